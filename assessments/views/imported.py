"""Profiles that other services handed over: brought in, attached to a case, shown beside our own scale."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions
from assessments.forms import NewProfile, WhoseProfile
from assessments.models import ImportedProfile
from assessments.permissions import can_bring_in
from assessments.profile_file import reading
from assessments.received import received
from assessments.views.catalogue import attribution
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused

PAGE = 25
SECTION = "imported_profile"


def imported_profiles(request):
    """Those that were brought in, and the way to bring in another."""
    require(can_bring_in(request.user))
    form = NewProfile(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        user=request.user,
        initial={"case": request.GET.get("case")},
    )
    if form.is_valid():
        try:
            profile, is_new = _bring_in(request, form.cleaned_data)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error("file", str(reason))
        else:
            said = _("Brought in.") if is_new else _("This file was brought in before: here it is.")
            messages.success(request, said)
            return redirect(profile)
    kept = ImportedProfile.objects.visible_to(request.user).light().with_cases().newest_first()
    context = {"form": form, "page": Paginator(kept, PAGE).get_page(request.GET.get("page"))}
    return render(request, "assessments/imported_profiles.html", context)


def _bring_in(request, asked):
    content = reading.read(asked["file"])
    return actions.import_profile(content, ambito=request.user.ambito, episode=asked["case"], by=request.user, at=now())


@require_safe
def imported_profile(request, pk):
    """The measures as they came, and on our scale."""
    return _show(request, _visible(request, pk))


@require_POST
def attach_profile(request, pk):
    """Say whose profile it is."""
    profile = _visible(request, pk)
    require(can_bring_in(request.user))
    form = WhoseProfile(request.POST, user=request.user)
    if form.is_valid():
        try:
            actions.attach_profile(profile, form.cleaned_data["case"], by=request.user)
        except Refused as refusal:
            form.add_error("case", str(refusal))
        else:
            messages.success(request, _("It stands in the person’s skills profile now."))
            return redirect(profile)
    return _show(request, profile, form=form)


def _visible(request, pk):
    return get_object_or_404(ImportedProfile.objects.visible_to(request.user).with_cases(), pk=pk)


def _show(request, profile, *, form=None):
    audit.record_read(profile.episode or profile, by=request.user, section=SECTION)
    if can_bring_in(request.user):
        form = form or WhoseProfile(user=request.user, initial={"case": profile.episode_id})
    context = {"profile": profile, "received": received(profile), "form": form, "history": audit.history(profile)[:20]}
    return render(request, "assessments/imported_profile.html", context | attribution())

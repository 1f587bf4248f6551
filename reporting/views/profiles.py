"""The skills profile on paper and as a file: printing it is a look at the case, handing it on a deed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments import actions as assessing
from assessments.inventory import inventory_of
from assessments.permissions import can_hand_on
from assessments.profile_file import writing
from assessments.profile_file.telling import Told
from assessments.profiles import profile_of
from assessments.sharing import chosen_of, rounds_to_share
from beneficiaries import actions as caring
from beneficiaries.forms import TellingNow, Together
from beneficiaries.models import Episode
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import documents, pdf, profile_papers
from reporting.forms import Sharing
from reporting.views.asking import sent
from reporting.views.reports import as_file

SECTION = "skills_profile"


@require_safe
def profile_for_person(request, pk):
    """The copy for the person: in plain words, in large type if she wishes."""
    large = request.GET.get("type") == "large"

    def paper(episode, profile, imprint):
        return profile_papers.for_person(episode, profile, imprint=imprint, large=large)

    return _print_copy(request, pk, "person", paper)


@require_safe
def profile_for_team(request, pk):
    """The copy for the team: everything there is."""

    def paper(episode, profile, imprint):
        return profile_papers.for_team(episode, profile, imprint=imprint)

    return _print_copy(request, pk, "team", paper)


def _print_copy(request, pk, copy, paper):
    episode = _visible_case(request, pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    profile = profile_of(episode)
    if not profile.is_told:
        messages.error(request, _("There is no profile to print yet: nothing was agreed."))
        return redirect("assessments:profile", episode.pk)
    audit.record("profile.printed", episode, by=request.user, copy=copy)
    imprint = _imprint(request, episode)
    return _printed(request, episode, paper(episode, profile, imprint), imprint)


def share_profile(request, pk):
    """What the person wants to show of her profile, and the copy: on paper, or as a file for another service."""
    episode = _visible_case(request, pk)
    require(can_hand_on(request.user, episode))
    inventory, rounds = inventory_of(episode), rounds_to_share(episode)
    posted = sent(request)
    form = Sharing(posted, inventory=inventory)
    telling = TellingNow(
        posted, episode=episode, today=timezone.localdate(), what=_("soft skills, and what was ticked")
    )
    if form.is_valid():
        chosen = {"inventory": chosen_of(inventory, form.chosen), "with_name": form.cleaned_data["with_name"]}
        chosen |= {"receiver": form.cleaned_data["receiver"]}
        try:
            _insist_it_may_be_told(request, episode, form, telling)
            if form.cleaned_data["then"] == Sharing.FILE:
                return _handed_on(request, rounds, chosen)
            return _shared(request, episode, rounds, chosen)
        except caring.NotTold as refusal:
            telling.refuse(refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    audit.record_read(episode, by=request.user, section=SECTION)
    context = {"episode": episode, "form": form, "inventory": inventory, "rounds": rounds, "can_print": pdf.available()}
    context |= {"telling": telling, "both": Together(form, telling)}
    return render(request, "reporting/share_profile.html", context)


def _visible_case(request, pk):
    return get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)


def _insist_it_may_be_told(request, episode, form, telling):
    if form.goes_to:
        receiver, name = form.goes_to
        told = {"name": name, "by": request.user, "on": timezone.localdate(), "recording": telling.recording}
        caring.insist_it_may_be_told(episode, receiver, **told)


def _handed_on(request, rounds, chosen):
    content = assessing.export_profile(rounds, **chosen, by=request.user, on=timezone.localdate())
    return as_file(writing.as_text(content).encode(), "application/json", f"{slugify(_('Skills profile'))}.json")


def _shared(request, episode, rounds, chosen):
    imprint = _imprint(request, episode)
    content = assessing.share_profile(rounds, **chosen, by=request.user, on=imprint.printed_on)
    return _printed(request, episode, profile_papers.to_share(Told(content), imprint=imprint), imprint)


def _imprint(request, episode):
    today = timezone.localdate()
    return documents.Imprint(episode.team.ambito, today.year, str(request.user), today, get_language())


def _printed(request, episode, paper, imprint):
    try:
        content = pdf.render_pdf(*paper, language=imprint.language)
    except pdf.PdfUnavailable as unavailable:
        messages.error(request, str(unavailable))
        return redirect("assessments:profile", episode.pk)
    return as_file(content, "application/pdf", f"{slugify(_('Skills profile'))}.pdf")

"""The doors of an extension: asked for, refused, granted."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.amendments import counted_out
from placements.forms import AskedExtension, NewEnd, RefusedExtension
from placements.models import ExtensionRequest
from placements.permissions import can_confirm, sees_money
from placements.views.acts import agree, agreeing, followed
from placements.views.files import SECTION, typed


def extend(request, pk):
    """A later last day; where somebody asked for one, this grants it."""
    internship = followed(request, pk)
    waiting = ExtensionRequest.objects.of(internship).pending().first()
    known = {"version": internship.version} | ({"ends_on": waiting.ends_on} if waiting else {})
    form = agreeing(request, NewEnd, internship, kind="extension", known=known)

    def deed():
        return actions.extend(internship, by=request.user, on=form.today, **form.cleaned_data)

    shown = {
        "waiting": waiting,
        "refusing": RefusedExtension(),
        "sees_money": sees_money(request.user, internship.episode.team.ambito_id),
        "rested": counted_out(internship, until=internship.ends_on),
    }
    done = _("The internship is extended. Tell the host, the person and the case manager.")
    return agree(request, form, deed, template="placements/extend.html", kind="extension", done=done, **shown)


def ask_extension(request, pk):
    """Note who asks for an extension; it waits on the worklist until somebody decides."""
    internship, today = followed(request, pk), localdate()
    form = AskedExtension(typed(request), today=today, initial={"requested_on": today})
    if form.is_valid():
        try:
            actions.ask_extension(internship, by=request.user, on=today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The request is noted: it waits on the first page until somebody decides."))
            return redirect(internship)
    return render(request, "placements/ask_extension.html", {"internship": internship, "form": form})


@require_POST
def refuse_extension(request, pk):
    """Decide against a request, in words."""
    waiting = get_object_or_404(ExtensionRequest.objects.visible_to(request.user).with_internships(), pk=pk)
    internship = waiting.internship
    audit.record_read(internship.episode, by=request.user, section=SECTION)
    require(can_confirm(request.user, internship))
    form = RefusedExtension(request.POST)
    if form.is_valid():
        try:
            actions.refuse_extension(waiting, by=request.user, on=localdate(), **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The request is refused, and the reason stands with it."))
        return redirect(internship)
    shown = {"internship": internship, "waiting": waiting, "refusing": form}
    return render(request, "placements/refuse_extension.html", shown)

"""The door of an internship that waits for approval: what is asked, what it costs, and the answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused
from placements.actions import give_back, let_go, withdraw
from placements.enums import InternshipKind, Undone
from placements.making import Making
from placements.models import ApprovalRequest
from placements.permissions import can_approve, can_place
from reporting import actions, ahead
from reporting.forms import Approval
from reporting.views.asking import sent

SECTION = "placements"


def approval(request, pk):
    """The desk looks at it; the coordinator approves it, or gives it back with a reason."""
    asked, today = _file(request, pk), localdate()
    making = Making(asked.episode, user=request.user, today=today, kept=asked.terms)
    decides = not asked.answer and can_approve(request.user, asked.episode.team.ambito)
    cost = ahead.of_arrangement(making.arrangement, on=today) if decides and making.arrangement else None
    choices = {"choices": cost.choices if cost else (), "suggested": cost and cost.suggested}
    form = Approval(sent(request), initial=drafts.typed(request.user, _draft(asked)), **choices)
    if request.method == "POST":
        require(can_approve(request.user, asked.episode.team.ambito))
        if asked.answer:
            return _answered_already(request, asked)
        if done := form.is_valid() and _answer(request, asked, making, form):
            return done
    shown = {
        "asked": asked,
        "episode": asked.episode,
        "making": making,
        "thought": making.arrangement,
        "kind": making.arrangement and InternshipKind(making.arrangement.kind).label,
        "ahead": cost,
        "form": form,
        "decides": decides,
        "anew": asked.answer and ApprovalRequest.objects.after(asked).newest_first().first(),
        "draft_key": _draft(asked),
        "may_place": can_place(request.user, asked.episode),
    }
    return render(request, "reporting/approval.html", shown)


def _draft(asked):
    return f"approval:{asked.pk}"


def _answer(request, asked, making, form):
    """Do what the button says, and lead on; nothing where it was refused, with the reason in the form."""
    told = {"by": request.user, "on": localdate()}
    try:
        if "give_back" in request.POST:
            give_back(asked, why=form.cleaned_data["why"], **told)
            drafts.forget(request.user, _draft(asked))
            messages.success(request, _("Given back: who asked for it finds your words on the first page."))
            return redirect("reporting:home")
        internship = actions.approve(asked, making, **form.answer, **told)
    except Refused as refusal:
        if not ApprovalRequest.objects.still_waits(asked):
            return _answered_already(request, asked)
        form.add_error(None, str(refusal))
        return None
    drafts.forget(request.user, _draft(asked))
    messages.success(request, _("Approved: the internship is open."))
    return redirect("placements:internship_opened", internship.pk)


def _answered_already(request, asked):
    """Somebody was quicker: the page says who, and what she said."""
    drafts.forget(request.user, _draft(asked))
    messages.error(request, Undone.DECIDED.label)
    return redirect(asked)


@require_POST
def withdraw_approval(request, pk):
    """Take it back to change it: the steps are as they were."""
    asked = _file(request, pk)
    require(can_place(request.user, asked.episode))
    try:
        withdraw(asked, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(asked)
    messages.success(request, _("Taken back: change what you want, and ask again."))
    return redirect("placements:open_internship", asked.episode_id)


@require_POST
def let_approval_go(request, pk):
    """Nobody wants this internship any more."""
    asked = _file(request, pk)
    require(can_place(request.user, asked.episode))
    try:
        let_go(asked, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(asked)
    messages.success(request, _("Let go: what was typed is not kept any longer."))
    return redirect(asked.episode)


def _file(request, pk):
    """A request of a visible case, the look at the case recorded."""
    asked = get_object_or_404(ApprovalRequest.objects.visible_to(request.user).with_cases(), pk=pk)
    audit.record_read(asked.episode, by=request.user, section=SECTION)
    return asked

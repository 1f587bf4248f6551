"""A case changes hands; a colleague is asked to help on it, and what was opened is closed again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beneficiaries import actions
from beneficiaries.forms import Handover, Help
from beneficiaries.models import CaseAccess, Episode, pending_in
from beneficiaries.permissions import can_end_access, can_hand_over, can_share
from beneficiaries.views.bulk import note_key
from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused


def hand_over(request, pk):
    visible = Episode.objects.visible_to(request.user)
    episode = get_object_or_404(visible.with_people().select_related("team__ambito"), pk=pk)
    if not can_hand_over(request.user, episode) and _is_done(request.POST, episode):
        messages.info(request, _("This is done already: %(name)s follows the case.") % {"name": episode.case_manager})
        return redirect(episode)
    require(can_hand_over(request.user, episode))
    typed = {"team": episode.team, "case_manager": episode.case_manager, "tasks_go_along": True}
    typed |= {"note": drafts.typed(request.user, note_key(episode)).get("note", "")}
    posted = request.POST if request.method == "POST" else None
    form = Handover(posted, ambito=episode.team.ambito, initial=typed)
    if form.is_valid():
        try:
            actions.hand_over(episode, by=request.user, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, note_key(episode))
            followed = _("The case is now followed by %(name)s.") % {"name": form.cleaned_data["case_manager"]}
            messages.success(request, followed)
            return redirect(episode if visible.contains(episode) else "beneficiaries:caseload")
    audit.record_read(episode, by=request.user, section="hand over")
    pending = pending_in([episode], reader=request.user, on=localdate()).get(episode.pk, [])
    context = {"episode": episode, "form": form, "pending": pending, "draft_key": note_key(episode)}
    return render(request, "beneficiaries/hand_over.html", context)


def ask_to_help(request, pk):
    """Who may look into the case beside the team, and one more."""
    visible = Episode.objects.visible_to(request.user)
    episode = get_object_or_404(visible.with_people().select_related("team__ambito"), pk=pk)
    require(can_share(request.user, episode))
    form = Help(request.POST if request.method == "POST" else None, ambito=episode.team.ambito, today=localdate())
    if form.is_valid():
        try:
            access = actions.ask_to_help(episode, by=request.user, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("user", str(refusal))
        else:
            messages.success(request, _("%(name)s can now work on this case.") % {"name": access.user})
            return redirect("beneficiaries:ask_to_help", episode.pk)
    audit.record_read(episode, by=request.user, section="access")
    accesses = CaseAccess.objects.of_case(episode).standing().with_people().helpers_first()
    return render(request, "beneficiaries/ask_to_help.html", {"episode": episode, "form": form, "accesses": accesses})


@require_POST
def end_access(request, pk):
    access = get_object_or_404(CaseAccess.objects.visible_to(request.user).with_people(), pk=pk)
    require(can_end_access(request.user, access))
    actions.end_access(access, by=request.user, at=now())
    messages.success(request, _("%(name)s no longer has access to this case.") % {"name": access.user})
    episode = access.episode
    if can_share(request.user, episode) and Episode.objects.visible_to(request.user).contains(episode):
        return redirect("beneficiaries:ask_to_help", episode.pk)
    return redirect("beneficiaries:caseload")


def _is_done(posted, episode):
    """The same click a second time: the case is already with whom it was to go to."""
    wanted = (posted.get("team"), posted.get("case_manager"))
    return wanted == (str(episode.team_id), str(episode.case_manager_id))


@require_POST
def note_for_successor(request, pk):
    """Keep the words to whoever takes over, where no script keeps them while they are typed."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user), pk=pk)
    require(can_hand_over(request.user, episode))
    drafts.keep(request.user, note_key(episode), {"note": request.POST.get("note", "")[:20_000]}, at=now())
    messages.success(request, _("Your words to the successor are kept as a draft."))
    return redirect("beneficiaries:hand_over", episode.pk)

"""The doors of jobs: one that follows, and what became of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.enums import JobState
from placements.forms import Check, Job
from placements.models import Hire
from placements.permissions import can_register_hire
from placements.rules import retention
from placements.views.files import SECTION, case_file, typed


def hire(request, pk):
    episode = case_file(request, pk)
    require(can_register_hire(request.user, episode))
    form = Job(typed(request), episode=episode, initial={"starts_on": localdate()})
    if form.is_valid():
        try:
            job = actions.register_hire(episode, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = _("The job is registered. You will be asked how it goes after one, three, six and twelve months.")
            messages.success(request, words)
            return redirect(job)
    return render(request, "placements/hire.html", {"episode": episode, "form": form})


def job(request, pk):
    """A job with its four checks; the one that is due is asked here."""
    hires = Hire.objects.visible_to(request.user).with_people().with_checks().select_related("internship__host")
    hire, today = get_object_or_404(hires, pk=pk), localdate()
    audit.record_read(hire.episode, by=request.user, section=SECTION)
    may_check = can_register_hire(request.user, hire.episode)
    if request.method == "POST":
        require(may_check)
    due = hire.due(on=today)
    form = Check(typed(request)) if may_check else None
    if form and form.is_valid():
        try:
            actions.note_check(hire, due or 0, by=request.user, on=today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(form.cleaned_data["state"]))
            return redirect(hire)
    shown = {
        "hire": hire,
        "line": hire.line(on=today),
        "due": due,
        "tries": hire.attempts(due),
        "most_tries": retention.ATTEMPTS,
        "form": form if due else None,
        "history": audit.history(hire)[:20],
    }
    return render(request, "placements/job.html", shown)


def _said(state):
    if state == JobState.NO_ANSWER:
        return _("Noted: nobody answered today. Try again on another day.")
    if state == JobState.NOT_EMPLOYED:
        return _("Noted. Whoever is ready for work stands among those without a place again.")
    return _("Noted. The next check comes by itself.")

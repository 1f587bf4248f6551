"""The doors of the learning goals: choosing them, and changing one by a dated act."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.aims import candidates
from placements.forms import GoalChange, Goals
from placements.models import LearningGoal
from placements.observed import agreed_levels
from placements.permissions import can_follow
from placements.views.files import SECTION, internship_file, typed


def goals(request, pk):
    """Add goals to an internship: what something speaks for stands first, with the reason."""
    internship = internship_file(request, pk)
    require(can_follow(request.user, internship))
    found = candidates(internship)
    hints = {candidate.item.lineage: candidate for candidate in found}
    form = Goals(typed(request), items=[candidate.item for candidate in found], hints=hints)
    if form.is_valid():
        try:
            chosen = actions.set_goals(internship, form.chosen, by=request.user, on=localdate())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext("%(n)s learning goal is set.", "%(n)s learning goals are set.", len(chosen))
            messages.success(request, said % {"n": len(chosen)})
            return redirect(internship)
    shown = {
        "internship": internship,
        "form": form,
        "standing": LearningGoal.objects.of(internship).standing().with_items().in_order(),
    }
    return render(request, "placements/goals.html", shown)


def change_goal(request, pk):
    """Another aim, or none: the old goal stays to be read, with its days and the reason."""
    goals = LearningGoal.objects.visible_to(request.user).standing().with_items().with_internships()
    goal = get_object_or_404(goals, pk=pk)
    audit.record_read(goal.internship.episode, by=request.user, section=SECTION)
    require(can_follow(request.user, goal.internship))
    form = GoalChange(typed(request), goal=goal)
    if form.is_valid():
        try:
            _change(goal, form.cleaned_data, gives_up="give_up" in request.POST, by=request.user, on=localdate())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The goal is changed. The old one stays to be read below."))
            return redirect(goal.internship)
    now = agreed_levels(goal.internship.episode, [goal.lineage]).get(goal.lineage)
    return render(request, "placements/change_goal.html", {"goal": goal, "form": form, "now": now})


def _change(goal, asked, *, gives_up, by, on):
    if gives_up:
        return actions.give_up_goal(goal, why=asked["why"], by=by, on=on)
    return actions.change_goal(goal, by=by, on=on, **asked)

"""What a deed on many cases or tasks will do to each, and where it cannot be done and why: told before it is done."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beneficiaries.models import Episode, Task
from beneficiaries.permissions import can_change_task, can_hand_over, can_share, can_write_diary


@dataclass(frozen=True)
class Line:
    """One case, or one task of it: what will happen, or what has happened already, or why it cannot."""

    episode: Episode
    pending: list = field(default_factory=list)
    outcome: str = ""
    problem: str = ""
    is_done: bool = False
    task: Task | None = None

    @property
    def will_happen(self):
        return not self.problem and not self.is_done


@dataclass(frozen=True)
class Preview:
    """The lines of all that was chosen."""

    lines: tuple[Line, ...]

    @property
    def to_do(self):
        return [line.task or line.episode for line in self.lines if line.will_happen]

    @property
    def done(self):
        return [line for line in self.lines if line.is_done]

    @property
    def problems(self):
        return [line for line in self.lines if line.problem]


def of_chosen(episodes, pending):
    """The chosen cases with what is open in them, before anything is decided."""
    return Preview(tuple(Line(episode, pending.get(episode.pk, [])) for episode in episodes))


def of_handover(episodes, pending, *, user, team, case_manager, days):
    """Each case into new hands; who keeps reading is told by name."""

    def line(episode):
        things = pending.get(episode.pk, [])
        former = episode.case_manager
        if episode.is_open and (episode.case_manager_id, episode.team_id) == (case_manager.pk, team.pk):
            already = _("is followed by %(name)s already") % {"name": case_manager}
            return Line(episode, things, outcome=already, is_done=True)
        if problem := _closed_or_not_allowed(episode, can_hand_over(user, episode)):
            return Line(episode, things, problem=problem)
        if episode.team.ambito_id != team.ambito_id:
            return Line(episode, things, problem=_("belongs to another district"))
        keeps = former and former != case_manager and former.is_active and days and not former.sees_cases_of(team)
        words = _("%(name)s may still read for %(days)s days") % {"name": former, "days": days} if keeps else ""
        return Line(episode, things, outcome=words or _("changes hands"))

    return Preview(tuple(line(episode) for episode in episodes))


def of_task(episodes, pending, *, user, owner):
    """The same task for each; `owner` is nobody when each case manager does it."""

    def line(episode):
        things = pending.get(episode.pk, [])
        who = owner or episode.case_manager
        if problem := _closed_or_not_allowed(episode, can_write_diary(user, episode)):
            return Line(episode, things, problem=problem)
        if who is None or not who.is_active:
            return Line(episode, things, problem=_("nobody who is here follows this case: say who does it"))
        return Line(episode, things, outcome=_("a task for %(name)s") % {"name": who})

    return Preview(tuple(line(episode) for episode in episodes))


def of_help(episodes, pending, *, user, helper):
    """A colleague is asked to help on each."""

    def line(episode):
        things = pending.get(episode.pk, [])
        if problem := _closed_or_not_allowed(episode, can_share(user, episode)):
            return Line(episode, things, problem=problem)
        if helper.sees_cases_of(episode.team):
            return Line(episode, things, problem=_("%(name)s sees this case already") % {"name": helper})
        return Line(episode, things, outcome=_("%(name)s helps") % {"name": helper})

    return Preview(tuple(line(episode) for episode in episodes))


def of_chosen_tasks(tasks):
    """The chosen tasks before anything is decided."""
    return Preview(tuple(Line(task.episode, task=task) for task in tasks))


def of_postponement(tasks, *, user, due_on):
    """Each task to another day."""

    def line(task):
        if problem := _ended_or_not_allowed(task, user):
            return Line(task.episode, task=task, problem=problem)
        if task.due_on == due_on:
            return Line(task.episode, task=task, outcome=_("is due that day already"), is_done=True)
        days = {"before": date_format(task.due_on, "SHORT_DATE_FORMAT") if task.due_on else _("no day set")}
        days["after"] = date_format(due_on, "SHORT_DATE_FORMAT")
        return Line(task.episode, task=task, outcome=_("%(before)s → %(after)s") % days)

    return Preview(tuple(line(task) for task in tasks))


def of_reassignment(tasks, *, user, owner):
    """Each task into the hands of one colleague, who has to see its case."""

    def line(task):
        if problem := _ended_or_not_allowed(task, user):
            return Line(task.episode, task=task, problem=problem)
        if task.owner_id == owner.pk:
            return Line(task.episode, task=task, outcome=_("%(name)s does it already") % {"name": owner}, is_done=True)
        if not owner.sees_cases_of(task.episode.team):
            return Line(task.episode, task=task, problem=_("%(name)s does not see this case") % {"name": owner})
        names = {"before": task.owner, "after": owner}
        return Line(task.episode, task=task, outcome=_("%(before)s → %(after)s") % names)

    return Preview(tuple(line(task) for task in tasks))


def _ended_or_not_allowed(task, user):
    if not task.is_open:
        return _("the task has ended")
    if not task.episode.is_open:
        return _("the case is closed")
    return "" if can_change_task(user, task) else _("only who does it, who follows the case, or the desk, may do this")


def _closed_or_not_allowed(episode, allowed):
    if not episode.is_open:
        return _("the case is closed")
    return "" if allowed else _("only who follows the case, or the desk, may do this")

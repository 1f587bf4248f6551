"""Deeds on the learning goals of an internship: set, changed, given up; nothing is written over."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import insert
from placements.models import Internship, LearningGoal
from placements.observed import agreed_levels
from placements.rules import goals as rules
from placements.rules.answers import written


@transaction.atomic
def set_goals(internship, aims, *, by, on):
    """Add goals to those that stand, each starting from the level the team last agreed on.

    `aims` are triples of item, level and the person's words.
    """
    internship = _held(internship, on=on)
    if not aims:
        raise Refused(Refusal.NO_GOAL.label)
    last = LearningGoal.objects.of(internship).count()
    starts = agreed_levels(internship.episode, [item.lineage for item, _level, _words in aims])
    return [
        _set(internship, aim, starts.get(aim[0].lineage), position=last + place, by=by, on=on)
        for place, aim in enumerate(aims, start=1)
    ]


@transaction.atomic
def change_goal(goal, *, level, words, why, by, on):
    """End a goal on a day and set another aim in its place; it starts from what the team has agreed on by now."""
    internship = _held(goal.internship, on=on)
    if (level, words.strip()) == (goal.aim, goal.words):
        raise Refused(Refusal.NOTHING_CHANGED.label)
    _end(goal, why=why, by=by, on=on)
    start = agreed_levels(internship.episode, [goal.lineage]).get(goal.lineage)
    changed = _written(internship, (goal.item, level, words), start, position=goal.position, by=by, on=on)
    audit.record("goal.changed", internship, by=by, meaning=goal.lineage, before=goal.aim, after=level)
    return changed


@transaction.atomic
def give_up_goal(goal, *, why, by, on):
    """End a goal on a day; it stays to be read, with the reason."""
    internship = _held(goal.internship, on=on)
    _end(goal, why=why, by=by, on=on)
    audit.record("goal.given_up", internship, by=by, meaning=goal.lineage, aim=goal.aim)
    return goal


def _held(internship, *, on):
    """The internship as it is now, held until the deed is done; refused when it is over."""
    internship = Internship.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=internship.pk)
    if internship.last_day < on:
        raise Refused(Refusal.GOALS_OVER.label % {"day": written(internship.last_day)})
    return internship


def _set(internship, aim, start, *, position, by, on):
    item, _level, _words = aim
    if LearningGoal.objects.of(internship).standing().of_item(item).exists():
        raise Refused(Refusal.GOAL_KNOWN.label % {"item": item.title})
    goal = _written(internship, aim, start, position=position, by=by, on=on)
    audit.record("goal.set", internship, by=by, meaning=goal.lineage, start=goal.start, aim=goal.aim)
    return goal


def _written(internship, aim, start, *, position, by, on):
    item, level, words = aim
    if level not in item.as_question.values:
        raise Refused(Refusal.NO_SUCH_LEVEL.label % {"item": item.title})
    rules.reachable(level, now=start.level if start else None, item=item.title).insist()
    return insert(
        LearningGoal(
            internship=internship,
            item=item,
            lineage=item.lineage,
            start=start.level if start else None,
            start_round=start.round if start else None,
            aim=level,
            words=words.strip(),
            position=position,
            set_on=on,
            set_by=by,
        )
    )


def _end(goal, *, why, by, on):
    if not why.strip():
        raise Refused(Refusal.WHY_CHANGED.label)
    ended = LearningGoal.objects.standing().same_as(goal).update(ended_on=on, ended_by=by, ended_why=why.strip())
    if not ended:
        raise Refused(Refusal.GOAL_ENDED.label)
    goal.refresh_from_db()

"""Early signals of many internships, in a few questions: what was noted, said and planned, put before the rules."""

from collections import defaultdict
from datetime import timedelta

from placements.enums import SignalKind
from placements.models import Act, AttendanceMonth, Day, HostReport, Internship, Observation, PutAside, Visit, Week
from placements.rules import following, watch
from placements.rules.watch import Seen, Signal, Visited

LOOKED_BACK = timedelta(days=45)
"""Further back no signal looks at single days."""

PATIENCE = timedelta(days=2)
"""A week that ended yesterday is not late yet."""


def signals_of(internships, *, on) -> dict[Internship, list[Signal]]:
    """Each internship with the signals that stand on a day, in the order of their kinds."""
    internships = list(internships)
    facts = _Facts(internships, on)
    return {internship: facts.signals(internship) for internship in internships}


def troubled(internships, *, on) -> dict[Internship, list[Signal]]:
    """Those of them that have a signal."""
    return {internship: found for internship, found in signals_of(internships, on=on).items() if found}


def besides_accidents(signals) -> list[Signal]:
    """An accident has a plate and a clock of its own wherever signals are shown: it is told once."""
    return [signal for signal in signals if signal.kind != SignalKind.ACCIDENT]


class _Facts:
    """What the rules need to know of some internships; one question for each kind of thing."""

    def __init__(self, internships, on):
        self.on = on
        self.days = _by_internship(Day.objects.of_any(internships).within(on - LOOKED_BACK, on).in_order())
        self.acts = _by_internship(Act.objects.of_any(internships).in_order())
        self.visits = _by_internship(Visit.objects.of_any(internships))
        self.looks = _by_internship(Observation.objects.of_any(internships).of_items().with_a_level().with_items())
        self.weeks = _by_internship(Week.objects.of_any(internships))
        self.months = _by_internship(AttendanceMonth.objects.of(internships))
        self.accidents = _by_internship(HostReport.objects.of_any(internships).accidents().unhandled())
        self.put_aside = _by_internship(PutAside.objects.of_any(internships))

    def signals(self, internship):
        on, pk = self.on, internship.pk
        days = [(day.day, day.presence) for day in self.days[pk]]
        changes = tuple(act.change for act in self.acts[pk])
        visits = [Visited(one.planned_on, one.done_on, one.how, one.is_planned) for one in self.visits[pk]]
        seen = [Seen(one.tutor_id, one.lineage, one.item.title, one.level, one.on) for one in self.looks[pk]]
        found = (
            watch.accident(report.on for report in self.accidents[pk]),
            watch.empty_week(days, on=on),
            watch.negative_note(visits, on=on),
            watch.absences(days, on=on),
            watch.lower_level(seen, on=on),
            watch.fewer_hours(changes, on=on),
            watch.unconfirmed(self._silent_weeks(pk, changes)),
            watch.visit_overdue(visits, on=on),
        )
        return watch.standing(found, self._aside(pk))

    def _silent_weeks(self, pk, changes):
        """Of internships whose tutor has confirmed a week before: who never had a link is not late."""
        confirmed = [week.monday for week in self.weeks[pk]]
        if not changes or not confirmed:
            return []
        closed, lately = {month.month for month in self.months[pk]}, self.on - PATIENCE
        waiting = following.weeks_to_confirm(changes, confirmed=confirmed, closed=closed, on=lately)
        return [monday for monday in waiting if monday > min(confirmed)]

    def _aside(self, pk):
        latest = {}
        for row in self.put_aside[pk]:
            latest[row.kind] = max(row.up_to, latest.get(row.kind, row.up_to))
        return latest


def _by_internship(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.internship_id].append(row)
    return found

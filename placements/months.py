"""The months of an internship: what their acts plan, what was noted, which are closed and what they pay."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from placements.enums import ActKind
from placements.models import Act, AttendanceMonth, Day, Internship, recorded_acts
from placements.rules.attendance import Due, due_of, first_of, last_of, months_of
from placements.rules.planning import Count, Noted, Plan, count, plan


@dataclass(frozen=True)
class Sheet:
    """One month of one internship: its plan, its noted days by date, and the month once it is closed."""

    internship: Internship
    plan: Plan
    days: Mapping[date, Day] = field(default_factory=dict)
    confirmed: AttendanceMonth | None = None

    @property
    def month(self) -> date:
        return self.plan.month

    @property
    def part(self):
        return self.plan.part

    @property
    def noted(self) -> dict[date, Noted]:
        return {day: note.noted for day, note in self.days.items()}

    @cached_property
    def count(self) -> Count:
        """The month counted from its noted days."""
        return count(self.plan, self.noted)

    @property
    def seen(self) -> str:
        """What a page showed of the sum, as a form remembers it: closing asks whether it still stands."""
        told = self.count
        return f"{told.planned}/{told.attended}/{len(told.missing)}/{told.hours}"

    @property
    def due(self) -> Due | None:
        """What it pays by its acts as they stand: a closed month by the days it has at last, an open one as noted."""
        if self.confirmed:
            return self.due_for(self.confirmed.now.days_planned, self.confirmed.now.days_attended)
        return self.due_for(self.count.planned, self.count.attended) if self.days else None

    @property
    def paid_otherwise(self) -> bool:
        """Closed before something changed (an interruption, a suspension): the amount is no longer the one due."""
        return self.confirmed is not None and self.confirmed.due_now != self.due.amount

    @property
    def may_be_closed(self) -> bool:
        """Every planned day is noted, and nobody closed it yet."""
        return bool(self.days) and self.confirmed is None and not self.count.missing

    def due_for(self, days_planned: int, days_attended: int) -> Due:
        """What so many days pay, step by step."""
        return due_of(self.plan.stretches, days_planned=days_planned, days_attended=days_attended)


def sheets(internships, month):
    """The same month of many internships, in their order; three queries, however many they are."""
    internships, last = list(internships), last_of(month)
    changes, days = changes_of(internships), defaultdict(dict)
    for day in Day.objects.of_any(internships).within(month, last).with_who():
        days[day.internship_id][day.day] = day
    months = AttendanceMonth.objects.of(internships).within(month, month).with_who()
    confirmed = {line.internship_id: line for line in months}
    return [
        Sheet(one, plan(changes[one.pk], month), days.get(one.pk, {}), confirmed.get(one.pk)) for one in internships
    ]


def sheet(internship, month):
    """One month of one internship; its plan has no part when it did not run then."""
    return sheets([internship], month)[0]


def changes_of(internships, *, made_by=date.max):
    """The acts of each, made by a day, as `rules.acts` reads them: {internship: changes}.

    Without a start, what its row says.
    """
    acts = defaultdict(list)
    for act in Act.objects.of_any(internships).in_order():
        acts[act.internship_id].append(act)
    return {one.pk: _changes(one, acts[one.pk], made_by=made_by) for one in internships}


def _changes(internship, acts, *, made_by=date.max):
    if not acts or acts[0].kind != ActKind.START:
        acts = recorded_acts(internship, dated_on=internship.starts_on)
    return tuple(act.change for act in acts if act.dated_on <= made_by)


def lines(internship, *, on, acts=None):
    """The months that have begun by a day, the last one first; who has read its acts already brings them along."""
    changes = changes_of([internship])[internship.pk] if acts is None else _changes(internship, acts)
    days = defaultdict(dict)
    for day in Day.objects.of(internship).with_who():
        days[first_of(day.day)][day.day] = day
    confirmed = {line.month: line for line in AttendanceMonth.objects.of([internship]).with_who()}
    months = months_of(internship.starts_on, internship.last_day)
    begun = [month for month in reversed(months) if max(month, internship.starts_on) <= on]
    return [Sheet(internship, plan(changes, month), days.get(month, {}), confirmed.get(month)) for month in begun]


def first_unconfirmed(internship, *, on):
    """The month a desk would confirm next: the earliest one begun and not confirmed, or the last one."""
    return next_to_confirm(lines(internship, on=on), internship, on=on)


def next_to_confirm(begun, internship, *, on):
    """The same, of months that are known already."""
    open_ones = [line.month for line in begun if line.confirmed is None]
    return open_ones[-1] if open_ones else first_of(min(max(on, internship.starts_on), internship.last_day))


def closed_months(internship, days):
    """The first days of the months of these days that are confirmed already."""
    months = {first_of(day) for day in days}
    closed = AttendanceMonth.objects.of([internship]).within(min(months), max(months))
    return set(closed.first_days())

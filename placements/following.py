"""How an internship is followed: the link of the host's tutor, weeks, reports, visits, what both saw, signals."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from placements.enums import ReportKind, TutorSide
from placements.looking import Row, side_by_side
from placements.models import (
    Act,
    AttendanceMonth,
    HostLink,
    HostReport,
    Internship,
    Observation,
    PutAside,
    Tutor,
    Visit,
    Week,
)
from placements.rules import following as rules
from placements.rules.watch import Signal
from placements.watching import besides_accidents, signals_of


def weeks_waiting(internship, *, on) -> list[date]:
    """Mondays of the weeks that wait for the host's tutor, the earliest first."""
    changes = Act.objects.of(internship).changes()
    if not changes:
        return []
    confirmed = Week.objects.of(internship).values_list("monday", flat=True)
    closed = set(AttendanceMonth.objects.of([internship]).first_days())
    return rules.weeks_to_confirm(changes, confirmed=confirmed, closed=closed, on=on)


@dataclass(frozen=True)
class Following:
    """One internship as its two tutors follow it, on a day; asked for only as far as a page shows it."""

    internship: Internship
    on: date

    @cached_property
    def tutors(self) -> list[Tutor]:
        return list(Tutor.objects.of(self.internship).with_users().in_order())

    @cached_property
    def rhythms(self) -> list[Tutor]:
        """Who of the service looks in, now."""
        return [tutor for tutor in self.tutors if tutor.side != TutorSide.HOST and tutor.to_day is None]

    @cached_property
    def host_tutor(self) -> Tutor | None:
        """The latest on the host's side."""
        return next((tutor for tutor in reversed(self.tutors) if tutor.side == TutorSide.HOST), None)

    @cached_property
    def link(self) -> HostLink | None:
        """The latest link, whether it still opens or not."""
        return HostLink.objects.of(self.internship).with_internships().standing_first().first()

    @property
    def link_opens(self):
        return self.link is not None and self.link.opens(on=self.on)

    @property
    def may_link(self):
        """Whether there is still something to do by a link."""
        return self.host_tutor is not None and self.on <= self.internship.last_day + rules.GRACE

    @cached_property
    def weeks(self) -> list[Week]:
        return list(Week.objects.of(self.internship).with_tutors().newest_first())

    @cached_property
    def waiting_weeks(self) -> list[date]:
        """Mondays of the weeks that wait for the host's tutor, the earliest first."""
        return weeks_waiting(self.internship, on=self.on)

    @cached_property
    def reports(self) -> list[HostReport]:
        return list(HostReport.objects.of(self.internship).with_who().newest_first())

    @property
    def open_reports(self):
        return [report for report in self.reports if report.handled_at is None]

    @cached_property
    def visits(self) -> list[Visit]:
        return list(Visit.objects.of(self.internship).with_tutors().in_order())

    @property
    def next_visit(self):
        return next((visit for visit in self.visits if visit.is_planned), None)

    @cached_property
    def looks(self) -> tuple[list[Row], list[Observation]]:
        return side_by_side(self.internship)

    @cached_property
    def signals(self) -> list[Signal]:
        [found] = signals_of([self.internship], on=self.on).values()
        return besides_accidents(found)

    @property
    def accident_waits(self):
        return any(report.kind == ReportKind.ACCIDENT for report in self.open_reports)

    @cached_property
    def put_aside(self) -> list[PutAside]:
        return list(PutAside.objects.of(self.internship).with_who().newest_first())

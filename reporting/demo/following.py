"""How the internships of today are followed: links in use, weeks confirmed, visits, what both tutors saw, reports."""

from datetime import timedelta
from decimal import Decimal

from django.db.models import F

from equipe.sealing import fingerprint_of
from placements.enums import AbsenceReason, NotedFrom, Presence, ReportKind, TutorSide
from placements.looking import asked_items
from placements.models import (
    Act,
    AttendanceMonth,
    Day,
    HostLink,
    HostReport,
    Internship,
    Observation,
    Tutor,
    Visit,
    Week,
)
from placements.models.host_links import BEGIN_WITHIN
from placements.rules import acts, following, visits
from placements.rules.attendance import first_of
from reporting.demo import following_texts as texts
from reporting.demo.stage import weighted

WEEKS_TOLD = 6
LOOKS_EVERY = timedelta(days=21)
LEVELS_A_LOOK = 4
HOW = ("well", "watch", "worrying")


def follow(stage):
    """Of every internship that runs today, and of nothing before: the demo stays small."""
    running = Internship.objects.running(on=stage.today).with_people().by_start()
    rows = [_Followed(stage, internship, n) for n, internship in enumerate(running)]
    for followed in rows:
        followed.visit()
        followed.link()
    begun = [followed for followed in rows if followed.mondays]
    for followed in begun:
        followed.confirm()
        followed.look()
    _report(stage, begun)
    Visit.objects.bulk_create(visit for followed in rows for visit in followed.visits)
    links = [link for followed in rows for link in followed.links]
    HostLink.objects.bulk_create(links)
    HostLink.objects.update(made_at=F("sent_at"))
    Tutor.objects.bulk_update([link.tutor for link in links], ["email"])
    Week.objects.bulk_create(week for followed in rows for week in followed.weeks)
    Day.objects.bulk_create((day for followed in rows for day in followed.days), ignore_conflicts=True)
    Observation.objects.bulk_create(look for followed in rows for look in followed.looks.values())


class _Followed:
    """One internship, its two tutors and what they wrote."""

    def __init__(self, stage, internship, number):
        self.stage, self.internship, self.number = stage, internship, number
        self.changes = Act.objects.of(internship).changes()
        tutors = {tutor.side: tutor for tutor in Tutor.objects.of(internship).current()}
        self.of_service, self.of_host = tutors.get(TutorSide.PROMOTER), tutors.get(TutorSide.HOST)
        self.items = asked_items(internship)
        self.closed = set(AttendanceMonth.objects.of([internship]).first_days())
        self.visits, self.links, self.weeks, self.days, self.looks = [], [], [], [], {}

    @property
    def mondays(self):
        """The latest weeks that could be confirmed, the earliest first; none without a link."""
        if not any(link.begun_at for link in self.links):
            return []
        return following.weeks_to_confirm(self.changes, confirmed=(), on=self.stage.today)[-WEEKS_TOLD:]

    def visit(self):
        """The plan; what lies behind was done, seldom missed, and of one in nine forgotten."""
        if self.of_service is None:
            return
        terms, resting = acts.as_amended(self.changes), acts.rests(self.changes)
        for planned in visits.plan(terms.starts_on, terms.last_day, resting=resting):
            visit = Visit(
                id=self.stage.id(),
                internship=self.internship,
                tutor=self.of_service,
                planned_on=planned.day,
                checkpoint=planned.checkpoint,
            )
            if planned.day < self.stage.today:
                self._tell(visit)
            self.visits.append(visit)

    def link(self):
        """Three in four hosts' tutors came in; one in eight has not opened the link yet."""
        stage, tutor = self.stage, self.of_host
        if tutor is None or self.number % 4 == 3:
            return
        tutor.email = f"tutor{self.number + 1}@example.org"
        made = stage.moment(min(self.internship.starts_on, stage.today - timedelta(days=1)))
        link = HostLink(
            id=stage.id(),
            tutor=tutor,
            sent_to=tutor.email,
            made_by=stage.mediator,
            begin_by=made.date() + BEGIN_WITHIN,
            sent_at=made,
        )
        if self.number % 8 != 6:
            link.device, link.begun_at = fingerprint_of(str(link.id)), made + timedelta(hours=2)
            link.used_at = max(stage.moment(stage.today - timedelta(days=self.number % 5 + 1)), link.begun_at)
        self.links.append(link)

    def confirm(self):
        """Most confirm every week; one in nine has not for three of them."""
        told = self.mondays[:-3] if self.number % 9 == 4 else self.mondays[: -1 if self.number % 3 == 1 else None]
        for monday in told:
            planned = following.planned_week(monday, self.changes)
            sunday = self.stage.moment(min(planned[-1].day, self.stage.today))
            self.weeks.append(Week(internship=self.internship, monday=monday, tutor=self.of_host, confirmed_at=sunday))
            self.days += [self._day(one) for one in planned if first_of(one.day) not in self.closed]

    def look(self):
        """Both write down some levels, every few weeks; of one the level falls."""
        last = self.stage.today - timedelta(days=2)
        days = [last - LOOKS_EVERY * n for n in range(3)]
        for n, day in enumerate(day for day in reversed(days) if day >= self.internship.starts_on):
            for item in self.items[:LEVELS_A_LOOK]:
                self._look(self.of_host, item, day, min(1 + n + len(item.code) % 2, 4))
            self._word(day)
        if self.items and self.number % 9 == 2:
            self._look(self.of_host, self.items[0], last, 0)

    def _tell(self, visit):
        stage = self.stage
        late = (stage.today - visit.planned_on).days
        if late < 20 and self.number % 9 == 5:
            return  # forgotten, or still to be written down
        if self.number % 11 == 7 and not visit.checkpoint:
            visit.missed_because, visit.told_by = stage.rng.choice(texts.MISSED), visit.tutor.user
            return
        visit.how = "worrying" if self.number % 13 == 6 and late < 40 else weighted(stage.rng, HOW[:2], (80, 20))
        visit.done_on, visit.told_by = visit.planned_on, visit.tutor.user
        visit.words = stage.tell(texts.VISITS[visit.how], self.internship.person)
        for item in self.items[:LEVELS_A_LOOK]:
            level = min(1 + (visit.planned_on - self.internship.starts_on).days // 30 + len(item.code) % 2, 4)
            self._look(visit.tutor, item, visit.done_on, level)

    def _look(self, tutor, item, day, level):
        note = self.stage.tell(texts.NOTES, self.internship.person) if self.stage.chance(0.2) else ""
        said = {"item": item, "lineage": item.lineage, "level": level, "note": note}
        self.looks[tutor.pk, item.lineage, day] = Observation(internship=self.internship, tutor=tutor, on=day, **said)

    def _word(self, day):
        if self.stage.chance(0.5):
            note = self.stage.tell(texts.WHOLE, self.internship.person)
            self.looks[self.of_host.pk, "", day] = Observation(
                internship=self.internship, tutor=self.of_host, on=day, note=note
            )

    def _day(self, planned):
        away = self.stage.chance(0.3 if self.number % 9 == 1 else 0.04)
        return Day(
            internship=self.internship,
            day=planned.day,
            presence=Presence.ABSENT if away else Presence.PRESENT,
            hours=Decimal(0) if away else planned.hours,
            reason=self.stage.rng.choice((AbsenceReason.ILLNESS, AbsenceReason.FAMILY)) if away else "",
            noted_from=NotedFrom.LINK,
        )


def _report(stage, begun):
    """An accident of this morning that waits, an absence that was read, a question."""
    if len(begun) < 3:
        return
    told = stage.moment(stage.today)
    accident, absence, other = (begun[n].internship for n in (0, 1, 2))
    tutors = [begun[n].of_host for n in (0, 1, 2)]
    yesterday = stage.workday(stage.today - timedelta(days=3))

    def report(internship, tutor, kind, on, **said):
        return HostReport(id=stage.id(), internship=internship, tutor=tutor, kind=kind, on=on, **said)

    HostReport.objects.bulk_create(
        [
            report(
                accident,
                tutors[0],
                ReportKind.ACCIDENT,
                stage.today,
                words=stage.say(texts.ACCIDENT, accident.person),
                reported_at=told,
            ),
            report(
                absence,
                tutors[1],
                ReportKind.ABSENCE,
                yesterday,
                reason=AbsenceReason.ILLNESS,
                reported_at=stage.moment(yesterday),
                handled_at=stage.moment(yesterday) + timedelta(hours=1),
                handled_by=stage.educator,
                how="Sentita al telefono: certificato in arrivo.",
            ),
            report(other, tutors[2], ReportKind.OTHER, stage.today, words=texts.OTHER, reported_at=told),
        ]
    )

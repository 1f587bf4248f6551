"""Internships and what came of them: months, interruptions, extensions, jobs. Nothing breaks a rule."""

from datetime import date, timedelta
from decimal import Decimal

from beneficiaries.enums import ClosingReason
from placements.enums import ContractKind, HostKind, InternshipKind, InterruptionReason
from placements.models import AttendanceMonth, Hire, Internship
from placements.rules import allowance as money
from placements.rules import attendance, duration
from reporting.demo.attendance import note_days
from reporting.demo.businesses import EMPLOYERS
from reporting.demo.diary_texts import INTERRUPTIONS, OUTCOMES
from reporting.demo.people import close
from reporting.demo.stage import Occupied, months_later, weighted

IN_A_YEAR, STILL_TO_COME = 75, 4
HIRES_IN_A_YEAR, AT_THE_SAME_HOST = 20, 14
FULL_TIME_AT_PUBLIC_BODIES = 36
WEEKS = {
    20: [[day, "08:30", "12:30"] for day in range(5)],
    25: [[day, "08:00", "13:00"] for day in range(5)],
    30: [[day, "08:00", "14:00"] for day in range(5)],
    36: [[day, *half] for day in range(5) for half in (("08:00", "12:00"), ("13:00", "17:00"))][:9],
}
"""The timetable of each of the weekly hours that are agreed here."""
SOME_PAUSE = timedelta(days=12)
WEEKS_BEFORE_A_START = timedelta(days=25)


def place_people(stage, tale, places):
    """The internships of three years, begun in the order of their days."""
    floor = _Floor(stage, tale, places)
    for starts_on in _starting_days(stage):
        floor.place(starts_on)
    floor.turn_out()
    return floor.internships


def _starting_days(stage):
    days = []
    for year in stage.years:
        first, count = date(year, 1, 3), stage.rng.randint(IN_A_YEAR - 2, IN_A_YEAR + 2)
        last = min(date(year, 12, 30), stage.today - timedelta(days=2))
        if last > first:
            days += [stage.day_between(first, last) for _ in range(round(count * stage.share_of(year)))]
    days += [stage.workday(stage.today + timedelta(days=stage.rng.randint(3, 20))) for _ in range(STILL_TO_COME)]
    return sorted(days)


class _Floor:
    """Who is where, while the internships are handed out."""

    def __init__(self, stage, tale, places):
        self.stage, self.places, self.episodes = stage, places, tale.episodes
        self.internships = []
        self.of_person, self.pairs = {}, set()
        self.loads = {stage.mediator: Occupied(18), stage.educator: Occupied(18)}

    def place(self, starts_on):
        """Somebody who waits, at a host with a free seat; the longest that fits of a few durations."""
        stage = self.stage
        for months in stage.rng.sample((2, 3, 3, 4, 6), 5):
            ends_on = duration.last_day_of(starts_on, months=months)
            waiting = [episode for episode in self.episodes if self._may_start(episode, starts_on, ends_on)]
            waiting.sort(key=lambda episode: (len(self.of_person.get(episode.person.pk, ())), episode.opened_on))
            for episode in stage.rng.sample(waiting[:12], min(4, len(waiting))):
                if self._place(episode, starts_on, ends_on):
                    return

    def _may_start(self, episode, first, last):
        if episode.opened_on + WEEKS_BEFORE_A_START > first or (episode.closed_on and episode.closed_on < last):
            return False
        others = self.of_person.get(episode.person.pk, ())
        return len(others) < 3 and all(
            last + SOME_PAUSE < other.starts_on or other.ends_on + SOME_PAUSE < first for other in others
        )

    def _place(self, episode, first, last):
        stage = self.stage
        for place in stage.rng.sample(self.places, len(self.places)):
            agreement, tutor = place.agreement_for(first, last), place.tutor_for(first, last)
            promoter = next((user for user in self._tutors() if self.loads[user].has_room(first, last)), None)
            if agreement and tutor and promoter and (episode.person.pk, place.host.pk) not in self.pairs:
                internship = _internship(stage, episode, place, agreement, tutor, promoter, first, last)
                self._take(internship, place, tutor)
                return internship
        return None

    def _tutors(self):
        return self.stage.rng.sample(list(self.loads), 2)

    def _take(self, internship, place, tutor):
        period = (internship.starts_on, internship.ends_on)
        for load in (place.seats, place.tutors[tutor], self.loads[internship.promoter_tutor]):
            load.take(*period)
        self.of_person.setdefault(internship.person.pk, []).append(internship)
        self.pairs.add((internship.person.pk, internship.host.pk))
        self.internships.append(internship)

    def turn_out(self):
        """One in seven is interrupted, some are extended where there is room, the rest end as planned."""
        stage = self.stage
        running = [one for one in self.internships if one.starts_on < stage.today - timedelta(days=30) <= one.ends_on]
        for internship in self.internships:
            if internship.starts_on > stage.today - timedelta(days=30):
                continue
            if stage.chance(0.14) and internship not in running[:2]:
                _interrupt(stage, internship)
            elif internship in running[:2] or stage.chance(0.08):
                self._extend(internship)
            if internship.last_day < stage.today and not internship.interrupted_on:
                internship.outcome = stage.rng.choice(OUTCOMES)

    def _extend(self, internship):
        place = next(place for place in self.places if place.host is internship.host)
        first, last = internship.ends_on + timedelta(days=1), months_later(internship.ends_on, 2)
        loads = (place.seats, place.tutors[internship.host_tutor_name], self.loads[internship.promoter_tutor])
        episode, others = internship.episode, self.of_person[internship.person.pk]
        free = all(load.has_room(first, last) for load in loads) and all(
            other is internship or other.starts_on > last or other.ends_on < first for other in others
        )
        if free and last <= internship.agreement.ends_on and not (episode.closed_on and episode.closed_on < last):
            if internship.kind == InternshipKind.INSERTION:
                return
            for load in loads:
                load.take(first, last)
            asked_on = min(internship.ends_on - timedelta(days=8), self.stage.today - timedelta(days=1))
            self.stage.trace(
                "internship.extended",
                internship,
                self.stage.mediator,
                self.stage.moment(asked_on),
                before=internship.ends_on.isoformat(),
                after=last.isoformat(),
                warnings=0,
            )
            internship.first_end, internship.ends_on = internship.ends_on, last
            internship.version += 1


def _internship(stage, episode, place, agreement, tutor, promoter, first, last):
    rng = stage.rng
    kind = InternshipKind.DISABLED if episode.disabled else _kind(rng, first, last)
    hours = rng.choice((20, 20, 25, 30, 36))
    internship = Internship(
        id=stage.id(),
        episode=episode,
        person=episode.person,
        host=place.host,
        agreement=agreement,
        kind=kind,
        starts_on=first,
        ends_on=last,
        weekly_hours=hours,
        timetable=WEEKS[hours],
        allowance=_allowance(rng, hours, place.host.kind),
        tasks=rng.choice(place.business.tasks),
        promoter_tutor=promoter,
        host_tutor_name=tutor,
        host_tutor_phone=place.phone,
    )
    opened_on = min(stage.workday(first - timedelta(days=rng.randint(3, 14))), stage.today - timedelta(days=1))
    stage.trace("internship.opened", internship, stage.mediator, stage.moment(opened_on))
    return internship


def _kind(rng, first, last):
    if last > duration.last_day_of(first, months=6):
        return InternshipKind.INCLUSION
    return weighted(
        rng, (InternshipKind.INCLUSION, InternshipKind.DISADVANTAGED, InternshipKind.INSERTION), (62, 30, 8)
    )


def _allowance(rng, hours, host_kind):
    """The minimum for the hours or a little more; what public bodies pay full time."""
    if host_kind == HostKind.PUBLIC_BODY and hours >= FULL_TIME_AT_PUBLIC_BODIES:
        return Decimal(money.PUBLIC_BODY)
    return money.minimum_allowance(hours) + rng.choice((0, 0, 0, 50, 100))


def _interrupt(stage, internship):
    latest = min(internship.ends_on - timedelta(days=7), stage.today - timedelta(days=3))
    day = stage.day_between(internship.starts_on + timedelta(days=12), latest)
    if not internship.starts_on < day < internship.ends_on:
        return
    reason = stage.rng.choice(list(INTERRUPTIONS))
    internship.interrupted_on = day
    internship.interruption_reason = InterruptionReason(reason)
    internship.interruption_note = INTERRUPTIONS[reason]
    stage.trace("internship.interrupted", internship, stage.mediator, stage.moment(day), reason=reason)


def confirm_months(stage, internships):
    """Every month that has passed is confirmed, but for some of the last one, which wait on the mediator's desk."""
    asked = attendance.asked_month(stage.today)
    months = []
    for internship in internships:
        for month in attendance.months_of(internship.starts_on, internship.last_day):
            part = attendance.part_of(month, starts_on=internship.starts_on, last_day=internship.last_day)
            if part.last >= stage.today or (month >= asked and stage.chance(0.45)):
                continue
            if planned := attendance.weekdays(part):
                months.append(_month(stage, internship, month, part, planned))
    note_days(stage, internships, months)
    AttendanceMonth.objects.bulk_create(months)
    for month in months:
        stage.trace(
            "month.confirmed", month.internship, month.confirmed_by, month.confirmed_at, month=f"{month.month:%Y-%m}"
        )
    return months


def _month(stage, internship, month, part, planned):
    rng = stage.rng
    few = stage.chance(0.07)
    attended = round(planned * (rng.uniform(0.3, 0.66) if few else rng.uniform(0.84, 1)))
    reckoned = attendance.due(internship.allowance, part=part, days_planned=planned, days_attended=attended)
    confirmed_on = min(stage.workday(attendance.last_of(month) + timedelta(days=rng.randint(1, 6))), stage.today)
    return AttendanceMonth(
        internship=internship,
        month=month,
        days_planned=planned,
        days_attended=attended,
        note="Assenze per malattia, certificato consegnato." if few else "",
        due=reckoned.amount,
        confirmed_by=stage.mediator,
        confirmed_at=stage.moment(confirmed_on),
    )


def find_jobs(stage, tale, internships):
    """About twenty jobs a year, most at the host of an internship that has just ended; then the case closes."""
    hires, hired = [], set()
    for year in stage.years:
        share = stage.share_of(year)
        done = [one for one in internships if _may_follow(stage, one, year, hired, internships)]
        for internship in stage.rng.sample(done, min(round(AT_THE_SAME_HOST * share), len(done))):
            if internship.person.pk not in hired:
                hired.add(internship.person.pk)
                starts_on = stage.day_between(*_weeks_after(stage, internship, year))
                hires.append(_hire(stage, internship.episode, starts_on, host=internship.host))
        wanted = round(HIRES_IN_A_YEAR * share) - sum(hire.starts_on.year == year for hire in hires)
        elsewhere = [episode for episode in tale.episodes if _may_be_hired(stage, episode, year, hired, internships)]
        for episode in stage.rng.sample(elsewhere, min(max(wanted, 0), len(elsewhere))):
            hired.add(episode.person.pk)
            starts_on = stage.day_between(*_days_in_charge(stage, episode, year, internships))
            hires.append(_hire(stage, episode, starts_on, employer=stage.rng.choice(EMPLOYERS)))
    _close_after(stage, hires, internships, tale)
    return hires


def _may_follow(stage, internship, year, hired, internships):
    again = any(one.person is internship.person and one.starts_on > internship.ends_on for one in internships)
    return (
        not again
        and not internship.interrupted_on
        and internship.person.pk not in hired
        and internship.ends_on.year == year
        and internship.ends_on < min(date(year, 12, 10), stage.today - timedelta(days=8))
    )


def _weeks_after(stage, internship, year):
    first = internship.ends_on + timedelta(days=1)
    return first, min(first + timedelta(days=75), date(year, 12, 30), stage.today - timedelta(days=2))


def _days_in_charge(stage, episode, year, internships):
    """The days of a year on which somebody may find a job by herself: two months in charge, no internship running."""
    done = [one.last_day + timedelta(days=7) for one in internships if one.person is episode.person]
    first = max([date(year, 1, 10), episode.opened_on + timedelta(days=60), *done])
    return first, min(date(year, 12, 20), episode.closed_on or date.max, stage.today - timedelta(days=4))


def _may_be_hired(stage, episode, year, hired, internships):
    first, last = _days_in_charge(stage, episode, year, internships)
    return first + timedelta(days=20) < last and episode.person.pk not in hired


def _hire(stage, episode, starts_on, **where):
    contract = weighted(
        stage.rng,
        (ContractKind.FIXED_TERM, ContractKind.PERMANENT, ContractKind.APPRENTICESHIP, ContractKind.AGENCY),
        (60, 18, 8, 14),
    )
    hire = Hire(
        id=stage.id(),
        episode=episode,
        person=episode.person,
        starts_on=starts_on,
        contract=contract,
        months=None if contract == ContractKind.PERMANENT else stage.rng.choice((3, 6, 6, 12)),
        **where,
    )
    stage.trace("hire.registered", hire, stage.mediator, stage.moment(min(starts_on, stage.today)))
    return hire


def _close_after(stage, hires, internships, tale):
    """A case ends some weeks after the job began, unless something else still runs or the person came back."""
    for hire in hires:
        episode = hire.episode
        day = stage.workday(hire.starts_on + timedelta(days=stage.rng.randint(20, 60)))
        later = any(one.episode is episode and one.last_day >= day for one in internships)
        again = any(other.person is episode.person and other is not episode for other in tale.episodes)
        if day < stage.today and not later and not again:
            close(stage, episode, day, ClosingReason.JOB_FOUND)

"""An internship one thinks of opening: fetches what the rules need to know, and asks them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from beneficiaries.models import Episode
from equipe.enums import CASE_ROLES
from equipe.models import User
from equipe.verdicts import Refused
from placements.enums import Declared, InternshipKind, Refusal
from placements.frames import unsigned
from placements.models import Agreement, AgreementAct, Cover, Headcount, Hire, Host, Internship, Opening
from placements.offers import Offer
from placements.rules import (
    agreements,
    allowance,
    answers,
    cover,
    declarations,
    duration,
    earlier,
    frameworks,
    hours,
    kinds,
    quotas,
    rule_sets,
    tutors,
)
from placements.rules.answers import written
from placements.rules.timetables import Timetable


@dataclass(frozen=True)
class Others:
    """Who else is there on some days: under the agreement, at the host, with the two tutors.

    An internship from an older register has no agreement: of it only host and tutors are asked. `itself` is an
    internship that moves, and does not stand in its own way.
    """

    agreement: Agreement | None
    kind: InternshipKind
    promoter_tutor: User | None
    host_tutor_name: str
    first: date
    last: date
    at: Host | None = None
    admitted: str = ""
    itself: Internship | None = None

    @property
    def host(self):
        return self.at or self.agreement.host

    @property
    def seat(self):
        """In the stretch in which the fewest are free: an act may give the agreement other seats from a day on."""
        periods = self._all.under(self.agreement).running_within(self.first, self.last).periods()
        steps = AgreementAct.objects.steps(self.agreement)
        taken, seats = frameworks.tightest(periods, steps, first=self.first, last=self.last)
        return agreements.seat(seats=seats, taken=taken)

    @property
    def employees(self):
        return Headcount.objects.employees(self.agreement.host, on=self.first)

    @property
    def quota(self):
        others = self._most(self._counted_at_host)
        return quotas.interns(self.kind, employees=self.employees, others=others, known=self._known, on=self.first)

    @property
    def tutors(self):
        """The service's and the host's, where they are known: an older register may not name them."""
        if self.promoter_tutor:
            followed = self._all.followed_by(self.promoter_tutor)
            elsewhere = followed.not_at(self.host)
            yield tutors.the_services_tutor(others=self._most(followed), elsewhere=self._most(elsewhere))
        if self.host_tutor_name:
            yield tutors.the_hosts_tutor(others=self._most(self._at_host.followed_at_host_by(self.host_tutor_name)))

    @property
    def _all(self):
        return Internship.objects.other_than(self.itself)

    @property
    def _at_host(self):
        return self._all.at(self.host)

    @property
    def _known(self):
        """What the register knows of the host's interns and hires of the months before."""
        rules = rule_sets.in_force(self.first)
        since = duration.months_before(self.first, months=rules.premium_looks_back)
        ended = self._at_host.ended_within(since, self.first)
        hires = Hire.objects.at(self.host).started_within(since, self.first).lasting(months=rules.premium_hire_months)
        hired = hires.of_any(ended.values("person")).values("person").distinct().count()
        told = {"interns": ended.values("person").distinct().count(), "hired": hired}
        return quotas.Known(
            admitted=declarations.answered({Declared.ADMITTED: self.admitted}, Declared.ADMITTED), **told
        )

    @property
    def _counted_at_host(self):
        """The others the quota counts: for a kind outside it, everybody at the host."""
        return self._at_host if self.kind in quotas.OUTSIDE else self._at_host.besides(quotas.OUTSIDE)

    def _most(self, internships):
        """The most of these that run on one of the days."""
        periods = internships.running_within(self.first, self.last).periods()
        return agreements.most_at_once(periods, first=self.first, last=self.last)


@dataclass(frozen=True)
class Arrangement:
    """What would be agreed; nothing is written yet.

    `opening` is the one it fills, `on` the day on which it is agreed. `cover` is unsaved. `declared` is what was
    answered to the questions no register knows, with the day of the title as "title_on"; None where nobody was asked,
    and then these rules are not asked either. `itself` is the internship where it is there already.
    """

    episode: Episode
    agreement: Agreement
    kind: InternshipKind
    starts_on: date
    ends_on: date
    weekly_hours: int
    allowance: Decimal
    promoter_tutor: User
    host_tutor_name: str
    timetable: Timetable = ()
    cover: Cover | None = None
    declared: Mapping | None = None
    opening: Opening | None = None
    tasks: str = ""
    on: date | None = None
    itself: Internship | None = None

    @property
    def host(self):
        return self.agreement.host

    @property
    def days(self):
        return {"starts_on": self.starts_on, "ends_on": self.ends_on}

    @cached_property
    def answers(self):
        """Every rule with what it found, in the order in which one speaks of it."""
        what = {"kind": self.kind, "host_kind": self.host.kind}
        seasonal = declarations.answered(self._said, Declared.SEASONAL)
        return (
            rule_sets.standing(self.starts_on),
            agreements.period(**self.days, number=self.agreement.number, agreed=self._agreed),
            agreements.signatures(unsigned(self.agreement, on=self.starts_on)),
            agreements.work(self.agreement.sectors, ateco=self.host.ateco, told=self._work),
            self._others.seat,
            *self._offer,
            duration.shortest(**self.days, kind=self.kind, seasonal=seasonal),
            duration.longest(**self.days, **what),
            self._others.quota,
            hours.working_time(self.timetable, hours=self.weekly_hours),
            allowance.pay(self.allowance, weekly_hours=self.weekly_hours, on=self.starts_on, **what),
            *(self.cover.answers(allowance=self.allowance, **self.days) if self.cover else ()),
            *self._others.tutors,
            earlier.before(internships=self._internships_before, jobs=self._jobs_before),
            cover.parties(str(self.host), self._promoters),
            *(self._declarations if self.declared is not None else ()),
        )

    @property
    def questions(self):
        """What must be asked of host and person here, besides what is asked of everybody."""
        if duration.depends_on_season(**self.days, kind=self.kind):
            yield Declared.SEASONAL
        if self.kind not in quotas.OUTSIDE and self._others.employees == 0:
            yield Declared.ADMITTED
        yield from (Declared.INCOME_SUPPORT, *declarations.PROHIBITIONS)

    @property
    def _declarations(self):
        title_on = self._said.get("title_on")
        minimum = allowance.minimum_allowance(self.weekly_hours, on=self.starts_on)
        yield from kinds.answers(
            self.kind,
            starts_on=self.starts_on,
            opened_on=self.episode.opened_on,
            title_on=date.fromisoformat(title_on) if title_on else None,
        )
        yield from declarations.answers(self._said, amount=self.allowance, minimum=minimum)

    @property
    def _said(self):
        return self.declared or {}

    @property
    def _promoters(self):
        ambito = self.host.ambito
        return ambito.managing_body, ambito.service_name, ambito.name

    @property
    def verdict(self):
        return answers.together(self.answers)

    @property
    def _agreed(self):
        return self.agreement.starts_on, self.agreement.ends_on

    @property
    def _others(self):
        return Others(
            self.agreement,
            self.kind,
            self.promoter_tutor,
            self.host_tutor_name,
            self.starts_on,
            self.ends_on,
            admitted=self._said.get(Declared.ADMITTED, ""),
            itself=self.itself,
        )

    @property
    def _work(self):
        return " ".join((self.opening.title if self.opening else "", self.tasks, self.host.sector))

    @property
    def _offer(self):
        if self.opening is None:
            return ()
        return Offer(self.opening, self.episode, self.starts_on, self.ends_on, on=self.on or self.starts_on).answers

    @property
    def _internships_before(self):
        return Internship.objects.other_than(self.itself).at(self.host).of(self.episode.person).count()

    @property
    def _jobs_before(self):
        since = duration.months_before(self.starts_on, months=earlier.JOB_MONTHS)
        return Hire.objects.at(self.host).of(self.episode.person).started_within(since, self.starts_on).count()


def standing(internship, *, counted_out=0):
    """What the rules say of an internship as it is agreed now; seats, quota and tutors were asked at the opening.

    History that breaks a rule shows it here, and stays. `counted_out` are days of suspension that do not count.
    """
    days = {"starts_on": internship.starts_on, "ends_on": internship.ends_on}
    what = {"kind": internship.kind, "host_kind": internship.host.kind}
    agreement, settled = internship.agreement, getattr(internship, "cover", None)
    under = agreement and agreements.period(
        **days, number=agreement.number, agreed=(agreement.starts_on, agreement.ends_on)
    )
    return (
        *([under] if under else []),
        duration.shortest(**days, kind=internship.kind),
        duration.longest(**days, **what, counted_out=counted_out),
        *([hours.working_time(internship.week, hours=internship.weekly_hours)] if internship.timetable else []),
        allowance.pay(internship.allowance, weekly_hours=internship.weekly_hours, on=internship.starts_on, **what),
        *(settled.answers(allowance=internship.allowance, **days) if settled else ()),
    )


def insist_possible(arrangement, *, on):
    """What holds of any internship, before the regulation is asked."""
    episode, host = arrangement.episode, arrangement.host
    if not episode.is_open:
        raise Refused(Refusal.CASE_CLOSED.label)
    if arrangement.starts_on < episode.opened_on:
        raise Refused(Refusal.BEFORE_CASE.label % {"first": written(episode.opened_on)})
    if host.ambito_id != episode.team.ambito_id:
        raise Refused(Refusal.OTHER_DISTRICT.label)
    if host.deactivated_on and host.deactivated_on <= max(on, arrangement.ends_on):
        raise Refused(Refusal.HOST_GONE.label)
    if arrangement.promoter_tutor not in User.objects.with_role(*CASE_ROLES, ambito=episode.team.ambito):
        raise Refused(Refusal.TUTOR_ELSEWHERE.label)

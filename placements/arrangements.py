"""An internship one thinks of opening: fetches what the rules need to know, and asks them all."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from beneficiaries.models import Episode
from equipe.models import User
from placements.enums import InternshipKind
from placements.models import Agreement, AgreementAct, Headcount, Hire, Internship
from placements.rules import agreements, allowance, answers, duration, earlier, frameworks, quotas, tutors


@dataclass(frozen=True)
class Others:
    """Who else is there on some days: under the agreement, at the host, with the two tutors."""

    agreement: Agreement
    kind: InternshipKind
    promoter_tutor: User | None
    host_tutor_name: str
    first: date
    last: date

    @property
    def seat(self):
        """In the stretch in which the fewest are free: an act may give the agreement other seats from a day on."""
        periods = Internship.objects.under(self.agreement).running_within(self.first, self.last).periods()
        steps = AgreementAct.objects.steps(self.agreement)
        taken, seats = frameworks.tightest(periods, steps, first=self.first, last=self.last)
        return agreements.seat(seats=seats, taken=taken)

    @property
    def quota(self):
        employees = Headcount.objects.employees(self.agreement.host, on=self.first)
        return quotas.interns(self.kind, employees=employees, others=self._most(self._counted_at_host))

    @property
    def tutors(self):
        """The service's and the host's, where they are known: an older register may not name them."""
        if self.promoter_tutor:
            followed = Internship.objects.followed_by(self.promoter_tutor)
            elsewhere = followed.not_at(self.agreement.host)
            yield tutors.the_services_tutor(others=self._most(followed), elsewhere=self._most(elsewhere))
        if self.host_tutor_name:
            yield tutors.the_hosts_tutor(others=self._most(self._at_host.followed_at_host_by(self.host_tutor_name)))

    @property
    def _at_host(self):
        return Internship.objects.at(self.agreement.host)

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
    """What would be agreed; nothing is written yet."""

    episode: Episode
    agreement: Agreement
    kind: InternshipKind
    starts_on: date
    ends_on: date
    weekly_hours: int
    allowance: Decimal
    promoter_tutor: User
    host_tutor_name: str

    @property
    def host(self):
        return self.agreement.host

    @cached_property
    def answers(self):
        """Every rule with what it found, in the order in which one speaks of it."""
        days = {"starts_on": self.starts_on, "ends_on": self.ends_on}
        what = {"kind": self.kind, "host_kind": self.host.kind}
        return (
            agreements.period(**days, number=self.agreement.number, agreed=self._agreed),
            self._others.seat,
            duration.shortest(**days, kind=self.kind),
            duration.longest(**days, **what),
            self._others.quota,
            allowance.pay(self.allowance, weekly_hours=self.weekly_hours, **what),
            *self._others.tutors,
            earlier.before(internships=self._internships_before, jobs=self._jobs_before),
        )

    @property
    def verdict(self):
        return answers.together(self.answers)

    @property
    def _agreed(self):
        return self.agreement.starts_on, self.agreement.ends_on

    @property
    def _others(self):
        return Others(
            self.agreement, self.kind, self.promoter_tutor, self.host_tutor_name, self.starts_on, self.ends_on
        )

    @property
    def _internships_before(self):
        return Internship.objects.at(self.host).of(self.episode.person).count()

    @property
    def _jobs_before(self):
        since = duration.months_before(self.starts_on, months=earlier.JOB_MONTHS)
        return Hire.objects.at(self.host).of(self.episode.person).started_within(since, self.starts_on).count()


def standing(internship):
    """What the rules say of an internship as it was agreed; seats, quota and tutors were asked at the opening.

    History that breaks a rule shows it here, and stays.
    """
    days = {"starts_on": internship.starts_on, "ends_on": internship.ends_on}
    what = {"kind": internship.kind, "host_kind": internship.host.kind}
    agreement = internship.agreement
    under = agreement and agreements.period(
        **days, number=agreement.number, agreed=(agreement.starts_on, agreement.ends_on)
    )
    return (
        *([under] if under else []),
        duration.shortest(**days, kind=internship.kind),
        duration.longest(**days, **what),
        allowance.pay(internship.allowance, weekly_hours=internship.weekly_hours, **what),
    )

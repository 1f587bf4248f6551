"""An internship one thinks of opening: fetches what the rules need to know, and asks them all."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from beneficiaries.models import Episode
from equipe.models import User
from placements.enums import InternshipKind
from placements.models import Agreement, Hire, Internship
from placements.rules import agreements, allowance, answers, duration, earlier, quotas, tutors


@dataclass(frozen=True)
class Opening:
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
            agreements.seat(seats=self.agreement.seats, taken=self._most(Internship.objects.under(self.agreement))),
            duration.shortest(**days, kind=self.kind),
            duration.longest(**days, **what),
            quotas.interns(self.kind, employees=self.host.employees, others=self._most(self._counted_at_host)),
            allowance.pay(self.allowance, weekly_hours=self.weekly_hours, **what),
            tutors.the_services_tutor(
                others=self._most(self._followed), elsewhere=self._most(self._followed_elsewhere)
            ),
            tutors.the_hosts_tutor(others=self._most(self._at_host.followed_at_host_by(self.host_tutor_name))),
            earlier.before(internships=self._internships_before, jobs=self._jobs_before),
        )

    @property
    def verdict(self):
        return answers.together(self.answers)

    @property
    def _agreed(self):
        return self.agreement.starts_on, self.agreement.ends_on

    @property
    def _at_host(self):
        return Internship.objects.at(self.host)

    @property
    def _counted_at_host(self):
        """The others the quota counts: for a kind outside it, everybody at the host."""
        return self._at_host if self.kind in quotas.OUTSIDE else self._at_host.besides(quotas.OUTSIDE)

    @property
    def _followed(self):
        return Internship.objects.followed_by(self.promoter_tutor)

    @property
    def _followed_elsewhere(self):
        return self._followed.not_at(self.host)

    @property
    def _internships_before(self):
        return self._at_host.of(self.episode.person).count()

    @property
    def _jobs_before(self):
        since = duration.months_before(self.starts_on, months=earlier.JOB_MONTHS)
        return Hire.objects.at(self.host).of(self.episode.person).started_within(since, self.starts_on).count()

    def _most(self, internships):
        """The most of these that run on one day of the opening."""
        periods = internships.running_within(self.starts_on, self.ends_on).periods()
        return agreements.most_at_once(periods, first=self.starts_on, last=self.ends_on)


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

"""A random service with its cases, internships and hires: the same seed makes the same one."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from beneficiaries.enums import Channel, CitizenshipGroup, Isced, ReferralState, Sex
from beneficiaries.models import DiaryEntry, Episode, Person, Referral
from equipe.models import Ambito, Team
from placements.enums import ContractKind, HostKind, InternshipKind, InterruptionReason
from placements.models import Agreement, Hire, Host, Internship
from reporting.models import CostLine, Spending
from tests.equipe.factories import UserFactory


class Population:
    """Grown around one year, with the edges (first and last day, six months) more often than chance would have it."""

    def __init__(self, seed, *, name="Noncello", year=2024, people=40):
        self.dice, self.year = random.Random(seed), year
        self.ambito, _ = Ambito.objects.get_or_create(name=name)
        self.team, _ = Team.objects.get_or_create(ambito=self.ambito, name=f"UOT {name}")
        self.user = UserFactory(email=f"{name.lower()}@example.org")
        self.hosts = [self._host(number) for number in range(5)]
        for number in range(people):
            self._person(number)
        self._spend()

    def day(self, *, after=None):
        edges = [date(self.year, 1, 1), date(self.year, 12, 31), date(self.year - 1, 12, 31), date(self.year + 1, 1, 1)]
        first = after or date(self.year - 1, 1, 1)
        later = [edge for edge in edges if edge >= first]
        if later and self.dice.random() < 0.2:
            return self.dice.choice(later)
        return first + timedelta(days=self.dice.randrange(700))

    def perhaps(self, chance):
        return self.dice.random() < chance

    def _host(self, number):
        host = Host.objects.create(
            ambito=self.ambito, name=f"Host {number}", vat_number=f"{number:011}", kind=HostKind.BUSINESS
        )
        for order in range(2):
            starts_on = self.day()
            Agreement.objects.create(
                host=host, number=str(order), starts_on=starts_on, ends_on=self.day(after=starts_on), seats=2
            )
        return host

    def _person(self, number):
        person = Person.objects.create(
            ambito=self.ambito,
            last_name=f"Person {number}",
            first_name="A",
            sex=self.dice.choice(Sex.values),
            birth_date=date(self.dice.randrange(1955, 2008), self.dice.randrange(1, 13), self.dice.randrange(1, 29)),
        )
        opened_on = self.day()
        while opened_on < date(self.year + 1, 6, 1):
            closed_on = self.day(after=opened_on) if self.perhaps(0.5) else None
            episode = self._episode(person, opened_on, closed_on)
            self._around(episode)
            if closed_on is None:
                break
            opened_on = closed_on + timedelta(days=self.dice.randrange(1, 60))
        self._placed(episode)

    def _episode(self, person, opened_on, closed_on):
        return Episode.objects.create(
            person=person,
            team=self.team,
            opened_on=opened_on,
            closed_on=closed_on,
            closing_reason="moved" if closed_on else "",
            citizenship_group=self.dice.choice(CitizenshipGroup.values),
            isced=self.dice.choice(["", *Isced.values]),
            disabled=self.dice.random() < 0.2,
        )

    def _around(self, episode):
        sent_at = datetime(episode.opened_on.year, 1, 15, 9, tzinfo=UTC)
        Referral.objects.create(
            person=episode.person,
            team=self.team,
            referrer=self.user,
            reason="x",
            state=ReferralState.ACCEPTED,
            sent_at=sent_at,
            decided_at=sent_at + timedelta(days=self.dice.randrange(40)),
            episode=episode,
        )
        DiaryEntry.objects.create(
            episode=episode,
            author=self.user,
            happened_at=datetime.combine(episode.opened_on, datetime.min.time(), UTC),
            channel=self.dice.choice(Channel.values),
            minutes=self.dice.choice([None, 30, 45]),
            text="x",
        )

    def _placed(self, episode):
        starts_on = self.day()
        for _turn in range(self.dice.randrange(3)):
            ends_on = starts_on + timedelta(days=self.dice.randrange(20, 200))
            interrupted_on = starts_on + timedelta(days=self.dice.randrange(20)) if self.perhaps(0.3) else None
            host = self.dice.choice(self.hosts)
            Internship.objects.create(
                episode=episode,
                person=episode.person,
                host=host,
                kind=self.dice.choice(InternshipKind.values),
                starts_on=starts_on,
                ends_on=ends_on,
                weekly_hours=20,
                allowance=300,
                host_tutor_name="T",
                interrupted_on=interrupted_on,
                interruption_reason=self.dice.choice(InterruptionReason.values) if interrupted_on else "",
            )
            if self.perhaps(0.5):
                self._hire(episode, host, interrupted_on or ends_on)
            starts_on = ends_on + timedelta(days=self.dice.randrange(1, 60))

    def _hire(self, episode, host, ended_on):
        here = self.dice.random() < 0.7
        Hire.objects.create(
            episode=episode,
            person=episode.person,
            host=host if here else None,
            employer="" if here else "Elsewhere",
            starts_on=ended_on + timedelta(days=self.dice.randrange(-20, 220)),
            contract=self.dice.choice(ContractKind.values),
        )

    def _spend(self):
        for position, name in enumerate(("Personale", "Formazione", "Trasporti")):
            line = CostLine.objects.create(ambito=self.ambito, name=name, position=position)
            for number in range(4):
                Spending.objects.create(
                    ambito=self.ambito,
                    cost_line=line,
                    dated_on=self.day(),
                    description=str(number),
                    amount=Decimal(self.dice.randrange(1, 10**7)) / 100,
                )

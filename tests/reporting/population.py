"""A random service with its cases, internships and hires: the same seed makes the same one."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from assessments.models import Instrument, Round
from beneficiaries.enums import (
    Answer,
    Channel,
    CitizenshipGroup,
    ClosingReason,
    EmploymentStatus,
    Isced,
    ProjectEnd,
    ReferralState,
    Sex,
    SnapshotMoment,
    Standing,
)
from beneficiaries.models import QUESTIONS, DiaryEntry, EntryFacts, Episode, Person, Project, Referral, Snapshot
from equipe.enums import CASE_ROLES
from equipe.models import Ambito, Membership, Municipality, Team
from placements.enums import (
    ContractKind,
    DropReason,
    EnrolmentState,
    HostKind,
    InternshipKind,
    InterruptionReason,
    JobState,
)
from placements.models import Agreement, Course, Enrolment, Hire, Host, Internship, JobCheck
from placements.rules import retention
from reporting.models import CostLine, Spending
from tests.equipe.factories import UserFactory

PUBLISHED = datetime(2020, 1, 1, tzinfo=UTC)


class Population:
    """Grown around one year, with the edges (first and last day, six months) more often than chance would have it."""

    def __init__(self, seed, *, name="Noncello", year=2024, people=40):
        self.dice, self.year = random.Random(seed), year
        self.further = random.Random(seed)  # what came later than the rest draws from dice of its own
        self.ambito, _ = Ambito.objects.get_or_create(name=name)
        self.team, _ = Team.objects.get_or_create(ambito=self.ambito, name=f"UOT {name}")
        self.user = UserFactory(email=f"{name.lower()}@example.org")
        self.places = [Municipality.objects.create(name=f"{name} {each}", ambito=self.ambito) for each in "ab"]
        self.followers = [self._follower(name, number) for number in range(3)]
        self.instruments = [self._instrument(code) for code in ("who-5", "grid")]
        self.hosts = [self._host(number) for number in range(5)]
        self.course = Course.objects.create(
            ambito=self.ambito, title="Course", starts_on=date(year, 3, 1), ends_on=date(year, 9, 1), hours=20
        )
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
            ambito=self.ambito,
            name=f"Host {number}",
            vat_number=f"{number:011}",
            kind=self.dice.choice(HostKind.values),
        )
        for order in range(2):
            starts_on = self.day()
            Agreement.objects.create(
                host=host, number=str(order), starts_on=starts_on, ends_on=self.day(after=starts_on), seats=2
            )
        return host

    def _follower(self, name, number):
        user = UserFactory(email=f"{name.lower()}{number}@example.org")
        member = Membership.objects.create(user=user, team=self.team, role=self.dice.choice(CASE_ROLES))
        Membership.objects.filter(pk=member.pk).update(started_at=datetime(self.year - 2, 1, 1, tzinfo=UTC))
        return user

    def _instrument(self, code):
        return Instrument.objects.get_or_create(
            code=code, version=9, defaults={"name": {"it": code}, "published_at": PUBLISHED}
        )[0]

    def _person(self, number):
        person = Person.objects.create(
            ambito=self.ambito,
            last_name=f"Person {number}",
            first_name="A",
            sex=self.dice.choice(Sex.values),
            municipality=self.dice.choice([None, *self.places]),
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
            case_manager=self.dice.choice([None, *self.followers]),
            employment=self.dice.choice(EmploymentStatus.values),
            opened_on=opened_on,
            closed_on=closed_on,
            closing_reason=self.dice.choice(["", *ClosingReason.values]) if closed_on else "",
            citizenship_group=self.dice.choice(CitizenshipGroup.values),
            isced=self.dice.choice(["", *Isced.values]),
            disabled=self.dice.random() < 0.2,
        )

    def _around(self, episode):
        self._facts(episode)
        self._projects(episode)
        self._rounds(episode)
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

    def _projects(self, episode):
        """A project that was signed and closed, another in force, or one that nobody has signed."""
        for number in range(self.further.randrange(3)):
            day = episode.opened_on + timedelta(days=self.further.randrange(60) + 90 * number)
            signed = self.further.random() < 0.8
            Project.objects.create(
                episode=episode,
                number=number + 1,
                begun_by=self.user,
                begun_on=episode.opened_on,
                proposed_on=day if signed else None,
                signed_on=day if signed else None,
                review_on=day + timedelta(days=90) if signed else None,
                closed_on=day + timedelta(days=80) if number == 0 else None,
                end=ProjectEnd.values[0] if number == 0 else "",
            )

    def _facts(self, episode):
        """What was asked at the entry and after the case; some was corrected since."""
        if self.perhaps(0.6):
            answers = {name: self.dice.choice(Answer.values) for name in QUESTIONS}
            EntryFacts.objects.create(episode=episode, written_by=self.user, **answers)
        for moment in SnapshotMoment if episode.closed_on else ():
            for replaced_at in (datetime(2026, 1, 1, tzinfo=UTC), None):
                if self.perhaps(0.6):
                    self._snapshot(episode, moment, replaced_at)

    def _snapshot(self, episode, moment, replaced_at):
        answers = {name: self.dice.choice(Answer.values) for name in ("in_training", "qualified", "improved")}
        Snapshot.objects.create(
            episode=episode,
            moment=moment,
            standing=self.dice.choice(Standing.values),
            seen_on=episode.closed_on,
            noted_by=self.user,
            replaced_at=replaced_at,
            **answers,
        )

    def _rounds(self, episode):
        """Assessments that were agreed, some with a score; and a place on the course."""
        for instrument in self.instruments:
            for _turn in range(self.dice.randrange(4)):
                agreed_on = self.day(after=episode.opened_on)
                score = self.dice.choice([None, 20, 28, 30, 32, 40, 48])
                Round.objects.create(
                    episode=episode,
                    instrument=instrument,
                    opened_by=self.user,
                    opened_on=episode.opened_on,
                    agreed_on=agreed_on,
                    score=score,
                )
        if self.perhaps(0.4):
            dropped = self.perhaps(0.6)
            Enrolment.objects.create(
                course=self.course,
                episode=episode,
                enrolled_on=self.course.starts_on,
                state=EnrolmentState.DROPPED if dropped else EnrolmentState.COMPLETED,
                ended_on=self.day(after=self.course.starts_on),
                drop_reason=self.dice.choice(DropReason.values) if dropped else "",
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
        starts_on = ended_on + timedelta(days=self.dice.randrange(-20, 220))
        hire = Hire.objects.create(
            episode=episode,
            person=episode.person,
            host=host if here else None,
            employer="" if here else "Elsewhere",
            starts_on=starts_on,
            contract=self.dice.choice(ContractKind.values),
            ended_on=starts_on + timedelta(days=self.dice.randrange(300)) if self.perhaps(0.4) else None,
        )
        for month in retention.CHECKS:
            for state in (JobState.NO_ANSWER, self.dice.choice([s for s in JobState if s != JobState.NO_ANSWER])):
                if self.perhaps(0.5):
                    JobCheck.objects.create(hire=hire, month=month, asked_on=starts_on, state=state, by=self.user)

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

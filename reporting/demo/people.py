"""Invented people, how they were referred, and the cases that were opened."""

from datetime import date, timedelta

from codicefiscale import codicefiscale

from beneficiaries.enums import (
    Area,
    ClosingReason,
    EmploymentStatus,
    Isced,
    NeedLevel,
    ReferralState,
    Sex,
    StepKind,
)
from beneficiaries.models import Episode, Need, Person, Referral, ReferralStep
from beneficiaries.rules import citizenship_group
from reporting.demo import stories
from reporting.demo.names import ORIGINS, STREETS, UNITS
from reporting.demo.stage import weighted

WITH_A_CASE = 205
COME_BACK = 12
WAITING, RETURNED, DECLINED = 5, 3, 7

CLOSINGS = (
    (ClosingReason.GOALS_REACHED, 30),
    (ClosingReason.OTHER_PATH, 18),
    (ClosingReason.MOVED, 14),
    (ClosingReason.GAVE_UP, 22),
    (ClosingReason.NOT_REACHABLE, 12),
    (ClosingReason.OTHER, 4),
)


def invent_people(stage):
    """About 220 people; each comes with the unit that refers her. Tax codes are computed, so they are right."""
    people, taken = [], set()
    while len(people) < WITH_A_CASE + WAITING + RETURNED + DECLINED:
        person = _person(stage)
        if person.tax_code not in taken:
            taken.add(person.tax_code)
            people.append(person)
    Person.objects.bulk_create(people)
    return people


def refer_and_open(stage, people):
    """Every case has the referral it began with; some referrals wait, went back with a question, were declined."""
    tale = _Tale(stage)
    cases = people[:WITH_A_CASE]
    for person in cases:
        tale.first_case(person)
    for person in stage.rng.sample([e.person for e in tale.episodes if _may_come_back(stage, e)], COME_BACK):
        tale.second_case(person)
    left = iter(people[WITH_A_CASE:])
    for state, count in ((ReferralState.SENT, WAITING), (ReferralState.RETURNED, RETURNED)):
        for _ in range(count):
            tale.undecided(next(left), state)
    for person in left:
        tale.declined(person)
    return tale


class _Tale:
    """Collects what happened, to be written in one go once internships and hires have had their say on the cases."""

    def __init__(self, stage):
        self.stage = stage
        self.episodes, self.referrals, self.needs, self.steps = [], [], [], []
        self.agreed = []  # what is next: case, words, day
        self.manager_turn = dict.fromkeys(UNITS, 0)

    def write(self):
        Episode.objects.bulk_create(self.episodes)
        Referral.objects.bulk_create(self.referrals)
        Need.objects.bulk_create(self.needs)
        ReferralStep.objects.bulk_create(self.steps)

    def first_case(self, person):
        stage = self.stage
        opened_on = stage.day_between(stage.begins_on - timedelta(days=330), stage.today - timedelta(days=6))
        self._case(person, opened_on)

    def second_case(self, person):
        stage = self.stage
        before = next(episode for episode in self.episodes if episode.person is person)
        opened_on = stage.day_between(before.closed_on + timedelta(days=100), stage.today - timedelta(days=20))
        self._case(person, opened_on, team=before.team, citizenship_group=before.citizenship_group)

    def undecided(self, person, state):
        stage = self.stage
        sent_on = stage.workday(stage.today - timedelta(days=stage.rng.randint(2, 24)), latest=stage.today)
        referral = self._referral(person, sent_on, state)
        if state == ReferralState.RETURNED:
            returned_on = stage.day_between(sent_on, stage.today)
            question = stage.tell(stories.QUESTIONS, person)
            at = self._step(referral, StepKind.RETURNED, stage.coordinator, returned_on, question)
            stage.trace("referral.returned", referral, stage.coordinator, at)

    def declined(self, person):
        stage = self.stage
        sent_on = stage.day_between(stage.begins_on, stage.today - timedelta(days=20))
        referral = self._referral(person, sent_on, ReferralState.DECLINED)
        reason = stage.tell(stories.DECLINED, person)
        self._decide(referral, StepKind.DECLINED, sent_on + timedelta(days=stage.rng.randint(3, 12)), reason)

    def _case(self, person, opened_on, team=None, **known):
        stage, rng = self.stage, self.stage.rng
        sent_on = stage.workday(opened_on - timedelta(days=rng.randint(8, 30)), latest=opened_on)
        referral = self._referral(person, sent_on, ReferralState.ACCEPTED, team=team)
        if stage.chance(0.15):
            asked_on = stage.day_between(sent_on, opened_on)
            question = rng.choice(stage.fitting(stories.QUESTIONS, person))
            self._step(referral, StepKind.RETURNED, stage.coordinator, asked_on, stage.say(question, person))
            answered_on = stage.day_between(asked_on, opened_on)
            self._step(referral, StepKind.ANSWERED, referral.referrer, answered_on, stories.ANSWERS[question])
        referral.episode = self._episode(person, referral, sent_on, opened_on, **known)
        self._decide(referral, StepKind.ACCEPTED, opened_on, stage.tell(stories.ACCEPTED, person))
        stage.trace("episode.opened", referral.episode, stage.coordinator, referral.decided_at)
        self.episodes.append(referral.episode)

    def _episode(self, person, referral, sent_on, opened_on, **known):
        stage, rng = self.stage, self.stage.rng
        length = timedelta(days=int(rng.triangular(240, 1100, 560)))
        closed_on = stage.workday(opened_on + length)
        episode = Episode(
            id=stage.id(),
            person=person,
            team=referral.team,
            case_manager=referral.referrer if stage.chance(0.8) else stage.educator,
            referred_on=sent_on,
            opened_on=opened_on,
            reason=rng.choice(stories.CASE_REASONS),
            citizenship_group=known.get("citizenship_group") or citizenship_group(person.citizenship),
            isced=weighted(rng, (Isced.LOW, Isced.MIDDLE, Isced.HIGH), (52, 36, 12)),
            employment=weighted(
                rng,
                (
                    EmploymentStatus.LONG_TERM_UNEMPLOYED,
                    EmploymentStatus.UNEMPLOYED,
                    EmploymentStatus.INACTIVE,
                    EmploymentStatus.EMPLOYED,
                ),
                (45, 30, 20, 5),
            ),
            disabled=stage.chance(0.22),
            strengths="\n".join(
                stage.say(words, person) for words in rng.sample(stage.fitting(stories.STRENGTHS, person), 2)
            ),
            wishes=rng.choice(stories.WISHES),
            fragilities=stage.tell(stories.FRAGILITIES, person),
        )
        if closed_on < stage.today:
            close(stage, episode, closed_on, weighted(rng, *zip(*CLOSINGS, strict=True)))
        elif stage.chance(0.85):
            words = stage.tell(stories.NEXT_STEPS, person)
            self.agreed.append((episode, words, stage.workday(stage.today + timedelta(days=rng.randint(-9, 28)))))
        return episode

    def _referral(self, person, sent_on, state, team=None):
        stage, rng = self.stage, self.stage.rng
        unit = team.name if team else _unit_of(stage, person)
        workers = stage.workers[unit]
        self.manager_turn[unit] += 1
        referral = Referral(
            id=stage.id(),
            person=person,
            team=stage.teams[unit],
            referrer=workers[self.manager_turn[unit] % len(workers)],
            reason=" ".join(
                filter(None, (stage.tell(stories.SITUATIONS, person), stage.tell(stories.ATTITUDES, person)))
            ),
            household=stage.tell(stories.HOUSEHOLDS, person),
            tried=stage.tell(stories.TRIED, person),
            state=state,
            sent_at=stage.moment(sent_on),
        )
        self.referrals.append(referral)
        for area in Area:
            level = weighted(rng, list(NeedLevel), (0, 4, 4, 2) if area == Area.WORK else (4, 4, 3, 1))
            note = stage.tell(stories.NEED_NOTES[area], person) if level else ""
            self.needs.append(Need(referral=referral, area=area, level=level, note=note))
        self._step(referral, StepKind.SENT, referral.referrer, sent_on, at=referral.sent_at)
        stage.trace("referral.sent", referral, referral.referrer, referral.sent_at)
        return referral

    def _step(self, referral, kind, by, day, text="", at=None):
        latest = max((step.at for step in self.steps[-3:] if step.referral is referral), default=None)
        at = at or self.stage.moment(day)
        if latest and at <= latest:
            at = latest + timedelta(minutes=35)
        self.steps.append(ReferralStep(referral=referral, kind=kind, by=by, at=at, text=text))
        return at

    def _decide(self, referral, kind, day, text):
        day = self.stage.workday(day, latest=self.stage.today)
        referral.decided_at = self._step(referral, kind, self.stage.coordinator, day, text)
        self.stage.trace(f"referral.{kind.value}", referral, self.stage.coordinator, referral.decided_at)


def close(stage, episode, day, reason):
    episode.closed_on, episode.closing_reason = day, reason


def _may_come_back(stage, episode):
    return episode.closed_on and episode.closed_on < stage.today - timedelta(days=160)


def _unit_of(stage, person):
    return next(unit for unit, places in UNITS.items() if person.municipality.name in places)


def _person(stage):
    rng = stage.rng
    origin = weighted(rng, ORIGINS, [origin.weight for origin in ORIGINS])
    sex = rng.choice((Sex.FEMALE, Sex.MALE))
    birth_date = stage.today - timedelta(days=int(rng.triangular(19, 62, 40) * 365.25))
    told = {
        "last_name": rng.choice(origin.last_names),
        "first_name": rng.choice(origin.women if sex == Sex.FEMALE else origin.men),
        "birth_date": birth_date,
        "birth_place": rng.choice(origin.birth_places),
    }
    unit = weighted(rng, list(UNITS), (45, 25, 30))
    municipality = rng.choice(UNITS[unit])
    return Person(
        id=stage.id(),
        ambito=stage.ambito,
        sex=sex,
        citizenship=origin.citizenship,
        tax_code=tax_code_of(sex=sex, **told),
        municipality=stage.municipalities[municipality],
        address=f"{rng.choice(STREETS)} {rng.randint(1, 120)}",
        phone=f"33{rng.randint(0, 9)} {rng.randint(1000000, 9999999)}" if stage.chance(0.9) else "",
        **told,
    )


def tax_code_of(*, last_name, first_name, birth_date, birth_place, sex):
    born = f"{birth_date:%d/%m/%Y}"
    return codicefiscale.encode(last_name.replace("’", "'"), first_name, str(sex), born, birth_place)


def age_on(person, day: date):
    return day.year - person.birth_date.year - ((day.month, day.day) < (person.birth_date.month, person.birth_date.day))

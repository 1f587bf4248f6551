"""Assessments by several raters: agreed, waiting for somebody, waiting for the team, one on which they differed."""

from datetime import timedelta

from assessments import actions, instrument_file, rules
from assessments.models import AgreedRating, Assessment, Instrument, Item, Rating, Round, role_in_team
from assessments.rules import Answer
from reporting.demo import diary_texts as texts
from reporting.demo.people import age_on

FIRST_ROUND, SECOND_ROUND = 0.62, 0.4
RUNNING_DAYS = 45
AGE_ITEM = "age-and-market"
DISPUTED_ITEM = -3  # one of the last behaviours
LOW, HIGH = (18, 24), (25, 44)
LEANINGS = {
    "anna": -0.15,
    "luca": 0.3,
    "giulia": -0.4,
    "federica": 0.1,
    "omar": 0.35,
    "silvia": 0.0,
    "davide": -0.3,
}
"""How often a rater chooses the level above (or, below 0, the one beneath) what there is to see: some are stricter."""
EASE = 0.14
"""How far an item is easier or harder than the mean one, in parts of its range."""


def assess(stage, episodes):
    """Rounds of the cases of three years, with every answer, written in one go."""
    for path in instrument_file.shipped():
        actions.load_instrument(path)
    desk = _Desk(stage, Instrument.objects.get(code="employability", version=1))
    for episode in episodes:
        if stage.chance(FIRST_ROUND):
            desk.first_round(episode)
    desk.dispute()
    desk.write()
    return desk.rounds


class _Desk:
    def __init__(self, stage, instrument):
        self.stage, self.instrument = stage, instrument
        self.items = list(Item.objects.of(instrument).in_order())
        self.questions = [item.as_question for item in self.items]
        self.ease = {item.code: stage.rng.uniform(-EASE, EASE) for item in self.items}
        self.leanings = {user: LEANINGS.get(name, 0.0) for name, user in stage.users.items()}
        self.rounds, self.assessments, self.ratings, self.agreed = [], [], [], []

    def write(self):
        Round.objects.bulk_create(self.rounds)
        Assessment.objects.bulk_create(self.assessments)
        Rating.objects.bulk_create(self.ratings, batch_size=2000)
        AgreedRating.objects.bulk_create(self.agreed, batch_size=2000)

    def first_round(self, episode):
        stage, rng = self.stage, self.stage.rng
        last = min(episode.closed_on or stage.today, stage.today)
        opened_on = stage.workday(episode.opened_on + timedelta(days=rng.randint(12, 60)))
        if opened_on >= last:
            return
        able = rng.gauss(0.52, 0.16)
        self._round(episode, opened_on, last, able)
        again = stage.workday(opened_on + timedelta(days=rng.randint(150, 240)))
        if again < last and stage.chance(SECOND_ROUND):
            self._round(episode, again, last, able + rng.uniform(0.02, 0.16))

    def _round(self, episode, opened_on, last, able):
        """Who was asked answers within some weeks; then the team agrees, as long as there is time for it."""
        stage, rng = self.stage, self.stage.rng
        by = rng.choice((episode.case_manager, stage.educator))
        round = Round(id=stage.id(), episode=episode, instrument=self.instrument, opened_by=by, opened_on=opened_on)
        self.rounds.append(round)
        stage.trace("round.opened", round, by, stage.moment(opened_on))
        running = episode.closed_on is None and (stage.today - opened_on).days <= RUNNING_DAYS
        raters = list(dict.fromkeys((episode.case_manager, stage.educator, *self._third())))
        seen = {item.code: self._true_level(item, episode, opened_on, able) for item in self.items}
        answers, one_is_late = [], stage.chance(0.6)
        for place, rater in enumerate(raters):
            silent = running and one_is_late and place == len(raters) - 1
            answers.append(self._answer(round, rater, seen, opened_on, last, silent=silent))
        if not running:
            self._agree(round, answers, min(stage.workday(opened_on + timedelta(days=rng.randint(16, 30))), last))

    def _third(self):
        return (self.stage.mediator,) if self.stage.chance(0.45) else ()

    def _true_level(self, item, episode, day, able):
        """What there would be to see; the age item is simply the age."""
        values = sorted(level["value"] for level in item.levels)
        if item.code == AGE_ITEM:
            return _market(age_on(episode.person, day))
        place = self.stage.rng.gauss(able + self.ease[item.code], 0.2) * (len(values) - 1)
        return values[min(max(int(place + 0.5), 0), len(values) - 1)]

    def _answer(self, round, rater, seen, opened_on, last, *, silent):
        """One rater's view: near what there is to see, as mild or strict as she is; sometimes only half done."""
        stage, rng = self.stage, self.stage.rng
        on = min(stage.workday(opened_on + timedelta(days=rng.randint(1, 13))), last)
        submitted_at = None if silent else stage.moment(on)
        assessment = Assessment(
            id=stage.id(),
            round=round,
            rater=rater,
            role=role_in_team(rater, round.episode),
            submitted_at=submitted_at,
        )
        self.assessments.append(assessment)
        leaning = self.leanings[rater]
        answers = {}
        for item in self.items[: rng.choice((0, 11)) if silent else None]:
            answers[item.code] = self._see(item, seen[item.code], leaning)
            self.ratings.append(Rating(assessment=assessment, item=item, **_columns(answers[item.code], "note")))
        if submitted_at:
            stage.trace("assessment.submitted", assessment, rater, submitted_at)
        return answers

    def _see(self, item, level, leaning):
        stage, rng = self.stage, self.stage.rng
        if item.code == AGE_ITEM:
            return Answer(level)
        if stage.chance(0.05):
            return rules.NOT_OBSERVABLE
        values = [one["value"] for one in item.levels]
        drawn = (1 if leaning > 0 else -1) if stage.chance(abs(leaning)) else 0
        moved = level + drawn + (rng.choice((-1, 1)) if stage.chance(0.12) else 0)
        note = rng.choice(texts.RATING_NOTES).format(a="o/a") if stage.chance(0.08) else ""
        return Answer(min(max(moved, min(values)), max(values)), note=note)

    def _agree(self, round, answers, on):
        agreed = {}
        for item in self.items:
            given = [answer[item.code] for answer in answers]
            agreed[item.code] = self._agreed_answer(given)
            self.agreed.append(AgreedRating(round=round, item=item, **_columns(agreed[item.code], "reason")))
        outcome = rules.outcome(
            self.questions, agreed, bands=self.instrument.bands, minimum_answered=self.instrument.minimum_answered
        )
        round.agreed_on, round.score, round.profile = on, outcome.score, outcome.profile
        self.stage.trace("round.agreed", round, self.stage.educator, self.stage.moment(on))

    def _agreed_answer(self, given):
        """The middle of what was seen; a sentence where they differed."""
        values = sorted(answer.value for answer in given if answer.value is not None)
        if not values:
            return rules.NOT_OBSERVABLE
        middle = Answer(values[len(values) // 2])
        if not rules.needs_reason(given, middle):
            return middle
        return Answer(middle.value, note=self.stage.rng.choice(texts.AGREEMENTS_REACHED))

    def dispute(self):
        """The latest agreed round of an open case gets one behaviour seen in two very different ways."""
        round = max(
            (one for one in self.rounds if one.agreed_on and one.episode.closed_on is None),
            key=lambda one: one.agreed_on,
            default=None,
        )
        if round is None:
            return
        item = self.items[DISPUTED_ITEM]
        values = sorted(level["value"] for level in item.levels)
        seen = [one for one in self.ratings if one.assessment.round is round and one.item is item]
        for rating, value, note in zip(seen, (values[0], values[-1]), texts.DISPUTED_NOTES, strict=False):
            rating.value, rating.absence = value, ""
            rating.note = self.stage.say(note, round.episode.person)
        agreed = next(one for one in self.agreed if one.round is round and one.item is item)
        agreed.value, agreed.absence = values[len(values) // 2], ""
        agreed.reason = texts.DISPUTED_REASON


def _market(age):
    if age < 18 or age >= 62:
        return 0
    if age >= 55:
        return 1
    return 3 if HIGH[0] <= age <= HIGH[1] else 2


def _columns(answer, words):
    return {"value": answer.value, "absence": answer.absence, words: answer.note}

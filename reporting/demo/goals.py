"""Openings with what they ask, goals on internships and what the hosts' tutors saw, all on the one scale."""

from datetime import timedelta

from assessments.enums import RaterRole
from assessments.models import AgreedRating, Assessment, OutsideRater, Rating, Round, role_in_team
from assessments.rules import NOT_OBSERVABLE, Answer, needs_reason
from placements.enums import EvaluationKind
from placements.models import Contact, Evaluation, Internship, LearningGoal, Opening, Requirement
from placements.scale import instrument_of, items_of
from reporting.demo import diary_texts
from reporting.demo import goal_texts as texts

MOST_INTERNSHIPS = 45
"""Of the latest ones: the demo tells of goals without growing by them."""

GOALS, ANSWERS, AGREEING = (1, 3), (4, 12), (14, 24)  # how many; days until somebody answers; until it is agreed
PAUSED, COMING = "Magazzino e riordino", "Imballaggio"
GROWTH = (0, 0, 1, 1, 1, 2)
"""Steps between the start and the end, as often as each stands here."""


def set_out(stage, places, internships):
    """Write openings, goals and evaluations of the story."""
    items = {item.code: item for item in items_of(stage.ambito.pk)}
    openings = offer(stage, places, items)
    latest = sorted((one for one in internships if one.starts_on <= stage.today), key=lambda one: one.starts_on)
    school = _School(stage, items)
    for internship in latest[-MOST_INTERNSHIPS:]:
        school.begin(internship)
    school.write()
    _fill(stage, openings, latest)


def offer(stage, places, items):
    """Openings under the agreements that are valid today, each with what it asks."""
    hosts = {place.host.name: place for place in places}
    openings, requirements = [], []
    for told in texts.OFFERS:
        opening = _opening(stage, hosts[told.host], told)
        if opening is None:
            continue
        openings.append(opening)
        asked = [(items[code], level, need) for code, (level, need) in told.asks.items()]
        requirements += [
            Requirement(opening=opening, item=item, lineage=item.lineage, level=level, need=need)
            for item, level, need in asked
        ]
        moment = stage.moment(min(opening.opens_on, stage.today - timedelta(days=1)))
        stage.trace("opening.added", opening, stage.mediator, moment)
        if asked:
            levels = {item.lineage: [level, need] for item, level, need in asked}
            stage.trace("opening.asked", opening, stage.mediator, moment, levels=levels)
    Opening.objects.bulk_create(openings)
    Requirement.objects.bulk_create(requirements)
    return openings


def _opening(stage, place, told):
    agreement = next((one for one in place.agreements if one.starts_on <= stage.today <= one.ends_on), None)
    if agreement is None:
        return None
    opens_on = max(stage.workday(stage.today - timedelta(days=stage.rng.randint(20, 150))), agreement.starts_on)
    if told.title == COMING:
        opens_on = min(stage.workday(stage.today + timedelta(days=20)), agreement.ends_on)
    return Opening(
        id=stage.id(),
        agreement=agreement,
        title=told.title,
        tasks="\n".join(place.business.tasks),
        places=stage.rng.randint(1, agreement.seats),
        opens_on=opens_on,
        paused_on=stage.today - timedelta(days=6) if told.title == PAUSED else None,
        notes=told.notes,
    )


def _fill(stage, openings, internships):
    """Some who are there now came for one of the openings."""
    for opening in openings:
        here = [one for one in internships if one.agreement_id == opening.agreement_id and one.last_day >= stage.today]
        if here and opening.opens_on <= stage.today:
            here[-1].opening = opening
            Internship.objects.bulk_update(here[-1:], ["opening"])


class _School:
    """Goals of internships and the rounds in which hosts' tutors were asked, written in one go."""

    def __init__(self, stage, items):
        self.stage = stage
        self.instrument = instrument_of(stage.ambito.pk)
        self.behaviours = [item for item in items.values() if item.is_behaviour]
        self.agreed_before = _agreed_levels(self.behaviours)
        self.addresses = dict(Contact.objects.with_addresses().values_list("host", "email"))
        self.tutors, self.goals, self.evaluations, self.rounds = {}, [], [], []
        self.assessments, self.ratings, self.agreed = [], [], []

    def write(self):
        OutsideRater.objects.bulk_create(self.tutors.values())
        Round.objects.bulk_create(self.rounds)
        Assessment.objects.bulk_create(self.assessments)
        Rating.objects.bulk_create(self.ratings, batch_size=2000)
        AgreedRating.objects.bulk_create(self.agreed, batch_size=2000)
        LearningGoal.objects.bulk_create(self.goals)
        Evaluation.objects.bulk_create(self.evaluations)

    def begin(self, internship):
        """Goals at the beginning; the tutor is asked half way and at the end, as far as there was time for it."""
        stage = self.stage
        seen = self._seen_by(internship.episode, internship.starts_on)
        goals = self._set_goals(internship, seen)
        level = {item.lineage: seen[item.lineage][0] if item.lineage in seen else 2 for item in self.behaviours}
        grown = {item.lineage: min(level[item.lineage] + stage.rng.choice(GROWTH), 4) for item in self.behaviours}
        half_way = internship.starts_on + (internship.last_day - internship.starts_on) / 2
        times = [(EvaluationKind.FINAL, internship.last_day, grown)]
        if internship.last_day - half_way > timedelta(days=AGREEING[1] + ANSWERS[1]):
            times.insert(0, (EvaluationKind.MIDTERM, half_way, level))
        for kind, day, levels in times:
            asked_on = stage.workday(day)
            if asked_on < stage.today and (kind == EvaluationKind.FINAL or stage.chance(0.7)):
                self._ask(internship, goals, kind, asked_on, levels)

    def _seen_by(self, episode, day):
        """Meaning to level and round, as the team had agreed by a day."""
        agreed = self.agreed_before.get(episode.pk, [])
        return {lineage: (value, round) for round, lineage, value in agreed if round.agreed_on <= day}

    def _set_goals(self, internship, seen):
        stage = self.stage
        visible = [one for one in self.behaviours if one.observable]
        below = [one for one in visible if one.lineage in seen and seen[one.lineage][0] < 4] or visible
        set_on = max(stage.workday(internship.starts_on - timedelta(days=2)), internship.episode.opened_on)
        set_on = min(set_on, stage.today - timedelta(days=1))
        chosen = stage.rng.sample(below, min(stage.rng.randint(*GOALS), len(below)))
        goals = [
            self._goal(internship, item, seen.get(item.lineage), set_on, position)
            for position, item in enumerate(chosen, start=1)
        ]
        if stage.chance(0.12) and goals[0].aim < 4 and internship.starts_on < stage.today - timedelta(days=40):
            goals.append(self._raised(goals[0], internship.starts_on + timedelta(days=30)))
        self.goals += goals
        return goals

    def _goal(self, internship, item, seen, set_on, position):
        stage = self.stage
        start, round = seen or (None, None)
        goal = LearningGoal(
            id=stage.id(),
            internship=internship,
            item=item,
            lineage=item.lineage,
            start=start,
            start_round=round,
            aim=min((2 if start is None else start) + stage.rng.choice((1, 1, 2)), 4),
            words=stage.say(texts.OWN_WORDS.get(item.code, ""), internship.person) if stage.chance(0.7) else "",
            position=position,
            set_on=set_on,
            set_by=stage.educator,
        )
        at = stage.moment(set_on)
        stage.trace("goal.set", internship, stage.educator, at, meaning=item.lineage, start=start, aim=goal.aim)
        return goal

    def _raised(self, goal, day):
        """The same goal, one step higher: the old one ends on the day."""
        stage = self.stage
        goal.ended_on, goal.ended_by, goal.ended_why = day, stage.educator, texts.CHANGED[0]
        fields = ("internship", "item", "lineage", "start", "start_round", "words", "position")
        kept = {name: getattr(goal, name) for name in fields}
        stage.trace("goal.changed", goal.internship, stage.educator, stage.moment(day), meaning=goal.lineage)
        return LearningGoal(id=stage.id(), aim=goal.aim + 1, set_on=day, set_by=stage.educator, **kept)

    def _ask(self, internship, goals, kind, asked_on, levels):
        """A round of the host's tutor and the service's; agreed on later, if there was time for it."""
        stage, episode = self.stage, internship.episode
        by = internship.promoter_tutor
        leading = [goal.item.code for goal in goals if goal.is_standing]
        round = Round(
            id=stage.id(),
            episode=episode,
            instrument=self.instrument,
            opened_by=by,
            opened_on=asked_on,
            leading=leading,
        )
        self.rounds.append(round)
        asked = {"internship": internship, "round": round, "kind": kind, "asked_on": asked_on, "asked_by": by}
        self.evaluations.append(Evaluation(**asked))
        at = stage.moment(asked_on)
        stage.trace("round.opened", round, by, at)
        stage.trace("evaluation.asked", internship, by, at, kind=kind, round=str(round.pk))
        last = min(episode.closed_on or stage.today, stage.today)
        agreed_on = stage.workday(asked_on + timedelta(days=stage.rng.randint(*AGREEING)), latest=last)
        running = episode.closed_on is None and asked_on >= stage.today - timedelta(days=AGREEING[1])
        late = running and stage.chance(0.6)
        given = [
            self._answer(round, {"rater": by, "role": role_in_team(by, episode)}, levels, last),
            self._answer(round, self._tutor_of(internship), levels, last, silent=late),
        ]
        if not running:
            self._agree(round, given, max(agreed_on, asked_on))

    def _tutor_of(self, internship):
        """The host's tutor as the assessments know her."""
        name, host = internship.host_tutor_name, internship.host
        if (name, host.name) not in self.tutors:
            self.tutors[name, host.name] = OutsideRater(
                id=self.stage.id(),
                ambito=self.stage.ambito,
                role=RaterRole.HOST_TUTOR,
                name=name,
                organisation=host.name,
                email=self.addresses.get(host.pk, ""),
            )
        return {"outside_rater": self.tutors[name, host.name], "role": RaterRole.HOST_TUTOR}

    def _answer(self, round, who, levels, last, *, silent=False):
        """What one of the two saw of each item, near what there was to see."""
        stage, rng = self.stage, self.stage.rng
        outside = who["role"] == RaterRole.HOST_TUTOR
        on = min(stage.workday(round.opened_on + timedelta(days=rng.randint(*ANSWERS))), last)
        submitted_at = None if silent else stage.moment(on)
        assessment = Assessment(id=stage.id(), round=round, asked_on=round.opened_on, submitted_at=submitted_at, **who)
        self.assessments.append(assessment)
        if silent:
            return {}
        asked = [item for item in self.behaviours if item.observable or not outside]
        answers = {item.lineage: self._see(levels[item.lineage], round, outside) for item in asked}
        self.ratings += [
            Rating(assessment=assessment, item=item, **_columns(answers[item.lineage], "note")) for item in asked
        ]
        stage.trace("assessment.submitted", assessment, who.get("rater"), submitted_at)
        return answers

    def _see(self, level, round, outside):
        stage = self.stage
        if stage.chance(0.05):
            return NOT_OBSERVABLE
        moved = level + (stage.rng.choice((-1, 1)) if stage.chance(0.25) else 0)
        note = stage.tell(texts.TUTORS_NOTES, round.episode.person) if outside and stage.chance(0.15) else ""
        return Answer(min(max(moved, 0), 4), note=note)

    def _agree(self, round, given, on):
        for item in self.behaviours:
            answers = [answer[item.lineage] for answer in given if item.lineage in answer]
            levels = sorted(answer.value for answer in answers if answer.value is not None)
            agreed = Answer(levels[len(levels) // 2]) if levels else NOT_OBSERVABLE
            if needs_reason(answers, agreed):
                agreed = Answer(agreed.value, note=self.stage.rng.choice(diary_texts.AGREEMENTS_REACHED))
            self.agreed.append(AgreedRating(round=round, item=item, **_columns(agreed, "reason")))
        round.agreed_on = on
        self.stage.trace("round.agreed", round, round.opened_by, self.stage.moment(on))


def _agreed_levels(behaviours):
    """Case to what was agreed on these behaviours, the oldest first: round, meaning, level."""
    lineages = [item.lineage for item in behaviours]
    agreed = {}
    for rating in AgreedRating.objects.meaning(lineages).with_a_level().with_rounds().latest_first().reverse():
        agreed.setdefault(rating.round.episode_id, []).append((rating.round, rating.item.lineage, rating.value))
    return agreed


def _columns(answer, words):
    return {"value": answer.value, "absence": answer.absence, words: answer.note}

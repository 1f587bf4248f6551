"""The learning goals of an internship on the way: where each began, what it aims at, what was seen since and by whom.

What raters saw is fetched only of evaluations in which nobody is awaited any more: raters stay blind to one another.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.measuring import RoundMeasures, measures_of
from assessments.models import AgreedRating, OutsideRater, Rating
from placements.enums import GOAL_WORDS, Fit, Movement
from placements.ladders import rungs
from placements.models import Contact, Evaluation, LearningGoal
from placements.rules import goals as rules
from placements.rules.openings import Seen, stand
from placements.scale import words_of


@dataclass(frozen=True)
class Sight:
    """What one rater saw of a goal at an evaluation; no level where she could not see it."""

    name: str
    role: str
    level: int | None
    note: str
    is_own: bool


@dataclass(frozen=True)
class Look:
    """One evaluation's word on one goal: what each rater saw, and what the team agreed on, once it has."""

    evaluation: Evaluation
    sights: tuple[Sight, ...]
    agreed: int | None

    @property
    def levels(self):
        """Of the professionals; the person's own view stands beside."""
        return [sight.level for sight in self.sights if sight.level is not None and not sight.is_own]


@dataclass(frozen=True)
class Way:
    """A goal from its start to what was agreed last; the looks at it, the latest first.

    `change` says in words what a measure makes of its whole area since the internship began; empty without one.
    """

    goal: LearningGoal
    looks: tuple[Look, ...]
    change: str = ""

    @property
    def agreed(self) -> int | None:
        """What the team agreed on last in an evaluation; nothing before the first."""
        return next((look.agreed for look in self.looks if look.agreed is not None), None)

    @property
    def pending(self) -> Look | None:
        """The latest look, while the team has not agreed on it."""
        latest = next((look for look in self.looks if look.levels), None)
        return latest if latest and latest.agreed is None else None

    @property
    def fit(self) -> Fit:
        return stand(self.goal.aim, self._seen, values=self.goal.item.as_question.values).fit

    @property
    def state(self):
        return _("seen, to be agreed") if self.pending else GOAL_WORDS[self.fit]

    @property
    def look_of_state(self):
        """How components/state.html draws it."""
        return "wait" if self.pending else self.fit.look

    @property
    def rungs(self):
        goal, seen_to = self.goal, max(self.pending.levels) if self.pending else None
        return rungs(goal.item, seen=self._seen, seen_to=seen_to, goal=goal.aim, start=goal.start)

    @property
    def moved(self):
        """Which way since the start, by what the team agreed on last; nothing where there is nothing to compare."""
        movement, _steps = rules.moved(self.goal.start, self.agreed, values=self.goal.item.as_question.values)
        return "" if movement == Movement.UNKNOWN else movement.label

    @property
    def agreed_in_words(self):
        return words_of(self.goal.item, self.agreed)

    @property
    def _seen(self):
        level = self.goal.start if self.agreed is None else self.agreed
        return None if level is None else Seen(level)


@dataclass(frozen=True)
class Learning:
    """The goals that stand, those that were changed or given up, and the evaluations, the latest first.

    `measures` are those of the latest evaluation that was answered, beside the latest round from before the internship.
    """

    ways: tuple[Way, ...]
    earlier: tuple[LearningGoal, ...]
    evaluations: tuple[Evaluation, ...]
    measures: RoundMeasures | None

    @property
    def change(self):
        """What the measure makes of all behaviours together; empty without one."""
        return self.measures.overall.change_in_words if self.measures else ""

    @property
    def since(self):
        """The day of the round it is compared with."""
        return self.measures.earlier_round.opened_on if self.change else None

    @property
    def why_no_change(self):
        """Why nothing can be said of a change, in a sentence; empty where it can, or where nobody has answered yet."""
        if self.measures is None or self.change:
            return ""
        return self.measures.overall.withheld or _("There is no earlier assessment with which to compare a change.")


def learning_of(internship) -> Learning:
    """A handful of questions to the database, however many goals and evaluations there are."""
    goals = list(LearningGoal.objects.of(internship).with_items().in_order())
    evaluations = list(Evaluation.objects.of(internship).with_rounds().newest_first())
    standing, answered = [goal for goal in goals if goal.is_standing], [one for one in evaluations if one.is_answered]
    looks = _Looks(answered, {goal.lineage for goal in standing})
    measures = measures_of(answered[0].round, since=internship.starts_on) if answered else None
    return Learning(
        ways=tuple(Way(goal, looks.at(goal), _change(goal, measures)) for goal in standing),
        earlier=tuple(goal for goal in goals if not goal.is_standing),
        evaluations=tuple(evaluations),
        measures=measures,
    )


def _change(goal, measures):
    area = measures and measures.area(goal.item.area.code)
    return area.change_in_words if area else ""


def evaluation_due(internship, evaluations, *, on):
    """Which evaluation is due on a day besides those that were asked, or nothing."""
    asked = {evaluation.kind for evaluation in evaluations}
    return rules.due(internship.starts_on, internship.last_day, on=on, asked=asked)


def address_of_tutor(internship):
    """Where the host's tutor was written to last; otherwise the host's own address."""
    known = OutsideRater.objects.of([internship.host.ambito_id]).called(
        internship.host_tutor_name, organisation=internship.host.name
    )
    contact = Contact.objects.of_host(internship.host).there().with_addresses().in_order().first()
    return next((rater.email for rater in known if rater.email), contact.email if contact else "")


class _Looks:
    """What was seen and agreed in some evaluations, by meaning."""

    def __init__(self, evaluations, lineages):
        self.evaluations = evaluations
        rounds = [evaluation.round_id for evaluation in evaluations]
        self.sights, self.agreed = {}, {}
        if not rounds or not lineages:
            return
        for rating in Rating.objects.of_rounds(rounds).meaning(lineages).submitted().with_raters().by_rater():
            key = rating.assessment.round_id, rating.item.lineage
            self.sights.setdefault(key, []).append(_sight(rating))
        for rating in AgreedRating.objects.of_rounds(rounds).meaning(lineages).with_items():
            self.agreed[rating.round_id, rating.item.lineage] = rating.value

    def at(self, goal):
        keys = [(evaluation, (evaluation.round_id, goal.lineage)) for evaluation in self.evaluations]
        return tuple(
            Look(evaluation, tuple(self.sights.get(key, ())), self.agreed.get(key)) for evaluation, key in keys
        )


def _sight(rating):
    assessment = rating.assessment
    return Sight(
        name=str(assessment.rater_name),
        role=assessment.get_role_display(),
        level=rating.value,
        note=rating.note,
        is_own=assessment.is_own_view,
    )

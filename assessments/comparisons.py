"""What the raters of a round saw, side by side: nothing at all until everybody has submitted."""

from dataclasses import dataclass

from assessments import rules
from assessments.enums import Refusal
from assessments.models import Item, Rating
from equipe.models import User
from equipe.verdicts import Refused


@dataclass(frozen=True)
class Cell:
    """One rater's answer to one item; `place` is where it stands on the item's range, from 0 to 100."""

    rater: User
    answer: rules.Answer
    label: str
    place: int | None


@dataclass(frozen=True)
class Row:
    """An item with everybody's answers, how far apart they are, and the agreed one once there is one."""

    item: Item
    cells: tuple[Cell, ...]
    spread: int | None
    agreed: rules.Answer
    agreed_label: str

    @property
    def places(self):
        return sorted({cell.place for cell in self.cells if cell.place is not None})

    @property
    def lowest(self):
        return self.places[0] if self.places else None

    @property
    def differs(self):
        return bool(self.spread)

    @property
    def notes(self):
        return [cell for cell in self.cells if cell.answer.note]


@dataclass(frozen=True)
class Comparison:
    """All items of a round, what differs most on top."""

    raters: tuple[User, ...]
    rows: tuple[Row, ...]

    @property
    def different(self):
        return [row for row in self.rows if row.differs]

    @property
    def alike(self):
        return [row for row in self.rows if not row.differs]

    @property
    def questions(self):
        return [row.item.as_question for row in self.rows]

    @property
    def ratings(self):
        """Item code to what the raters answered."""
        return {row.item.code: [cell.answer for cell in row.cells] for row in self.rows}


def compare(round):
    """The comparison of a round; Refused while somebody has not submitted."""
    assessments = list(round.assessments.taking_part().select_related("rater").by_rater())
    if not assessments or any(assessment.is_awaited for assessment in assessments):
        raise Refused(Refusal.BLIND.label)
    answers = {
        (rating.assessment_id, rating.item_id): rating.as_answer
        for rating in Rating.objects.of_assessments(assessments)
    }
    agreed = {rating.item_id: rating.as_answer for rating in round.agreed.all()}
    rows = [
        _row(item, [(a.rater, answers.get((a.pk, item.pk), rules.SILENCE)) for a in assessments], agreed)
        for item in Item.objects.of(round.instrument_id).with_areas().in_order()
    ]
    rows.sort(key=lambda row: -(row.spread or 0))
    return Comparison(tuple(assessment.rater for assessment in assessments), tuple(rows))


def _row(item, answers, agreed):
    question = item.as_question
    cells = tuple(
        Cell(rater, answer, item.label_of(answer.value), rules.place(question, answer)) for rater, answer in answers
    )
    agreed = agreed.get(item.pk, rules.SILENCE)
    spread = rules.spread(question, [answer for _, answer in answers])
    return Row(item, cells, spread, agreed, item.label_of(agreed.value))

"""What the raters of a round saw, side by side: nothing at all until everybody has submitted."""

from dataclasses import dataclass

from assessments import rules
from assessments.enums import RaterRole, Refusal
from assessments.models import Item, PersonsWord, Rating
from assessments.voices import said
from equipe.verdicts import Refused


@dataclass(frozen=True)
class Rater:
    """Who answered, as what; `key` tells two of one name apart."""

    key: object
    name: str
    role: str

    def __str__(self):
        return self.name

    @property
    def role_in_words(self):
        return RaterRole(self.role).label


@dataclass(frozen=True)
class Cell:
    """One rater's answer to one item; `place` is where it stands on the item's range, from 0 to 100."""

    rater: Rater
    answer: rules.Answer
    label: str
    place: int | None


@dataclass(frozen=True)
class Row:
    """An item with everybody's answers, how far apart they are, and the agreed one once there is one.

    The person's own view is none of the `cells`: it stands beside, and takes no part in the spread. `words` are what
    she said of the agreed one.
    """

    item: Item
    cells: tuple[Cell, ...]
    own: Cell | None
    spread: int | None
    agreed: rules.Answer
    agreed_label: str
    words: tuple[PersonsWord, ...] = ()

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

    raters: tuple[Rater, ...]
    rows: tuple[Row, ...]
    person: Rater | None = None
    words: tuple[PersonsWord, ...] = ()

    @property
    def on_the_whole(self):
        """What the person said of the whole profile."""
        return [word for word in self.words if word.item_id is None]

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
    assessments = list(round.assessments.taking_part().with_raters().by_rater())
    if not assessments or any(assessment.is_awaited for assessment in assessments):
        raise Refused(Refusal.BLIND.label)
    answers = {
        (rating.assessment_id, rating.item_id): rating.as_answer
        for rating in Rating.objects.of_assessments(assessments)
    }
    agreed = {rating.item_id: rating.as_answer for rating in round.agreed.all()}
    words = tuple(PersonsWord.objects.of_round(round).with_items().oldest_first()) if round.agreed_on else ()
    items = Item.objects.of(round.instrument_id).with_areas().in_order()
    rows = [_row(item, assessments, answers, agreed.get(item.pk, rules.SILENCE), words) for item in items]
    rows.sort(key=lambda row: -(row.spread or 0))
    professionals = tuple(_rater(a) for a in assessments if not a.is_own_view)
    person = next((_rater(a) for a in assessments if a.is_own_view), None)
    return Comparison(professionals, tuple(rows), person, words)


def _rater(assessment):
    return Rater(assessment.pk, str(assessment.rater_name), assessment.role)


def _row(item, assessments, answers, agreed, words):
    cells = [(a.is_own_view, _cell(item, a, answers)) for a in assessments]
    others = tuple(cell for is_own, cell in cells if not is_own)
    own = next((cell for is_own, cell in cells if is_own), None)
    spread = rules.spread(item.as_question, [cell.answer for cell in others])
    said = tuple(word for word in words if word.item_id == item.pk)
    return Row(item, others, own, spread, agreed, item.label_of(agreed), said)


def _cell(item, assessment, answers):
    """What a rater was not asked, nobody can expect of them: it is "not asked". The person is quoted as she chose."""
    answer = answers.get((assessment.pk, item.pk), rules.NOT_ASKED)
    label = said(item, answer, role=assessment.role) if assessment.is_own_view else item.label_of(answer)
    return Cell(_rater(assessment), answer, label, rules.place(item.as_question, answer))

"""One rater's own sheet: its areas, the one that lies open, what is still silent."""

from dataclasses import dataclass

from assessments import rules
from assessments.models import Area, Item

SUMMARY = "summary"
"""The last page of a sheet, after the areas; no area has this code."""


@dataclass(frozen=True)
class SheetArea:
    """An area with its items and what was answered so far."""

    area: Area
    items: tuple[Item, ...]
    answers: dict
    number: int

    @property
    def silent(self):
        return [item for item in self.items if not self.answers.get(item.code, rules.SILENCE).given]

    @property
    def answered(self):
        return len(self.items) - len(self.silent)

    @property
    def is_complete(self):
        return not self.silent

    @property
    def lines(self):
        """Each item with its answer in words, for reading over."""
        return [
            (item, answer := self.answers.get(item.code, rules.SILENCE), item.label_of(answer)) for item in self.items
        ]


@dataclass(frozen=True)
class Sheet:
    """All areas of an assessment and the open one; none is open on the summary."""

    areas: tuple[SheetArea, ...]
    open: SheetArea | None

    @property
    def total(self):
        return sum(len(area.items) for area in self.areas)

    @property
    def answered(self):
        return sum(area.answered for area in self.areas)

    @property
    def is_complete(self):
        return self.answered == self.total

    @property
    def previous(self):
        """The code of the area before the open one; from the summary, the last area."""
        here = self.open.number if self.open else len(self.areas) + 1
        return self.areas[here - 2].area.code if here > 1 else ""

    @property
    def next(self):
        """The code of the area after the open one; after the last, the summary."""
        if self.open is None:
            return ""
        after = self.areas[self.open.number :]
        return after[0].area.code if after else SUMMARY


def sheet_of(assessment, *, at=""):
    """The sheet of an assessment, open at an area's code; without one, where the first item is silent."""
    answers = {rating.item.code: rating.as_answer for rating in assessment.ratings.select_related("item")}
    for code, note in assessment.jottings.items():
        answers[code] = rules.Answer(note=note)
    by_area = {}
    for item in assessment.items():
        by_area.setdefault(item.area, []).append(item)
    areas = tuple(
        SheetArea(area, tuple(items), {item.code: answers[item.code] for item in items if item.code in answers}, number)
        for number, (area, items) in enumerate(by_area.items(), start=1)
    )
    return Sheet(areas, _open_area(areas, at))


def _open_area(areas, at):
    if at == SUMMARY:
        return None
    named = next((area for area in areas if area.area.code == at), None)
    return named or next((area for area in areas if not area.is_complete), None)

"""One rater's own sheet: its areas, the one that lies open, what is still silent."""

from dataclasses import dataclass

from assessments import rules
from assessments.models import Area, Item

SUMMARY = "summary"
"""The last page of a sheet, after the areas; no area has this code."""

LEADING = Area(
    code="first.of.all",
    name={"it": "Prima di tutto", "en": "First of all"},
    about={
        "it": "Su questi comportamenti la persona e l’équipe si sono date un obiettivo.",
        "en": "On these behaviours the person and the team have set themselves an aim.",
    },
)
"""Stands before the areas where a round has items that are asked first; it is written nowhere."""


@dataclass(frozen=True)
class SheetArea:
    """An area, or a part of one, with its items and what was answered so far; `number` counts the screens."""

    area: Area
    items: tuple[Item, ...]
    answers: dict
    number: int
    part: int = 1

    @property
    def code(self):
        """What the address calls it; no area has a code with a dot in it."""
        return self.area.code if self.part == 1 else f"{self.area.code}.{self.part}"

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
        return self.areas[here - 2].code if here > 1 else ""

    @property
    def next(self):
        """The code of the area after the open one; after the last, the summary."""
        if self.open is None:
            return ""
        after = self.areas[self.open.number :]
        return after[0].code if after else SUMMARY


def sheet_of(assessment, *, at="", most=None):
    """The sheet of an assessment, open at an area's code; without one, where the first item is silent.

    On a small screen an area is told in parts of at most so many items.
    """
    answers = {rating.item.code: rating.as_answer for rating in assessment.ratings.select_related("item")}
    for code, note in assessment.jottings.items():
        answers[code] = rules.Answer(note=note)
    areas = _by_area(assessment.items(), leading=assessment.round.leading)
    parts = [(area, part, items) for area, whole in areas for part, items in _parts(whole, most)]
    areas = tuple(
        SheetArea(
            area,
            tuple(items),
            {item.code: answers[item.code] for item in items if item.code in answers},
            number,
            part,
        )
        for number, (area, part, items) in enumerate(parts, start=1)
    )
    return Sheet(areas, _open_area(areas, at))


def _by_area(items, *, leading):
    """Pairs of area and items in order; the items that lead stand before all areas, and in none of them again."""
    first, by_area = [], {}
    for item in items:
        (first if item.code in leading else by_area.setdefault(item.area, [])).append(item)
    return [*([(LEADING, first)] if first else []), *by_area.items()]


def _parts(items, most):
    """Parts as even as can be: eight of at most three are three, three and two."""
    count = -(-len(items) // most) if most else 1
    size, longer = divmod(len(items), count)
    cuts = [part * size + min(part, longer) for part in range(count + 1)]
    return [(part + 1, items[cuts[part] : cuts[part + 1]]) for part in range(count)]


def _open_area(areas, at):
    if at == SUMMARY:
        return None
    named = next((area for area in areas if area.code == at), None)
    return named or next((area for area in areas if not area.is_complete), None)

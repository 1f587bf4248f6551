"""Ratings in long form: one entry a rating, with an index into the labels of every facet."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

EXTRA_FACETS = ("occasion", "setting")
"""What may differ beside person, item and rater."""


MOST_CATEGORIES = 100
"""A scale with more is a slip of the pen."""


class Trouble(StrEnum):
    """Why ratings cannot be measured; `assessments.enums.Unmeasured` has the sentence for each."""

    NO_RATING = "no_rating"
    NO_FILE = "no_file"
    NOT_TEXT = "not_text"
    BROKEN_TABLE = "broken_table"
    NO_COLUMNS = "no_columns"
    NAMELESS_COLUMN = "nameless_column"
    SAME_COLUMN = "same_column"
    RAGGED = "ragged"
    NAMELESS = "nameless"
    TWICE = "twice"
    NOT_WHOLE_AT = "not_whole_at"
    OFF_SCALE_AT = "off_scale_at"
    NO_ANCHORS = "no_anchors"
    NOTHING_ANCHORED = "nothing_anchored"
    NOT_WHOLE = "not_whole"
    OFF_SCALE = "off_scale"
    TOO_WIDE = "too_wide"
    UNCONNECTED = "unconnected"
    LINKED_BY_EXTREMES = "linked_by_extremes"
    ALL_EXTREME = "all_extreme"
    OTHER_SCALE = "other_scale"
    NO_TABLE = "no_table"
    UNEVEN = "uneven"
    NOT_NUMBER = "not_number"
    NOT_SQUARE = "not_square"
    NEGATIVE_COUNT = "negative_count"
    BAD_WEIGHTS = "bad_weights"
    NO_SPREAD = "no_spread"
    BAD_RELIABILITY = "bad_reliability"
    NEGATIVE_ERROR = "negative_error"
    NO_PAIR = "no_pair"
    NO_VARIATION = "no_variation"
    BELOW_ZERO = "below_zero"
    FEW_UNITS = "few_units"
    FEW_RATERS = "few_raters"
    TWO_RATERS = "two_raters"
    NO_ERROR = "no_error"
    NOT_GIVEN = "not_given"


class Unusable(ValueError):
    """The ratings cannot be measured: the trouble, and what its sentence speaks of."""

    def __init__(self, trouble: Trouble, **details):
        super().__init__(trouble.value)
        self.trouble, self.details = trouble, details


@dataclass(frozen=True, eq=False)
class Facet:
    """What a rating is about on one side: `index[n]` is the place in `labels` of the n-th rating's element."""

    name: str
    labels: tuple[Hashable, ...]
    index: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    @classmethod
    def of(cls, name: str, elements: Sequence[Hashable]) -> "Facet":
        """The facet whose n-th rating is about `elements[n]`; labels in order of first appearance."""
        places: dict[Hashable, int] = {}
        index = np.fromiter((places.setdefault(element, len(places)) for element in elements), np.int32, len(elements))
        return cls(name, tuple(places), index)

    def in_order(self, labels: Sequence[Hashable]) -> "Facet":
        """The same with its labels in this order."""
        places = {label: place for place, label in enumerate(labels)}
        return Facet(self.name, tuple(labels), np.array([places[label] for label in self.labels], np.int32)[self.index])

    def among(self, kept: np.ndarray) -> "Facet":
        """The facet of those ratings alone; elements that none of them is about are left out."""
        index = self.index[kept]
        there = np.bincount(index, minlength=len(self)) > 0
        labels = tuple(self.labels[place] for place in np.flatnonzero(there))
        return Facet(self.name, labels, (np.cumsum(there, dtype=np.int32) - 1)[index])


@dataclass(frozen=True, eq=False)
class Ratings:
    """Every rating given: whole numbers from 0 to `highest`. A missing rating has no entry.

    `lowest` is what 0 was called by those who rated: added again when a value is shown.
    """

    person: Facet
    item: Facet
    rater: Facet
    value: np.ndarray
    highest: int
    lowest: int = 0
    extra: tuple[Facet, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.value)

    @property
    def severities(self) -> tuple[Facet, ...]:
        """The facets that make a rating harder beside the item: the rater first, then the others."""
        return (self.rater, *self.extra)

    def among(self, kept: np.ndarray) -> "Ratings":
        """Those ratings alone, where `kept` is true."""
        return replace(
            self,
            person=self.person.among(kept),
            item=self.item.among(kept),
            rater=self.rater.among(kept),
            value=self.value[kept],
            extra=tuple(facet.among(kept) for facet in self.extra),
        )

    @classmethod
    def from_rows(
        cls, rows: Iterable[Sequence], *, lowest: int | None = None, highest: int | None = None, extra: Sequence = ()
    ) -> "Ratings":
        """From rows (person, rater, item, value, then one element for each name in `extra`).

        Without `lowest` and `highest` the scale is what was used. Unusable for no rows, a value that is no whole
        number, or one that is off the scale.
        """
        rows = list(rows)
        if not rows:
            raise Unusable(Trouble.NO_RATING)
        columns = list(zip(*rows, strict=True))
        values = np.asarray(columns[3], dtype=float)
        if not np.isfinite(values).all() or (values != np.round(values)).any():
            raise Unusable(Trouble.NOT_WHOLE)
        lowest = int(values.min()) if lowest is None else lowest
        highest = int(values.max()) if highest is None else highest
        if values.min() < lowest or values.max() > highest:
            raise Unusable(Trouble.OFF_SCALE, lowest=lowest, highest=highest)
        if highest - lowest >= MOST_CATEGORIES:
            raise Unusable(Trouble.TOO_WIDE, lowest=lowest, highest=highest)
        return cls(
            person=Facet.of("person", columns[0]),
            rater=Facet.of("rater", columns[1]),
            item=Facet.of("item", columns[2]),
            value=(values - lowest).astype(np.int32),
            highest=highest - lowest,
            lowest=lowest,
            extra=tuple(Facet.of(name, column) for name, column in zip(extra, columns[4:], strict=True)),
        )

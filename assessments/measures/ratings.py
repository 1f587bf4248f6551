"""Ratings in long form: one entry a rating, with an index into the labels of every facet."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

EXTRA_FACETS = ("occasion", "setting")
"""What may differ beside person, item and rater."""


class Trouble(StrEnum):
    """Why ratings cannot be measured; `assessments.enums.Unmeasured` has the sentence for each."""

    NO_RATING = "no_rating"
    NOT_WHOLE = "not_whole"
    OFF_SCALE = "off_scale"
    NO_TABLE = "no_table"
    RAGGED = "ragged"
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
        return cls(
            person=Facet.of("person", columns[0]),
            rater=Facet.of("rater", columns[1]),
            item=Facet.of("item", columns[2]),
            value=(values - lowest).astype(np.int32),
            highest=highest - lowest,
            lowest=lowest,
            extra=tuple(Facet.of(name, column) for name, column in zip(extra, columns[4:], strict=True)),
        )

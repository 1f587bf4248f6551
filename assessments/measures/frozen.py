"""The ratings a calibration stands on, frozen: compact, without a name, the same in whatever order they came."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

import numpy as np

from assessments.measures.ratings import Ratings

HIGHEST = 4
"""The anchored scale goes from 0 to 4, for every behaviour."""
NO_RATING = "-"


class Rated(NamedTuple):
    """One rating that counts: one person on one occasion, or one vignette, seen by a rater on an item.

    People change, so the model's person is a person on one occasion: two rounds of somebody are two elements.
    """

    occasion: str
    rater: str
    item: str
    value: int
    is_vignette: bool = False


@dataclass(frozen=True)
class Frozen:
    """Who rated whom, and how: a sitting is (occasion, rater, one sign an item), occasions and raters by their place.

    Nothing tells which occasion was whose: they are numbers. The vignettes among them stand last.
    """

    items: tuple[str, ...]
    raters: tuple[str, ...]
    persons: int
    vignettes: int
    sittings: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, rated: Iterable[Rated]) -> "Frozen":
        """In whatever order they come; of two ratings of one thing by one rater the first counts."""
        seen: dict[tuple[bool, str], dict[str, dict[str, int]]] = {}
        for one in rated:
            marks = seen.setdefault((one.is_vignette, one.occasion), {}).setdefault(one.rater, {})
            marks.setdefault(one.item, one.value)
        items = tuple(sorted({item for by in seen.values() for marks in by.values() for item in marks}))
        raters = tuple(sorted({rater for by in seen.values() for rater in by}))
        sittings = tuple(
            (place, raters.index(rater), "".join(str(marks.get(item, NO_RATING)) for item in items))
            for place, occasion in enumerate(sorted(seen))
            for rater, marks in sorted(seen[occasion].items())
        )
        vignettes = sum(is_vignette for is_vignette, _ in seen)
        return cls(items, raters, len(seen) - vignettes, vignettes, sittings)

    @classmethod
    def of_json(cls, kept: Mapping) -> "Frozen":
        sittings = tuple((occasion, rater, signs) for occasion, rater, signs in kept["sittings"])
        return cls(tuple(kept["items"]), tuple(kept["raters"]), kept["persons"], kept["vignettes"], sittings)

    def as_json(self) -> dict:
        return {
            "items": list(self.items),
            "raters": list(self.raters),
            "persons": self.persons,
            "vignettes": self.vignettes,
            "sittings": [list(sitting) for sitting in self.sittings],
        }

    def fingerprint(self, *beside: str) -> str:
        """Of the ratings, and of what else decides the numbers (SHA-256)."""
        content = json.dumps([self.as_json(), *beside], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return sha256(content.encode()).hexdigest()

    def __len__(self) -> int:
        return sum(len(signs) - signs.count(NO_RATING) for _, _, signs in self.sittings)

    @cached_property
    def raters_of(self) -> dict[int, set[int]]:
        """Occasion to the raters who saw it."""
        found: dict[int, set[int]] = {}
        for occasion, rater, _ in self.sittings:
            found.setdefault(occasion, set()).add(rater)
        return found

    @property
    def double_rated(self) -> int:
        """People and vignettes that at least two raters saw."""
        return sum(len(raters) > 1 for raters in self.raters_of.values())

    def links(self) -> list[tuple[str, str, int, int]]:
        """Each two raters who saw the same: how many people and how many vignettes."""
        met = np.zeros((self.persons + self.vignettes, len(self.raters)), int)
        for occasion, rater, _ in self.sittings:
            met[occasion, rater] = 1
        people, cases = (part.T @ part for part in np.split(met, [self.persons]))
        return [
            (self.raters[one], self.raters[other], int(people[one, other]), int(cases[one, other]))
            for one, other in zip(*np.nonzero(np.triu(people + cases, 1)), strict=True)
        ]

    def ratings(self) -> Ratings:
        """In long form, with keys for items and raters and places for occasions."""
        return Ratings.from_rows(list(self._rows()), lowest=0, highest=HIGHEST)

    def _rows(self) -> Iterable[Sequence]:
        for occasion, rater, signs in self.sittings:
            for item, sign in zip(self.items, signs, strict=True):
                if sign != NO_RATING:
                    yield occasion, self.raters[rater], item, int(sign)

    def among(self, *, occasions: Iterable[int], raters: Iterable[str], items: Iterable[str]) -> "Frozen":
        """These occasions alone, as these raters saw them on these items."""
        occasions, raters, items = set(occasions), set(raters), set(items)
        return Frozen.of(
            Rated(f"{occasion:09}", self.raters[rater], item, int(sign), is_vignette=occasion >= self.persons)
            for occasion, rater, signs in self.sittings
            if occasion in occasions and self.raters[rater] in raters
            for item, sign in zip(self.items, signs, strict=True)
            if sign != NO_RATING and item in items
        )

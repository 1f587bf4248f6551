"""How well a district rates: agreement item by item, severities without names, items that misfit, levels never used.

All of it comes from the frozen ratings of one calibration, so the page says the same until the next one is made.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np
from django.utils.translation import gettext as _

from assessments import rules
from assessments.calibrating import rater_key
from assessments.enums import Reading
from assessments.measures.agreement import Alpha, Metric, alpha
from assessments.measures.bands import Band, agreement_band
from assessments.measures.frozen import HIGHEST, NO_RATING, Frozen
from assessments.measures.scales import ItemPlace, RaterPlace, Scale
from assessments.models import Calibration, Item
from equipe.verdicts import Verdict

FEWEST_OTHERS = 3
"""Other raters below which their severities are not shown: one could tell whose they are."""

NARROWEST = 1.5
"""Logits the picture of severities shows to each side at least: chance must not look like a gulf."""


@dataclass(frozen=True)
class ItemQuality:
    """One item: how far raters agree on it, how its ratings fit the scale, which levels nobody chose."""

    title: str
    area: str
    agreement: Alpha
    withheld: Verdict
    counts: tuple[int, ...]
    place: ItemPlace | None

    @property
    def band(self):
        return None if self.withheld.refused else agreement_band(self.agreement.value)

    @property
    def agreement_at(self):
        """Where value and interval stand on the picture, from 0 to 100; below chance is 0."""
        value, interval = self.agreement.value, self.agreement.interval
        ends = interval or (value, value)
        low, middle, high = (round(100 * min(max(x, 0), 1), 1) for x in (ends[0], value, ends[1]))
        return {"low": low, "value": middle, "high": high, "interval": interval}

    @property
    def reading(self):
        return Reading(self.band).label if self.band else ""

    @property
    def is_read_differently(self):
        return self.band == Band.LOW

    @property
    def misfits(self):
        return bool(self.place and self.place.misfits)

    @property
    def repeats(self):
        return bool(self.place and self.place.overfits)

    @property
    def most(self):
        return max(self.counts)

    @property
    def levels(self):
        """Each level with how often it was chosen, and that in hundredths of the one chosen most."""
        return [(level, count, rules.hundredths(count, self.most)) for level, count in enumerate(self.counts)]

    @property
    def never_used(self):
        return [level for level, count in enumerate(self.counts) if not count]


@dataclass(frozen=True)
class Severity:
    """How severe one rater is, beside the others; the name is told to nobody but herself."""

    letter: str
    is_mine: bool
    place: RaterPlace
    reach: float
    """Logits from the middle of the picture to its edge."""

    @property
    def at(self):
        """Where the severity and the ends of its interval stand on the picture, from 0 to 100."""
        ends = self.place.interval or (self.place.severity, self.place.severity)
        low, middle, high = (round(50 + 50 * x / self.reach, 1) for x in (ends[0], self.place.severity, ends[1]))
        return {"low": max(low, 0), "middle": middle, "high": min(high, 100)}

    @property
    def words(self):
        """In a sentence, what the severity means; nothing certain where the interval holds the others' mean."""
        return severity_in_words(self.place)


@dataclass(frozen=True)
class Quality:
    """What the coordinator sees of one calibration."""

    calibration: Calibration
    items: tuple[ItemQuality, ...]
    severities: tuple[Severity, ...]
    others: int

    @property
    def scale(self) -> Scale | None:
        return next(iter(self.calibration.scales), None)

    @property
    def others_are_shown(self):
        return self.others >= FEWEST_OTHERS

    @property
    def shown(self):
        """The severities this reader may see: all without names, or only her own where they are too few."""
        return [one for one in self.severities if one.is_mine or self.others_are_shown]

    @property
    def mine(self):
        return next((one for one in self.severities if one.is_mine), None)

    @property
    def my_items(self):
        """The items on which this reader is harsher or milder than elsewhere, beyond error: name, and by how much."""
        if not self.mine:
            return []
        mine = [bias for bias in self.scale.biases if bias.rater == self.mine.place.rater]
        known = titles([bias.item for bias in mine])
        return [(known[bias.item][0], bias.size > 0) for bias in mine if bias.item in known]

    @cached_property
    def to_discuss(self):
        return [item for item in self.items if item.is_read_differently]

    @cached_property
    def misfitting(self):
        return [item for item in self.items if item.misfits]

    @cached_property
    def never_used(self):
        return [item for item in self.items if item.never_used]


def quality_of(calibration, reader) -> Quality:
    """The quality of a calibration as this reader may see it; the items that are read most differently stand first."""
    scale = next(iter(calibration.scales), None)
    severities = tuple(_severities(calibration, scale, rater_key(reader.pk, None))) if scale else ()
    others = sum(not one.is_mine for one in severities)
    return Quality(calibration, tuple(_items(calibration.frozen, scale)), severities, others)


def latest_quality(ambito, reader) -> Quality | None:
    """Of the latest calibration of a district; none before the first."""
    calibration = Calibration.objects.of(ambito).latest_first().first()
    return quality_of(calibration, reader) if calibration else None


def _items(frozen, scale):
    known = titles(frozen.items)
    places = {item.item: item for item in scale.items} if scale else {}
    found = [_item(frozen, at, known.get(key, (key, "")), places.get(key)) for at, key in enumerate(frozen.items)]
    return sorted(found, key=lambda item: (not item.is_read_differently, not item.misfits, _value(item), item.title))


def _value(item):
    """Items that could not be judged come last."""
    value = item.agreement.value
    return 2 if value is None or item.withheld.refused else value


def _item(frozen, at, names, place):
    table = grid_of(frozen, at)
    agreement = alpha(table, Metric.ORDINAL)
    chosen = table[~np.isnan(table)].astype(int)
    counts = np.bincount(chosen, minlength=HIGHEST + 1)
    title, area = names
    return ItemQuality(
        title=title,
        area=area,
        agreement=agreement,
        withheld=rules.withheld(agreement.units),
        counts=tuple(int(count) for count in counts),
        place=place,
    )


def grid_of(frozen: Frozen, at: int) -> np.ndarray:
    """The ratings of one item: a row a person or vignette, a column a rater, nan where there is none."""
    table = np.full((frozen.persons + frozen.vignettes, len(frozen.raters)), np.nan)
    for occasion, rater, signs in frozen.sittings:
        if signs[at] != NO_RATING:
            table[occasion, rater] = int(signs[at])
    return table


def titles(lineages) -> dict[str, tuple[str, str]]:
    """Meaning of an item to its name and its area's, as the latest instrument has them."""
    items = Item.objects.meaning(lineages).with_areas().oldest_instrument_first()
    return {item.lineage: (item.title, item.area.title) for item in items}


def _severities(calibration, scale, mine):
    """In an order that says nothing: neither of severity nor of name."""
    told = [rater for rater in scale.raters if rater.severity is not None]
    drawn = sorted(told, key=lambda rater: sha256(f"{calibration.pk}/{rater.rater}".encode()).digest())
    ends = [abs(end) for rater in told for end in (rater.interval or (rater.severity,))]
    reach = max([NARROWEST, *ends])
    for number, rater in enumerate(drawn):
        yield Severity(letter_of(number), rater.rater == mine, rater, reach)


def letter_of(number):
    """A, B … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def severity_in_words(place: RaterPlace) -> str:
    """What a severity means, in a sentence: lower or higher than the others only where the interval says so."""
    if place.interval is None:
        return _("Too few ratings to tell.")
    low, high = place.interval
    if low > 0:
        return _("Tends to choose lower levels than the others for the same behaviour.")
    if high < 0:
        return _("Tends to choose higher levels than the others for the same behaviour.")
    return _("No difference from the others that could not be chance.")

"""A calibration as its coordinator reads it: names for keys, words for numbers. Nobody's severity is told here."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments.comparability import RELIABLE, why_withheld
from assessments.enums import ItemFit, Standing
from assessments.measures.calibration import Part
from assessments.measures.scales import ItemPlace, Scale
from assessments.models import Calibration, Item, OutsideRater
from equipe.models import User

WIDTH, REACH = 240, 2.0
"""Of the drawing of an item's place: so many points for so many logits on either side."""


@dataclass(frozen=True)
class ItemRow:
    """An item with its place, as words and as points of a drawing."""

    title: str
    place: ItemPlace

    @property
    def fit(self):
        return ItemFit(self.place.fit).label if self.place.fit else ""

    @property
    def fit_kind(self):
        """Which state the word stands for (see components/state.html)."""
        return {ItemFit.MEASURES: "good", ItemFit.NOISY: "warn", ItemFit.MISFITS: "stop"}.get(self.place.fit, "off")

    @property
    def points(self):
        """Where the interval begins, the place and where the interval ends; None without a place."""
        if self.place.interval is None:
            return None
        lower, upper = self.place.interval
        return tuple(_point(value) for value in (lower, self.place.measure, upper))


@dataclass(frozen=True)
class LevelRow:
    """A level of the scale: how often it was chosen, and how far up the step into it lies."""

    level: int
    name: str
    count: int
    share: float
    step: float | None
    is_disordered: bool


@dataclass(frozen=True)
class PartRead:
    """One group of raters: who they are, and their scale or why there is none."""

    part: Part
    raters: tuple[str, ...]
    items: tuple[ItemRow, ...] = ()
    levels: tuple[LevelRow, ...] = ()

    @property
    def scale(self):
        return self.part.scale

    @property
    def withheld(self):
        return "" if self.part.scale else why_withheld(self.part)

    @property
    def reliability(self):
        """How well people can be told apart, in a sentence."""
        return _reliability(self.part.scale)

    @property
    def is_reliable(self):
        return (self.part.scale.reliability or 0) >= RELIABLE


def read(calibration: Calibration) -> tuple[PartRead, ...]:
    """Every part of the net, with the names of raters and the titles of items."""
    names, titles = _names(calibration), _titles(calibration)
    return tuple(_part(part, names, titles) for part in calibration.parts)


def _part(part, names, titles):
    raters = tuple(sorted(names.get(rater, rater) for rater in part.raters))
    if part.scale is None:
        return PartRead(part, raters)
    known = sorted(part.scale.items, key=lambda item: (item.measure is None, -(item.measure or 0)))
    items = tuple(ItemRow(titles.get(item.item, item.item), item) for item in known)
    return PartRead(part, raters, items, tuple(_levels(part.scale)))


def _names(calibration):
    """Key of a rater to her name; a colleague whose account is closed is still who she was."""
    keys = {rater for part in calibration.parts for rater in part.raters}
    users = User.objects.filter(pk__in=[int(key[1:]) for key in keys if key.startswith("u")])
    outside = OutsideRater.objects.filter(pk__in=[key[1:] for key in keys if key.startswith("o")])
    return {f"u{user.pk}": user.get_full_name() for user in users} | {f"o{rater.pk}": str(rater) for rater in outside}


def _titles(calibration):
    """Key of an item to what its latest version is called."""
    keys = {item.item for scale in calibration.scales for item in scale.items}
    return {item.lineage: item.title for item in Item.objects.meaning(keys).order_by("pk")}


def _levels(scale: Scale):
    total = sum(scale.category_count) or 1
    for level, count in enumerate(scale.category_count):
        yield LevelRow(
            level=level,
            name=Standing(str(level)).label,
            count=count,
            share=count / total,
            step=scale.thresholds[level - 1] if level else None,
            is_disordered=level in scale.disordered,
        )


def _reliability(scale: Scale) -> str:
    if scale.reliability is None or scale.strata is None:
        return _("There are too few people to say how well they can be told apart.")
    words = _("Reliability %(reliability)s: about %(levels)s groups of people can be told apart.")
    if scale.reliability < RELIABLE:
        words = _("Reliability %(reliability)s: people can hardly be told apart; more ratings a person would help.")
    return words % {"reliability": number_format(scale.reliability, 2), "levels": number_format(scale.strata, 1)}


def _point(value):
    return round(min(max((value + REACH) / (2 * REACH), 0.0), 1.0) * WIDTH, 1)

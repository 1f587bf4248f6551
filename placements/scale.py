"""The one scale: what an opening may ask, a goal may aim at and a host's tutor is asked, item by item."""

from assessments.enums import ItemKind, Standing
from assessments.frameworks import FRAMEWORKS
from assessments.models import Instrument, Item

BEHAVIOURS, LEVELS = "soft-skills", "inventory"
"""The instrument of behaviours, and the one in which languages, digital skills and titles have their codes."""


def items_of(ambito):
    """Behaviours, then levels by code, with their areas: of the versions in use in a district.

    Everyday self-sufficiency has levels too and is left out on purpose: a host has no business in anybody's home.
    """
    instruments = Instrument.objects.current([ambito]).coded(BEHAVIOURS, LEVELS)
    kinds = (ItemKind.ANCHORED, ItemKind.FRAMEWORK)
    items = Item.objects.of_any(instruments).of_kind(*kinds).with_areas().in_order()
    return sorted(items, key=lambda item: kinds.index(item.kind))


def instrument_of(ambito):
    """With which a host's tutor is asked; none where the office has not loaded it."""
    return Instrument.objects.current([ambito]).coded(BEHAVIOURS).newest_first().first()


def framework_of(item):
    """The framework whose codes an item has for levels; nothing for behaviours."""
    if item.kind != ItemKind.FRAMEWORK:
        return None
    codes = [(level["value"], level["label"]["it"]) for level in item.levels]
    return next((framework for framework in FRAMEWORKS.values() if list(framework.levels) == codes), None)


def levels_of(item):
    """Pairs of level and words, from the lowest up: behaviours as they are written, codes with a word of help."""
    known = framework_of(item)
    return [(step.value, str(step)) for step in known.steps] if known else item.choices


def words_of(item, level):
    """The words of one level; empty where there is none."""
    return dict(levels_of(item)).get(level, "")


def short_name(item, level):
    """A level in short: of a behaviour its number and what it says everywhere, of a framework its code with a word."""
    return f"{level} · {Standing(str(level)).label}" if item.is_behaviour else words_of(item, level)


def askable(item):
    """The levels one may ask for or aim at: the lowest of a scale that begins with nothing asks nothing."""
    return [(value, words) for value, words in levels_of(item) if value > 0]

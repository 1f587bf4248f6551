"""What both tutors are asked to look at, and what they saw over time, side by side."""

from collections import defaultdict
from dataclasses import dataclass

from assessments.models import Item
from placements.enums import TutorSide
from placements.models import LearningGoal, Observation
from placements.scale import instrument_of

MOST_ITEMS = 9
"""What one looks at in two minutes a week: the goals first, then one behaviour of each area in turn."""

WIDTH, HEIGHT, MARGIN = 240, 96, 12
"""Of the picture of one item, in its own units."""

TOP_LEVEL = 4


def asked_items(internship):
    """The behaviours of the goals, then others that can be seen at work, area by area in turn."""
    goals = LearningGoal.objects.of(internship).standing().with_items().in_order()
    chosen = [goal.item for goal in goals if goal.item.is_behaviour]
    instrument = instrument_of(internship.episode.team.ambito_id)
    if instrument is None:
        return chosen[:MOST_ITEMS]
    taken = {item.lineage for item in chosen}
    by_area = defaultdict(list)
    for item in Item.objects.of(instrument).with_areas().in_order():
        if item.observable and item.is_behaviour and item.lineage not in taken:
            by_area[item.area_id].append(item)
    while len(chosen) < MOST_ITEMS and any(by_area.values()):
        chosen += [items.pop(0) for items in by_area.values() if items]
    return chosen[:MOST_ITEMS]


@dataclass(frozen=True)
class Mark:
    """One look in the picture of an item."""

    look: Observation
    x: int
    y: int


@dataclass(frozen=True)
class Row:
    """One behaviour with the looks of the service's tutors and of the host's, the earliest first."""

    item: Item
    service: tuple[Mark, ...]
    host: tuple[Mark, ...]
    unseen: tuple[Observation, ...]

    @property
    def latest(self):
        """What each side saw last, the service's first; nothing where one has not looked."""
        return tuple(marks[-1].look if marks else None for marks in (self.service, self.host))

    @property
    def service_line(self):
        return _line(self.service)

    @property
    def host_line(self):
        return _line(self.host)

    @property
    def notes(self):
        """What was written beside the levels, the latest first."""
        looks = [mark.look for mark in (*self.service, *self.host)] + list(self.unseen)
        return sorted((look for look in looks if look.note), key=lambda look: look.on, reverse=True)


def side_by_side(internship) -> tuple[list[Row], list[Observation]]:
    """Each behaviour that somebody looked at, and the words on everything, the latest first."""
    looks = list(Observation.objects.of(internship).with_items().oldest_first())
    by_item = defaultdict(list)
    for look in looks:
        if look.item:
            by_item[look.lineage].append(look)
    rows = [_row(internship, of_item) for of_item in by_item.values()]
    whole = [look for look in reversed(looks) if look.item is None]
    return sorted(rows, key=lambda row: (row.item.area.position, row.item.position)), whole


def _row(internship, looks):
    marks = {True: [], False: []}
    for look in looks:
        if look.level is not None:
            marks[look.tutor.side == TutorSide.HOST].append(Mark(look, *_place(internship, look)))
    unseen = tuple(look for look in looks if look.level is None)
    return Row(looks[-1].item, tuple(marks[False]), tuple(marks[True]), unseen)


def _place(internship, look):
    """Days run from left to right over the whole internship, levels from below."""
    days = max((internship.last_day - internship.starts_on).days, 1)
    gone = min(max((look.on - internship.starts_on).days, 0), days)
    x = MARGIN + gone * (WIDTH - 2 * MARGIN) / days
    y = HEIGHT - MARGIN - look.level * (HEIGHT - 2 * MARGIN) / TOP_LEVEL
    return round(x), round(y)


def _line(marks):
    return " ".join(f"{mark.x},{mark.y}" for mark in marks)

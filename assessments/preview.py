"""An instrument as those who answer will see it: its areas, what each of them is asked, the area that lies open."""

from dataclasses import dataclass

from assessments.enums import RaterRole
from assessments.models import Area, Item

EYES = (RaterRole.SOCIAL_WORKER, RaterRole.PERSON, RaterRole.HOST_TUTOR)
"""Whose screens differ: those of the team, the person's own, and those of a host's tutor or a trainer."""


@dataclass(frozen=True)
class Preview:
    """The areas with something to ask, the open one and its items, as one role meets them."""

    role: RaterRole
    areas: list[Area]
    area: Area | None
    items: list[Item]

    @property
    def roles(self):
        return EYES

    @property
    def is_plain(self):
        return self.role == RaterRole.PERSON


def of(instrument, *, role="", at=""):
    """The preview of an instrument for a role, open at an area's code; else the team's, at the first area."""
    role = next((eye for eye in EYES if eye == role), EYES[0])
    asked = list(Item.objects.of(instrument).asked_of(role).with_areas().in_order())
    areas = list(dict.fromkeys(item.area for item in asked))
    area = next((area for area in areas if area.code == at), areas[0] if areas else None)
    return Preview(role, areas, area, [item for item in asked if item.area == area])


def voices(instrument):
    """Each role with how many items it is asked."""
    items = Item.objects.of(instrument)
    return [(role, items.asked_of(role).count()) for role in EYES]

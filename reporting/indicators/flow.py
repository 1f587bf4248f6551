"""How far those who came in a year have got, step by step: who is still on the way, and who left where."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reporting.indicators.figure import Figure
from reporting.indicators.nouns import ENTRIES

STEPS = {
    "opened": _("taken in charge"),
    "assessed": _("assessed"),
    "project": _("project signed"),
    "placed": _("internship begun"),
    "hired": _("job begun"),
}
"""The steps in their order; somebody may go past one of them."""


def _by_step(code, label, definition, where):
    return Figure(code, label, definition, ENTRIES, lambda year: where, by="step", labels=STEPS, published=False)


FLOW = (
    _by_step(
        "came_open_by_step",
        _("Came in the year and still in charge, by how far they have got"),
        _("Of the people entered, those whose case is open, by the furthest step of it that was noted up to today."),
        Q(closed_on=None),
    ),
    _by_step(
        "came_left_by_step",
        _("Came in the year and left since, by how far they had got"),
        _("Of the people entered, those whose case was closed, by the furthest step of it that was noted up to today."),
        Q(closed_on__isnull=False),
    ),
)

"""The pictures of the dashboard, in the order in which a coordinator asks."""

from reporting.indicators import Glance
from reporting.pictures.caseload import carried
from reporting.pictures.flow import along_the_way
from reporting.pictures.money import by_line, by_source
from reporting.pictures.pipeline import agreed_and_offered
from reporting.pictures.places import by_place
from reporting.pictures.shapes import Picture
from reporting.pictures.targets import against_target

__all__ = ["Picture", "pictures_of"]


def pictures_of(glance: Glance) -> list[Picture]:
    """Every picture of a year, out of what was counted: no question to the database."""
    return [
        against_target(glance),
        along_the_way(glance),
        by_source(glance),
        by_line(glance),
        by_place(glance),
        agreed_and_offered(glance),
        carried(glance, "unit"),
        carried(glance, "role"),
    ]

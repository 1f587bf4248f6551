"""The pictures of the dashboard, in the order in which a coordinator asks."""

from reporting.indicators import Glance
from reporting.pictures.caseload import caseload
from reporting.pictures.flow import flow
from reporting.pictures.money import by_line, by_source
from reporting.pictures.pipeline import pipeline
from reporting.pictures.places import by_place
from reporting.pictures.shapes import Picture
from reporting.pictures.targets import against_target

__all__ = ["Picture", "pictures_of"]


def pictures_of(glance: Glance) -> list[Picture]:
    """Every picture of a year, out of what was counted: no question to the database."""
    return [
        against_target(glance),
        flow(glance),
        by_source(glance),
        by_line(glance),
        by_place(glance),
        pipeline(glance),
        caseload(glance, "unit"),
        caseload(glance, "role"),
    ]

"""Instruments, rounds, each rater's answers and what was agreed; the names are handed on, nothing more."""

from assessments.models.instruments import OWN_MARK, Area, Instrument, Item
from assessments.models.raters import OutsideRater, possible_raters, role_in_team
from assessments.models.ratings import AgreedRating, Rating
from assessments.models.rounds import Assessment, Round
from assessments.models.vignettes import (
    ROW,
    CalibrationSession,
    SessionVignette,
    Vignette,
    VignetteRating,
    VignetteSheet,
    staff_of,
)

__all__ = [
    "OWN_MARK",
    "ROW",
    "AgreedRating",
    "Area",
    "Assessment",
    "CalibrationSession",
    "Instrument",
    "Item",
    "OutsideRater",
    "Rating",
    "Round",
    "SessionVignette",
    "Vignette",
    "VignetteRating",
    "VignetteSheet",
    "possible_raters",
    "role_in_team",
    "staff_of",
]

"""Instruments, rounds, each rater's answers, what was agreed; the catalogue of competences and what a person brings.

The names are handed on, nothing more.
"""

from assessments.models.calibrations import Calibration
from assessments.models.competences import Competence, CompetenceWord, EscoEdition
from assessments.models.experiences import HeldCompetence, WorkExperience
from assessments.models.imported import ImportedProfile
from assessments.models.instruments import OWN_MARK, Area, Instrument, Item
from assessments.models.links import RaterLink, Reminder
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
from assessments.models.words import PersonsWord

__all__ = [
    "OWN_MARK",
    "ROW",
    "AgreedRating",
    "Area",
    "Assessment",
    "Calibration",
    "CalibrationSession",
    "Competence",
    "CompetenceWord",
    "EscoEdition",
    "HeldCompetence",
    "ImportedProfile",
    "Instrument",
    "Item",
    "OutsideRater",
    "PersonsWord",
    "RaterLink",
    "Rating",
    "Reminder",
    "Round",
    "SessionVignette",
    "Vignette",
    "VignetteRating",
    "VignetteSheet",
    "WorkExperience",
    "possible_raters",
    "role_in_team",
    "staff_of",
]

"""Instruments, rounds, each rater's answers and what was agreed; the names are handed on, nothing more."""

from assessments.models.instruments import Area, Instrument, Item
from assessments.models.links import RaterLink, Reminder
from assessments.models.raters import OutsideRater, possible_raters, role_in_team
from assessments.models.ratings import AgreedRating, Rating
from assessments.models.rounds import Assessment, Round
from assessments.models.words import PersonsWord

__all__ = [
    "AgreedRating",
    "Area",
    "Assessment",
    "Instrument",
    "Item",
    "OutsideRater",
    "PersonsWord",
    "RaterLink",
    "Rating",
    "Reminder",
    "Round",
    "possible_raters",
    "role_in_team",
]

"""What is asked in assessing; the names are handed on, nothing more."""

from assessments.forms.inventory import (
    CatalogueSearch,
    ChangedExperience,
    ChangedHeld,
    NewExperience,
    NewHeld,
    OwnCompetence,
)
from assessments.forms.rounds import Agreement, AreaAnswers, Excuse, OneMore, Start

__all__ = [
    "Agreement",
    "AreaAnswers",
    "CatalogueSearch",
    "ChangedExperience",
    "ChangedHeld",
    "Excuse",
    "NewExperience",
    "NewHeld",
    "OneMore",
    "OwnCompetence",
    "Start",
]

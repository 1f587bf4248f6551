"""What is asked in assessing; the names are handed on, nothing more."""

from assessments.forms.by_link import AnswersByLink, Speech
from assessments.forms.inventory import (
    CatalogueSearch,
    ChangedExperience,
    ChangedHeld,
    NewExperience,
    NewHeld,
    OwnCompetence,
)
from assessments.forms.raters import Excuse, Letter, OneMore, Start
from assessments.forms.rounds import Agreement, AreaAnswers, WordOfThePerson

__all__ = [
    "Agreement",
    "AnswersByLink",
    "AreaAnswers",
    "CatalogueSearch",
    "ChangedExperience",
    "ChangedHeld",
    "Excuse",
    "Letter",
    "NewExperience",
    "NewHeld",
    "OneMore",
    "OwnCompetence",
    "Speech",
    "Start",
    "WordOfThePerson",
]

"""What is asked in assessing; the names are handed on, nothing more."""

from assessments.forms.by_link import AnswersByLink, Speech
from assessments.forms.instruments import AreaTexts, InstrumentTexts, ItemTexts, NewInstrument, Upload
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
from assessments.forms.sharing import NewProfile, WhoseProfile
from assessments.forms.vignettes import NewSession, VignetteAnswers, VignetteTexts

__all__ = [
    "Agreement",
    "AnswersByLink",
    "AreaAnswers",
    "AreaTexts",
    "CatalogueSearch",
    "ChangedExperience",
    "ChangedHeld",
    "Excuse",
    "InstrumentTexts",
    "ItemTexts",
    "Letter",
    "NewExperience",
    "NewHeld",
    "NewInstrument",
    "NewSession",
    "NewProfile",
    "OneMore",
    "OwnCompetence",
    "Speech",
    "Start",
    "Upload",
    "VignetteAnswers",
    "VignetteTexts",
    "WhoseProfile",
    "WordOfThePerson",
]

"""What is asked in assessing; the names are handed on, nothing more."""

from assessments.forms.instruments import AreaTexts, InstrumentTexts, ItemTexts, NewInstrument, Upload
from assessments.forms.rounds import Agreement, AreaAnswers, Excuse, OneMore, Start
from assessments.forms.vignettes import NewSession, VignetteAnswers, VignetteTexts

__all__ = [
    "Agreement",
    "AreaAnswers",
    "AreaTexts",
    "Excuse",
    "InstrumentTexts",
    "ItemTexts",
    "NewInstrument",
    "NewSession",
    "OneMore",
    "Start",
    "Upload",
    "VignetteAnswers",
    "VignetteTexts",
]

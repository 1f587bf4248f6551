"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.answering import save_answers, submit
from assessments.actions.calibrations import calibrate, request_calibration
from assessments.actions.instruments import load_instrument
from assessments.actions.rounds import add_rater, agree, excuse_rater, open_round

__all__ = [
    "add_rater",
    "agree",
    "calibrate",
    "excuse_rater",
    "load_instrument",
    "open_round",
    "request_calibration",
    "save_answers",
    "submit",
]

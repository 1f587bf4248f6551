"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.answering import save_answers, submit
from assessments.actions.instruments import load_instrument
from assessments.actions.rounds import add_rater, agree, excuse_rater, open_round

__all__ = [
    "add_rater",
    "agree",
    "excuse_rater",
    "load_instrument",
    "open_round",
    "save_answers",
    "submit",
]

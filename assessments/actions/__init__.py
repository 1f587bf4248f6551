"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.answering import save_answers, submit
from assessments.actions.instruments import load_instrument
from assessments.actions.links import begin, hand_link, send_link, speak
from assessments.actions.reminding import remind, remind_all_due
from assessments.actions.rounds import add_rater, agree, excuse_rater, open_round
from assessments.actions.words import record_word

__all__ = [
    "add_rater",
    "agree",
    "begin",
    "excuse_rater",
    "hand_link",
    "load_instrument",
    "open_round",
    "record_word",
    "remind",
    "remind_all_due",
    "save_answers",
    "send_link",
    "speak",
    "submit",
]

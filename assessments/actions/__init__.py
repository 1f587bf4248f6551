"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.answering import save_answers, submit
from assessments.actions.calibrations import calibrate, request_calibration
from assessments.actions.competences import extend_catalogue, load_esco
from assessments.actions.instruments import load_instrument
from assessments.actions.inventory import (
    add_competence,
    add_experience,
    carry_over,
    edit_competence,
    edit_experience,
    remove_competence,
    remove_experience,
    restore_competence,
    restore_experience,
)
from assessments.actions.links import begin, hand_link, send_link, speak
from assessments.actions.reminding import remind, remind_all_due
from assessments.actions.rounds import add_rater, agree, excuse_rater, open_round
from assessments.actions.words import record_word
from beneficiaries.actions import Stale

__all__ = [
    "Stale",
    "add_competence",
    "add_experience",
    "add_rater",
    "agree",
    "begin",
    "calibrate",
    "carry_over",
    "edit_competence",
    "edit_experience",
    "excuse_rater",
    "extend_catalogue",
    "hand_link",
    "load_esco",
    "load_instrument",
    "open_round",
    "record_word",
    "remind",
    "remind_all_due",
    "remove_competence",
    "remove_experience",
    "request_calibration",
    "restore_competence",
    "restore_experience",
    "save_answers",
    "send_link",
    "speak",
    "submit",
]

"""The doors of assessing; the names are handed on, nothing more."""

from assessments.views.by_link import answers, begin, door, hand_in, speak
from assessments.views.calibrations import calibrate, calibration, calibrations
from assessments.views.catalogue import catalogue, extend_catalogue
from assessments.views.inventory import (
    add_competence,
    add_experience,
    carry_over,
    edit_competence,
    edit_experience,
    inventory,
    remove_competence,
    remove_experience,
    restore_competence,
    restore_experience,
)
from assessments.views.quality import how_i_rate, quality, rater_pair
from assessments.views.raters import add_rater, answer_here, excuse, remind, send_link, show_link
from assessments.views.rounds import (
    agree,
    assess,
    assessments,
    instrument,
    panel,
    record_word,
    round,
    start,
    submit,
)

__all__ = [
    "add_competence",
    "add_experience",
    "add_rater",
    "agree",
    "answer_here",
    "answers",
    "assess",
    "assessments",
    "begin",
    "calibrate",
    "calibration",
    "calibrations",
    "carry_over",
    "catalogue",
    "door",
    "edit_competence",
    "edit_experience",
    "excuse",
    "extend_catalogue",
    "hand_in",
    "how_i_rate",
    "instrument",
    "inventory",
    "panel",
    "quality",
    "rater_pair",
    "record_word",
    "remind",
    "remove_competence",
    "remove_experience",
    "restore_competence",
    "restore_experience",
    "round",
    "send_link",
    "show_link",
    "speak",
    "start",
    "submit",
]

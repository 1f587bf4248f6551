"""The doors of assessing; the names are handed on, nothing more."""

from assessments.views.by_link import answers, begin, door, hand_in, speak
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
    "add_rater",
    "agree",
    "answer_here",
    "answers",
    "assess",
    "assessments",
    "begin",
    "door",
    "excuse",
    "hand_in",
    "instrument",
    "panel",
    "record_word",
    "remind",
    "round",
    "send_link",
    "show_link",
    "speak",
    "start",
    "submit",
]

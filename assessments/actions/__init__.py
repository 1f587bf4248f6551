"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.rounds import (
    add_rater,
    agree,
    excuse_rater,
    load_instrument,
    open_round,
    save_answers,
    submit,
)

__all__ = [
    "add_rater",
    "agree",
    "excuse_rater",
    "load_instrument",
    "open_round",
    "save_answers",
    "submit",
]

"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.competences import extend_catalogue, load_esco
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
    "extend_catalogue",
    "load_esco",
    "load_instrument",
    "open_round",
    "save_answers",
    "submit",
]

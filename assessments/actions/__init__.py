"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.answering import save_answers, submit
from assessments.actions.editing import (
    Unsaid,
    add_area,
    add_item,
    edit_area,
    edit_item,
    edit_texts,
    move_area,
    move_item,
    remove_area,
    remove_item,
)
from assessments.actions.instruments import load_instrument, upload_instrument
from assessments.actions.rounds import add_rater, agree, excuse_rater, open_round
from assessments.actions.versions import (
    Unready,
    begin_instrument,
    discard_instrument,
    new_version,
    publish_instrument,
)
from assessments.drafting import Stale

__all__ = [
    "Stale",
    "Unready",
    "Unsaid",
    "add_area",
    "add_item",
    "add_rater",
    "agree",
    "begin_instrument",
    "discard_instrument",
    "edit_area",
    "edit_item",
    "edit_texts",
    "excuse_rater",
    "load_instrument",
    "move_area",
    "move_item",
    "new_version",
    "open_round",
    "publish_instrument",
    "remove_area",
    "remove_item",
    "save_answers",
    "submit",
    "upload_instrument",
]

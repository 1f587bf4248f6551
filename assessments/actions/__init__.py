"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.answering import save_answers, submit
from assessments.actions.editing import (
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
from assessments.actions.sessions import close_session, open_session, save_vignette_answers, submit_vignette
from assessments.actions.versions import (
    Unready,
    begin_instrument,
    discard_instrument,
    new_version,
    publish_instrument,
)
from assessments.actions.vignettes import (
    add_vignette,
    edit_vignette,
    load_vignette,
    restore_vignette,
    retire_vignette,
)
from assessments.drafting import Stale
from assessments.meaning import Unsaid

__all__ = [
    "Stale",
    "Unready",
    "Unsaid",
    "add_area",
    "add_item",
    "add_rater",
    "add_vignette",
    "agree",
    "begin_instrument",
    "close_session",
    "discard_instrument",
    "edit_area",
    "edit_item",
    "edit_texts",
    "edit_vignette",
    "excuse_rater",
    "load_instrument",
    "load_vignette",
    "move_area",
    "move_item",
    "new_version",
    "open_round",
    "open_session",
    "publish_instrument",
    "remove_area",
    "remove_item",
    "restore_vignette",
    "retire_vignette",
    "save_answers",
    "save_vignette_answers",
    "submit",
    "submit_vignette",
    "upload_instrument",
]

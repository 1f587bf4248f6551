"""What is done in assessing; the names are handed on, nothing more."""

from assessments.actions.answering import save_answers, submit
from assessments.actions.calibrations import calibrate, request_calibration
from assessments.actions.competences import extend_catalogue, load_esco
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
from assessments.actions.sessions import close_session, open_session, save_vignette_answers, submit_vignette
from assessments.actions.sharing import attach_profile, export_profile, import_profile, share_profile
from assessments.actions.versions import Unready, begin_instrument, discard_instrument, new_version, publish_instrument
from assessments.actions.vignettes import add_vignette, edit_vignette, load_vignette, restore_vignette, retire_vignette
from assessments.actions.words import record_word
from assessments.meaning import Unsaid
from beneficiaries.actions import Stale

__all__ = [
    "Stale",
    "Unready",
    "Unsaid",
    "add_area",
    "add_competence",
    "add_experience",
    "add_item",
    "add_rater",
    "add_vignette",
    "agree",
    "attach_profile",
    "begin",
    "begin_instrument",
    "calibrate",
    "carry_over",
    "close_session",
    "discard_instrument",
    "edit_area",
    "edit_competence",
    "edit_experience",
    "edit_item",
    "edit_texts",
    "edit_vignette",
    "excuse_rater",
    "export_profile",
    "extend_catalogue",
    "hand_link",
    "import_profile",
    "load_esco",
    "load_instrument",
    "load_vignette",
    "move_area",
    "move_item",
    "new_version",
    "open_round",
    "open_session",
    "publish_instrument",
    "record_word",
    "remind",
    "remind_all_due",
    "remove_area",
    "remove_competence",
    "remove_experience",
    "remove_item",
    "request_calibration",
    "restore_competence",
    "restore_experience",
    "restore_vignette",
    "retire_vignette",
    "save_answers",
    "save_vignette_answers",
    "send_link",
    "share_profile",
    "speak",
    "submit",
    "submit_vignette",
    "upload_instrument",
]

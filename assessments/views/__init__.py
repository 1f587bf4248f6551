"""The doors of assessing; the names are handed on, nothing more."""

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
from assessments.views.rounds import (
    add_rater,
    agree,
    assess,
    assessments,
    excuse,
    instrument,
    panel,
    round,
    start,
    submit,
)

__all__ = [
    "add_competence",
    "add_experience",
    "add_rater",
    "agree",
    "assess",
    "assessments",
    "calibrate",
    "calibration",
    "calibrations",
    "carry_over",
    "catalogue",
    "edit_competence",
    "edit_experience",
    "excuse",
    "extend_catalogue",
    "how_i_rate",
    "instrument",
    "inventory",
    "panel",
    "remove_competence",
    "remove_experience",
    "restore_competence",
    "restore_experience",
    "quality",
    "rater_pair",
    "round",
    "start",
    "submit",
]

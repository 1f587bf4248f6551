"""The doors of assessing; the names are handed on, nothing more."""

from assessments.views.calibrations import calibrate, calibration, calibrations
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
    "add_rater",
    "agree",
    "assess",
    "assessments",
    "calibrate",
    "calibration",
    "calibrations",
    "excuse",
    "how_i_rate",
    "instrument",
    "panel",
    "quality",
    "rater_pair",
    "round",
    "start",
    "submit",
]

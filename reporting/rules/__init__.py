"""How money is shared out and bound, and the counting rules of the year: pure functions, values in, values out."""

from reporting.rules.counting import (
    AGE_BANDS,
    MONTHS_AFTER_INTERNSHIP,
    age_band,
    age_on,
    follows_internship,
    months_before,
)
from reporting.rules.money import (
    Position,
    Terms,
    allows,
    cost_of_hours,
    flat_rate,
    hourly_cost,
    to_come,
    whole,
)
from reporting.rules.shares import CENT, per_cent, per_head, share_out

__all__ = [
    "AGE_BANDS",
    "CENT",
    "MONTHS_AFTER_INTERNSHIP",
    "Position",
    "Terms",
    "age_band",
    "age_on",
    "allows",
    "cost_of_hours",
    "flat_rate",
    "follows_internship",
    "hourly_cost",
    "months_before",
    "per_cent",
    "per_head",
    "share_out",
    "to_come",
    "whole",
]

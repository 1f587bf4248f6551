"""How money is shared out and bound, and the counting rules of the year: pure functions, values in, values out."""

from reporting.rules.counting import (
    AGE_BANDS,
    MONTHS_AFTER_INTERNSHIP,
    age_band,
    age_on,
    follows_internship,
    months_before,
)
from reporting.rules.intervals import FEW, is_few, wilson
from reporting.rules.keeping import due_by, is_to_count
from reporting.rules.money import (
    Position,
    Terms,
    allows,
    cost_of_hours,
    dated_in,
    falls_below,
    flat_rate,
    hourly_cost,
    to_come,
    whole,
    within_grant,
    within_plan,
)
from reporting.rules.radar import (
    REFERRAL_WITHIN,
    in_season,
    last_whole_month,
    may_write_again,
    year_to_mend,
)
from reporting.rules.reports import (
    changed_a_lot,
    first_working_day,
    is_working_day,
    last_whole_quarter,
    month_to_count,
    year_to_draft,
)
from reporting.rules.shares import CENT, per_cent, per_head, share_out

__all__ = [
    "AGE_BANDS",
    "CENT",
    "FEW",
    "MONTHS_AFTER_INTERNSHIP",
    "REFERRAL_WITHIN",
    "Position",
    "Terms",
    "age_band",
    "age_on",
    "allows",
    "changed_a_lot",
    "cost_of_hours",
    "dated_in",
    "due_by",
    "falls_below",
    "first_working_day",
    "flat_rate",
    "follows_internship",
    "hourly_cost",
    "in_season",
    "is_few",
    "is_to_count",
    "is_working_day",
    "last_whole_month",
    "last_whole_quarter",
    "may_write_again",
    "month_to_count",
    "months_before",
    "per_cent",
    "per_head",
    "share_out",
    "to_come",
    "whole",
    "wilson",
    "within_grant",
    "within_plan",
    "year_to_draft",
    "year_to_mend",
]

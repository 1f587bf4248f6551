"""The figures of the year: one definition each, for screen, paper, workbook and command line."""

from reporting.indicators.chapters import CHAPTERS
from reporting.indicators.counting import FIGURES, Counted, count, has_data, series, snapshot, years_known
from reporting.indicators.equity import COMPARED, GROUPINGS
from reporting.indicators.esf import OUTPUTS, RESULTS
from reporting.indicators.figure import Figure, Unit, Year
from reporting.indicators.flow import STEPS
from reporting.indicators.glance import Glance, look
from reporting.indicators.money import MONEY, Plan, grants_of, money_of, plan_of
from reporting.indicators.nouns import INTERNSHIPS
from reporting.indicators.service import ACCESS, ENTERED, JOBS, PEOPLE, PLACEMENTS, TOGETHER
from reporting.indicators.telling import HIDDEN, Told, tell
from reporting.indicators.to_come import to_come, told_to_come

REGISTER_KEYS = (
    "people_in_charge",
    "people_entered",
    "people_left",
    "placements_started",
    "placements_running",
    "people_placed",
    "placements_completed",
    "placements_interrupted",
    "jobs_started",
    "jobs_same_host_within_6_months",
    "agreements_valid_at_year_end",
    "entered_by_sex",
    "entered_by_citizenship",
    "entered_by_age",
    "entered_by_isced",
    "entered_disabled",
    "cost_lines",
    "cost_total",
    "share_region",
    "share_municipality",
)
"""The figures that an office's register gives, in the order in which they are handed over."""

__all__ = [
    "ACCESS",
    "ENTERED",
    "FIGURES",
    "HIDDEN",
    "INTERNSHIPS",
    "JOBS",
    "MONEY",
    "PEOPLE",
    "PLACEMENTS",
    "REGISTER_KEYS",
    "TOGETHER",
    "Told",
    "tell",
    "to_come",
    "told_to_come",
    "Counted",
    "series",
    "RESULTS",
    "OUTPUTS",
    "Glance",
    "GROUPINGS",
    "look",
    "STEPS",
    "COMPARED",
    "CHAPTERS",
    "Figure",
    "Plan",
    "Unit",
    "Year",
    "count",
    "has_data",
    "grants_of",
    "money_of",
    "plan_of",
    "snapshot",
    "years_known",
]

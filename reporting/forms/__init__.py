"""What may be typed and asked in reporting, by subject; the names are handed on, nothing more."""

from reporting.forms.asking import YearChoice, plain_amount
from reporting.forms.funds import (
    FIRST_PAYERS,
    CommitmentEntry,
    FundActEntry,
    FundEntry,
    HoursBooking,
    LineAndFund,
    OnDay,
    Payers,
    PlannedEntry,
    Reopening,
    SheetUpload,
    Splitting,
    UnitCostEntry,
)
from reporting.forms.hours import HoursGrid, Returning, WorkCostEntry
from reporting.forms.money import CostLineEntry, Funding, FundingLine, SpendingChange, SpendingEntry, SpendingSearch
from reporting.forms.papers import ExtractChoice, ReportRequest, Sharing
from reporting.forms.wordings import NewWording

__all__ = [
    "FIRST_PAYERS",
    "CommitmentEntry",
    "CostLineEntry",
    "ExtractChoice",
    "FundActEntry",
    "FundEntry",
    "Funding",
    "FundingLine",
    "HoursBooking",
    "HoursGrid",
    "LineAndFund",
    "NewWording",
    "OnDay",
    "Payers",
    "PlannedEntry",
    "Reopening",
    "ReportRequest",
    "Returning",
    "Sharing",
    "SheetUpload",
    "SpendingChange",
    "SpendingEntry",
    "SpendingSearch",
    "Splitting",
    "UnitCostEntry",
    "WorkCostEntry",
    "YearChoice",
    "plain_amount",
]

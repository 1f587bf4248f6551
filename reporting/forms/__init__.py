"""What may be typed and asked in reporting, by subject; the names are handed on, nothing more."""

from reporting.forms.approvals import Approval
from reporting.forms.asking import FigureSearch, Motivated, YearChoice, plain_amount
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
from reporting.forms.hours import HoursGrid, OnPaper, Returning, WorkCostEntry
from reporting.forms.money import CostLineEntry, Funding, FundingLine, SpendingChange, SpendingEntry, SpendingSearch
from reporting.forms.papers import ExtractChoice, Sharing
from reporting.forms.reports import (
    Aside,
    Earlier,
    EarlierWords,
    PassageText,
    ReportRequest,
    Return,
    SeenVersion,
    Sending,
    WarningAnswers,
)
from reporting.forms.wordings import NewWording

__all__ = [
    "FIRST_PAYERS",
    "Approval",
    "CommitmentEntry",
    "CostLineEntry",
    "Aside",
    "Earlier",
    "EarlierWords",
    "ExtractChoice",
    "FundActEntry",
    "FundEntry",
    "Funding",
    "FundingLine",
    "HoursBooking",
    "HoursGrid",
    "LineAndFund",
    "Motivated",
    "NewWording",
    "PassageText",
    "OnDay",
    "OnPaper",
    "Payers",
    "PlannedEntry",
    "Reopening",
    "ReportRequest",
    "Return",
    "SeenVersion",
    "Sending",
    "Returning",
    "Sharing",
    "SheetUpload",
    "SpendingChange",
    "SpendingEntry",
    "SpendingSearch",
    "FigureSearch",
    "WarningAnswers",
    "Splitting",
    "UnitCostEntry",
    "WorkCostEntry",
    "YearChoice",
    "plain_amount",
]

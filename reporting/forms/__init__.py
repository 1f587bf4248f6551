"""What may be typed and asked in reporting, by subject; the names are handed on, nothing more."""

from reporting.forms.asking import FigureSearch, YearChoice, plain_amount
from reporting.forms.money import CostLineEntry, Funding, FundingLine, SpendingChange, SpendingEntry, SpendingSearch
from reporting.forms.papers import ExtractChoice, Sharing
from reporting.forms.reports import (
    Earlier,
    EarlierWords,
    PassageText,
    ReportRequest,
    Return,
    SeenVersion,
    Sending,
    WarningAnswer,
)
from reporting.forms.wordings import NewWording

__all__ = [
    "CostLineEntry",
    "Earlier",
    "EarlierWords",
    "ExtractChoice",
    "Funding",
    "FundingLine",
    "NewWording",
    "PassageText",
    "ReportRequest",
    "Return",
    "SeenVersion",
    "Sending",
    "Sharing",
    "SpendingChange",
    "SpendingEntry",
    "SpendingSearch",
    "FigureSearch",
    "WarningAnswer",
    "YearChoice",
    "plain_amount",
]

"""What may be typed and asked in reporting, by subject; the names are handed on, nothing more."""

from reporting.forms.asking import FigureSearch, YearChoice, plain_amount
from reporting.forms.money import CostLineEntry, Funding, FundingLine, SpendingChange, SpendingEntry, SpendingSearch
from reporting.forms.papers import ExtractChoice, ReportRequest, Sharing
from reporting.forms.wordings import NewWording

__all__ = [
    "CostLineEntry",
    "ExtractChoice",
    "Funding",
    "FundingLine",
    "NewWording",
    "ReportRequest",
    "Sharing",
    "SpendingChange",
    "SpendingEntry",
    "SpendingSearch",
    "FigureSearch",
    "YearChoice",
    "plain_amount",
]

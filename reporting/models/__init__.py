"""Money by the year, papers and their wording, registers brought in; the names are handed on, nothing more."""

from reporting.models.money import CostLine, FundingYear, Spending
from reporting.models.registers import RegisterImport
from reporting.models.reports import Answer, FrozenReport, KeptMonth, Passage, Report
from reporting.models.wording import PaidFrom, Wording

__all__ = [
    "Answer",
    "CostLine",
    "FrozenReport",
    "FundingYear",
    "KeptMonth",
    "PaidFrom",
    "Passage",
    "RegisterImport",
    "Report",
    "Spending",
    "Wording",
]

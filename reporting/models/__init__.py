"""Money by the year, papers, their wording, printed lists, registers brought in; the names are handed on."""

from reporting.models.list_prints import ListPrint
from reporting.models.money import CostLine, FundingYear, Spending
from reporting.models.registers import RegisterImport
from reporting.models.reports import Answer, FrozenReport, KeptMonth, Passage, Report
from reporting.models.wording import PaidFrom, Wording

__all__ = [
    "Answer",
    "CostLine",
    "FrozenReport",
    "FundingYear",
    "ListPrint",
    "KeptMonth",
    "PaidFrom",
    "Passage",
    "RegisterImport",
    "Report",
    "Spending",
    "Wording",
]

"""Money by the year, papers, their wording, printed lists, registers brought in; the names are handed on."""

from reporting.models.list_prints import ListPrint
from reporting.models.money import CostLine, FundingYear, Spending
from reporting.models.registers import RegisterImport
from reporting.models.reports import Report
from reporting.models.wording import PaidFrom, Wording

__all__ = [
    "CostLine",
    "FundingYear",
    "ListPrint",
    "PaidFrom",
    "RegisterImport",
    "Report",
    "Spending",
    "Wording",
]

"""Money and its years, papers and their wording, registers brought in; the names are handed on, nothing more."""

from reporting.models.commitments import Commitment
from reporting.models.funds import Fund, FundAct, FundPayer, PlannedAmount, UnitCost
from reporting.models.lines import CostLine
from reporting.models.registers import RegisterImport
from reporting.models.reports import Report
from reporting.models.spending import EarlierSpending, MoneyFile, Spending
from reporting.models.staff_time import Timesheet, TimesheetHours, WorkCost
from reporting.models.wording import PaidFrom, Wording
from reporting.models.years import FundingYear, YearAct

__all__ = [
    "Commitment",
    "CostLine",
    "EarlierSpending",
    "Fund",
    "FundAct",
    "FundPayer",
    "FundingYear",
    "MoneyFile",
    "PaidFrom",
    "PlannedAmount",
    "RegisterImport",
    "Report",
    "Spending",
    "Timesheet",
    "TimesheetHours",
    "UnitCost",
    "WorkCost",
    "Wording",
    "YearAct",
]

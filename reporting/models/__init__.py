"""Money and its years, papers, their wording, printed lists, registers brought in; the names are handed on."""

from reporting.models.commitments import Commitment
from reporting.models.funds import Fund, FundAct, FundPayer, PlannedAmount, UnitCost
from reporting.models.kept_years import KeptYear
from reporting.models.lines import CostLine
from reporting.models.list_prints import ListPrint
from reporting.models.print_parts import PrintPart
from reporting.models.radar import RadarLetter, RadarWeek, SetAside
from reporting.models.registers import RegisterImport
from reporting.models.reports import Answer, FrozenReport, KeptMonth, Passage, Report
from reporting.models.spending import EarlierSpending, MoneyFile, Spending
from reporting.models.staff_time import Timesheet, TimesheetHours, WorkCost
from reporting.models.wording import PaidFrom, Wording
from reporting.models.years import FundingYear, YearAct

__all__ = [
    "Answer",
    "Commitment",
    "CostLine",
    "EarlierSpending",
    "FrozenReport",
    "Fund",
    "FundAct",
    "FundPayer",
    "FundingYear",
    "KeptMonth",
    "KeptYear",
    "ListPrint",
    "PrintPart",
    "MoneyFile",
    "PaidFrom",
    "Passage",
    "PlannedAmount",
    "RadarLetter",
    "RadarWeek",
    "RegisterImport",
    "Report",
    "SetAside",
    "Spending",
    "Timesheet",
    "TimesheetHours",
    "UnitCost",
    "Wording",
    "WorkCost",
    "YearAct",
]

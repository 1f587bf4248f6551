"""The deeds of reporting: money kept, years planned, papers asked for and worded, lists printed."""

from reporting.actions.list_prints import discard_list_print, print_list, print_list_again
from reporting.actions.money import add_cost_line, add_spending, change_spending, plan_year
from reporting.actions.reports import print_again, request_report
from reporting.actions.wordings import pay_from, write_wording

__all__ = [
    "add_cost_line",
    "add_spending",
    "change_spending",
    "discard_list_print",
    "pay_from",
    "plan_year",
    "print_again",
    "print_list",
    "print_list_again",
    "request_report",
    "write_wording",
]

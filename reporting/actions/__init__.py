"""The deeds of reporting: money kept, years planned, papers asked for and worded, lists printed."""

from reporting.actions.by_clock import begin_yearly_drafts, keep_month
from reporting.actions.list_prints import discard_list_print, print_list, print_list_again
from reporting.actions.money import add_cost_line, add_spending, change_spending, plan_year
from reporting.actions.reports import (
    answer_warning,
    begin_new_version,
    begin_report,
    cancel_freezing,
    check_report,
    freeze_report,
    look_at,
    reopen_report,
    restore_passage,
    return_report,
    send_report,
    write_passage,
)
from reporting.actions.wordings import pay_from, write_wording

__all__ = [
    "add_cost_line",
    "add_spending",
    "answer_warning",
    "begin_new_version",
    "begin_report",
    "begin_yearly_drafts",
    "cancel_freezing",
    "change_spending",
    "discard_list_print",
    "check_report",
    "freeze_report",
    "keep_month",
    "look_at",
    "pay_from",
    "plan_year",
    "print_list",
    "print_list_again",
    "reopen_report",
    "restore_passage",
    "return_report",
    "send_report",
    "write_passage",
    "write_wording",
]

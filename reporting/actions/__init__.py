"""The deeds of reporting: money kept, years planned, papers asked for and worded. Each leaves its trace."""

from reporting.actions.by_clock import begin_yearly_drafts, keep_month
from reporting.actions.money import add_cost_line, add_spending, change_spending, plan_year
from reporting.actions.reports import (
    answer_warning,
    begin_new_version,
    begin_report,
    cancel_freezing,
    check_report,
    freeze_report,
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
    "check_report",
    "freeze_report",
    "keep_month",
    "pay_from",
    "plan_year",
    "reopen_report",
    "restore_passage",
    "return_report",
    "send_report",
    "write_passage",
    "write_wording",
]

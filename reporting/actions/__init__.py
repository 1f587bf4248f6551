"""The deeds of reporting: money kept and booked, years planned, papers asked for and worded, lists printed."""

from reporting.actions.approvals import approve
from reporting.actions.booking import book_courses, book_hours, book_insurance, book_payment, correct_booked
from reporting.actions.by_clock import begin_yearly_drafts, count_year, keep_month, keep_week, keep_year
from reporting.actions.funds import (
    add_fund,
    change_fund,
    close_commitment,
    commit_money,
    note_act,
    note_unit_cost,
    plan_amount,
)
from reporting.actions.list_prints import discard_list_print, print_list, print_list_again
from reporting.actions.money import add_cost_line, add_sheet, add_spending, change_spending, keep_paper
from reporting.actions.radar import send_lists, set_aside, take_back
from reporting.actions.reports import (
    answer_warnings,
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
from reporting.actions.staff_time import (
    countersign_hours,
    countersign_on_paper,
    keep_hours,
    keep_work_cost,
    return_hours,
    sign_hours,
)
from reporting.actions.wordings import pay_from, write_wording
from reporting.actions.years import close_year, open_year_again, plan_year

__all__ = [
    "add_cost_line",
    "add_fund",
    "add_sheet",
    "add_spending",
    "answer_warnings",
    "approve",
    "begin_new_version",
    "begin_report",
    "begin_yearly_drafts",
    "book_courses",
    "book_hours",
    "book_insurance",
    "book_payment",
    "cancel_freezing",
    "change_fund",
    "change_spending",
    "check_report",
    "close_commitment",
    "close_year",
    "commit_money",
    "correct_booked",
    "count_year",
    "countersign_hours",
    "countersign_on_paper",
    "discard_list_print",
    "freeze_report",
    "keep_hours",
    "keep_month",
    "keep_year",
    "keep_paper",
    "keep_week",
    "keep_work_cost",
    "note_act",
    "note_unit_cost",
    "open_year_again",
    "pay_from",
    "plan_amount",
    "plan_year",
    "print_list",
    "print_list_again",
    "reopen_report",
    "restore_passage",
    "return_hours",
    "return_report",
    "send_lists",
    "send_report",
    "set_aside",
    "take_back",
    "sign_hours",
    "write_passage",
    "write_wording",
]

"""The deeds of reporting: money kept and booked, years planned, papers asked for and worded. Each leaves its trace."""

from reporting.actions.booking import book_courses, book_hours, book_payment
from reporting.actions.funds import (
    add_fund,
    change_fund,
    close_commitment,
    commit_money,
    note_act,
    note_unit_cost,
    plan_amount,
)
from reporting.actions.money import add_cost_line, add_spending, change_spending, keep_paper
from reporting.actions.reports import print_again, request_report
from reporting.actions.staff_time import countersign_hours, keep_hours, keep_work_cost, return_hours, sign_hours
from reporting.actions.wordings import pay_from, write_wording
from reporting.actions.years import close_year, open_year_again, plan_year

__all__ = [
    "add_cost_line",
    "add_fund",
    "add_spending",
    "book_courses",
    "book_hours",
    "book_payment",
    "change_fund",
    "change_spending",
    "close_commitment",
    "close_year",
    "commit_money",
    "countersign_hours",
    "keep_hours",
    "keep_paper",
    "keep_work_cost",
    "note_act",
    "note_unit_cost",
    "open_year_again",
    "pay_from",
    "plan_amount",
    "plan_year",
    "print_again",
    "request_report",
    "return_hours",
    "sign_hours",
    "write_wording",
]

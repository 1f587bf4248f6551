"""Rows of the sheet Spese: every cent under a known heading, and no sum counted as an entry."""

from reporting.register.entries import SpendingEntry
from reporting.register.reading import Unreadable, bare, is_empty, read_amount, read_date
from reporting.register.rows import SetAside
from reporting.register.words import TOTALS, Setback


def plan_spending(row, books):
    """Money spent; two rows that are wholly equal are two expenses, told apart by their count."""
    if _is_total(row, books):
        raise SetAside(Setback.TOTAL)
    dated_on = row.insist("dated_on", read_date, otherwise=Setback.DATE)
    amount = row.insist("amount", read_amount, otherwise=Setback.AMOUNT)
    books.sum_above += amount
    cost_line = books.line_named(row.cell("cost_line"))
    if not cost_line:
        raise SetAside(Setback.COST_LINE, "cost_line")
    if books.last_day and dated_on > books.last_day:
        raise SetAside(Setback.FUTURE, "dated_on")
    description = row.words("description", most=200)
    key = (cost_line, dated_on, description, amount)
    books.spending_seen[key] += 1
    if books.spending_seen[key] <= books.spending[key]:
        raise SetAside(Setback.DUPLICATE)
    if dated_on.year in books.closed_years:
        raise SetAside(Setback.YEAR_CLOSED, "dated_on")
    return SpendingEntry(*key, occurrence=books.spending_seen[key])


def _is_total(row, books):
    """A heading or a date that says "total"; a lone amount that is the sum of those above it."""
    if _says_total(row.cell("cost_line")) or _says_total(row.cell("dated_on")):
        return True
    if not is_empty(row.cell("cost_line")):
        return False
    if _says_total(row.cell("description")):
        return True
    return all(is_empty(row.cell(column)) for column in ("dated_on", "description")) and _is_sum_above(row, books)


def _says_total(cell):
    said = str(cell).split()
    return bool(said) and (bare(said[0]) in TOTALS or bare(cell) in TOTALS)


def _is_sum_above(row, books):
    try:
        amount = read_amount(row.cell("amount")).value
    except Unreadable:
        return False
    return amount is not None and amount == books.sum_above != 0

"""Rows of the sheets Tirocini and Assunzioni: history is taken in as it was, with a warning where it broke a limit."""

from decimal import Decimal

from placements.enums import ContractKind, InternshipKind
from reporting.register.entries import HireEntry, InternshipEntry
from reporting.register.reading import (
    bare,
    is_empty,
    read_amount,
    read_date,
    read_name,
    read_tax_code,
    read_vat_number,
    read_whole,
)
from reporting.register.rows import SetAside
from reporting.register.words import CONTRACTS, INTERNSHIP_KINDS, Setback, Warned

MOST_ALLOWANCE = Decimal("999999.99")
HOURS_OF_A_WEEK = 168


def plan_internship(row, books):
    """An internship of a known person at a known host, which no other of hers overlaps."""
    tax_code, vat_number = _person(row, books), _host(row, books)
    starts_on, ends_on, interrupted_on = _period(row)
    last_day = interrupted_on or ends_on
    if (tax_code, vat_number, starts_on) in books.internship_keys:
        raise SetAside(Setback.DUPLICATE)
    if any(first <= last_day and starts_on <= last for first, last in books.internships.get(tax_code, ())):
        raise SetAside(Setback.OVERLAPS)
    allowance = _allowance(row)
    return InternshipEntry(
        tax_code=tax_code,
        vat_number=vat_number,
        agreement=_agreement(row, books, vat_number, starts_on, last_day),
        kind=row.meaning("kind", INTERNSHIP_KINDS, otherwise=InternshipKind.INCLUSION),
        starts_on=starts_on,
        ends_on=ends_on,
        interrupted_on=interrupted_on,
        weekly_hours=_weekly_hours(row),
        allowance=allowance,
        promoter_tutor=row.words("promoter_tutor", most=120, read=read_name),
        host_tutor=row.words("host_tutor", most=120, read=read_name),
        outcome=_outcome(row, books, tax_code, interrupted_on, starts_on),
    )


def take_in_internship(entry, books):
    books.internship_keys.add((entry.tax_code, entry.vat_number, entry.starts_on))
    books.internships.setdefault(entry.tax_code, []).append((entry.starts_on, entry.last_day))


def plan_hire(row, books):
    """A job at a known host; it may come after the case was closed, that is how good stories end."""
    tax_code, vat_number = _person(row, books), _host(row, books)
    starts_on = row.insist("starts_on", read_date, otherwise=Setback.DATE)
    if (tax_code, vat_number, starts_on) in books.hire_keys:
        raise SetAside(Setback.DUPLICATE)
    return HireEntry(
        tax_code=tax_code,
        vat_number=vat_number,
        starts_on=starts_on,
        contract=row.meaning("contract", CONTRACTS, otherwise=ContractKind.OTHER),
        months=row.take("months", read_whole),
    )


def take_in_hire(entry, books):
    books.hire_keys.add((entry.tax_code, entry.vat_number, entry.starts_on))


def _person(row, books):
    tax_code = row.take("tax_code", read_tax_code)
    if not books.knows_case(tax_code):
        raise SetAside(Setback.UNKNOWN_PERSON, "tax_code")
    return tax_code


def _host(row, books):
    vat_number = row.insist("vat_number", read_vat_number, otherwise=Setback.UNKNOWN_HOST)
    if vat_number not in books.hosts:
        raise SetAside(Setback.UNKNOWN_HOST, "vat_number")
    return vat_number


def _period(row):
    """First day, planned last day, day of the interruption; one that was interrupted ended on that day."""
    starts_on = row.insist("starts_on", read_date, otherwise=Setback.DATE)
    ends_on = row.insist("ends_on", read_date, otherwise=Setback.DATE)
    interrupted_on = row.take("interrupted_on", read_date, otherwise=Setback.DATE)
    if ends_on < starts_on:
        raise SetAside(Setback.ENDS_BEFORE, "ends_on")
    if interrupted_on and interrupted_on < starts_on:
        raise SetAside(Setback.ENDS_BEFORE, "interrupted_on")
    if interrupted_on and interrupted_on > ends_on:
        row.warn(Warned.LATE)
        ends_on = interrupted_on
    return starts_on, ends_on, interrupted_on


def _allowance(row):
    allowance = row.take("allowance", read_amount, otherwise=Setback.AMOUNT)
    if allowance is None:
        row.warn(Warned.MISSING)
        return Decimal("0.00")
    if not 0 <= allowance <= MOST_ALLOWANCE:
        raise SetAside(Setback.AMOUNT, "allowance")
    return allowance


def _weekly_hours(row):
    hours = row.take("weekly_hours", read_whole)
    if hours is None and is_empty(row.cell("weekly_hours")):
        row.warn(Warned.MISSING)
    if hours and hours > HOURS_OF_A_WEEK:
        row.warn(Warned.WORD)
        hours = None
    return hours or 0


def _agreement(row, books, vat_number, starts_on, last_day):
    """The number of the agreement it began under; its seats are counted when all rows are read."""
    frame = books.frame_for(vat_number, starts_on, last_day)
    if frame is None or not frame.covers(starts_on, last_day):
        row.warn(Warned.OUTSIDE)
    return frame.number if frame else ""


def _outcome(row, books, tax_code, interrupted_on, starts_on):
    if "interrott" in bare(row.cell("outcome")) and interrupted_on is None:
        row.warn(Warned.UNDATED)
    if not any(case.covers(starts_on) for case in books.cases[tax_code]):
        row.warn(Warned.CASE)
    return row.words("outcome", most=200)

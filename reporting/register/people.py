"""Rows of the sheet Persone: who, and the case that was opened."""

from beneficiaries.enums import ClosingReason, Sex
from beneficiaries.rules import citizenship_group, compare, parse_tax_code
from equipe.verdicts import Refused
from reporting.register.books import Case
from reporting.register.completing import fill, plan_completion, told_of_case, told_of_person
from reporting.register.entries import Completion, PersonEntry
from reporting.register.reading import (
    bare,
    is_empty,
    read_date,
    read_name,
    read_tax_code,
    read_yes_no,
    years_earlier,
)
from reporting.register.rows import SetAside
from reporting.register.words import CLOSING, SEX, Repair, Setback, Warned

DAYS = ("birth_date", "referred_on", "opened_on", "closed_on")
OF_A_PERSON = ("last_name", "first_name", "sex", "birth_date")
OF_A_PERSON += ("birth_place", "citizenship", "municipality", "address", "phone", "email")
OF_A_CASE = ("reason", "referred_on", "isced", "employment", "disabled", "closed_on")


def plan_person(row, books):
    """A person and her case; the tax code tells who she is, the opening day which case it is.

    Of a case that is there, and without a day of a person who is there, the row completes what is empty.
    """
    tax_code = _tax_code(row)
    days = _days(row, is_known=tax_code in books.people)
    case = books.case_opened(tax_code, days["opened_on"])
    if case or not days["opened_on"]:
        return plan_completion(row, books, tax_code, case, days)
    return _new_case(row, books, tax_code, days)


def take_in_person(entry, books):
    """What a row adds is known to the rows below it."""
    if isinstance(entry, Completion):
        books.people[entry.tax_code].update(entry.fills)
        if case := books.case_opened(entry.tax_code, entry.opened_on):
            case.known.update(entry.fills_case)
        return
    told = vars(entry)
    books.people.setdefault(entry.tax_code, {name: told[name] for name in OF_A_PERSON}).update(entry.fills)
    case = Case(entry.opened_on, entry.closed_on, {name: told[name] for name in OF_A_CASE})
    books.cases.setdefault(entry.tax_code, []).append(case)
    if entry.team:
        books.teams.setdefault(bare(entry.team), entry.team)


def _days(row, *, is_known):
    """A new case needs its day; a file without that column can only complete people who are there."""
    if not is_known and "opened_on" not in row.line.cells:
        raise SetAside(Setback.UNKNOWN_PERSON, "tax_code")
    told = {name: row.take(name, read_date, otherwise=Setback.DATE) for name in DAYS}
    if not (told["opened_on"] or is_known):
        raise SetAside(Setback.DATE, "opened_on")
    if told["opened_on"] and told["closed_on"] and told["closed_on"] < told["opened_on"]:
        raise SetAside(Setback.CLOSED_BEFORE, "closed_on")
    return told


def _new_case(row, books, tax_code, days):
    opened_on, closed_on = days["opened_on"], days["closed_on"]
    _not_in_charge(tax_code, Case(opened_on, closed_on), row, books)
    closing_reason, closing_note = _closing(row, closed_on)
    known = books.people.get(tax_code)
    told = told_of_person(row, books)
    who = _who(row, parse_tax_code(tax_code, on=opened_on), days["birth_date"], opened_on)
    return PersonEntry(
        tax_code=tax_code,
        **who,
        **told,
        **told_of_case(row, days["referred_on"]),
        citizenship_group=_citizenship_group(row, told["citizenship"] or (known or {}).get("citizenship")),
        disabled=bool(row.take("disabled", read_yes_no)),
        team=_team(row, books),
        opened_on=opened_on,
        closed_on=closed_on,
        closing_reason=closing_reason,
        closing_note=closing_note,
        fills={} if known is None else fill(row, told, known),
    )


def _tax_code(row):
    code = row.take("tax_code", read_tax_code)
    try:
        return parse_tax_code(code).code
    except Refused as refusal:
        raise SetAside(Setback.TAX_CODE, "tax_code") from refusal


def _not_in_charge(tax_code, case, row, books):
    others = books.cases.get(tax_code, ())
    if case.closed_on is None and any(other.closed_on is None for other in others):
        raise SetAside(Setback.IN_CHARGE)
    if any(case.overlaps(other) for other in others):
        row.warn(Warned.REPEATED)


def _who(row, tax_code, birth_date, opened_on):
    """Name, sex and day of birth; what the row does not say, the tax code does."""
    last_name = row.words("last_name", most=80, read=read_name)
    first_name = row.words("first_name", most=80, read=read_name)
    if not (last_name or first_name):
        raise SetAside(Setback.NAME, "last_name")
    sex = SEX.get(bare(row.cell("sex")), "")
    if not sex:
        sex = tax_code.sex
        row.repaired("sex", Repair.DERIVED)
    if birth_date is None:
        birth_date = tax_code.birth_date
        row.repaired("birth_date", Repair.DERIVED)
    elif ("birth_date", Repair.CENTURY) in row.repairs and birth_date > opened_on:
        birth_date = years_earlier(birth_date, 100)
    told = {"last_name": last_name, "first_name": first_name, "birth_date": birth_date, "sex": sex}
    if compare(tax_code, **told).warned:
        row.warn(Warned.DIFFERS)
    return told | {"sex": Sex(sex)}


def _citizenship_group(row, code):
    """What is not understood counts as a third country, as the register's rule says."""
    if not code and is_empty(row.cell("citizenship")):
        row.warn(Warned.MISSING)
    return citizenship_group(code or "")


def _team(row, books):
    said = row.words("team", most=120)
    if not said:
        row.warn(Warned.MISSING)
    return books.teams.get(bare(said), said)


def _closing(row, closed_on):
    if closed_on is None:
        return "", ""
    reason = row.meaning("closing_reason", CLOSING, otherwise=ClosingReason.OTHER, when_empty="")
    return reason, row.words("closing_reason", most=200)

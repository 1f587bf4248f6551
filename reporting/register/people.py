"""Rows of the sheet Persone: who, and the case that was opened."""

from beneficiaries.enums import ClosingReason, EmploymentStatus, Sex
from beneficiaries.rules import citizenship_group, compare, country_code, parse_tax_code
from equipe.verdicts import Refused
from reporting.register.books import Case
from reporting.register.entries import PersonEntry
from reporting.register.reading import (
    bare,
    read_date,
    read_name,
    read_tax_code,
    read_text,
    read_yes_no,
    years_earlier,
)
from reporting.register.rows import SetAside
from reporting.register.words import CLOSING, EDUCATION, EMPLOYMENT, SEX, Repair, Setback, Warned


def plan_person(row, books):
    """A person and her case; the tax code tells who she is, the opening day which case it is."""
    tax_code = _tax_code(row)
    birth_date = row.take("birth_date", read_date, otherwise=Setback.DATE)
    referred_on = row.take("referred_on", read_date, otherwise=Setback.DATE)
    opened_on = row.insist("opened_on", read_date, otherwise=Setback.DATE)
    closed_on = row.take("closed_on", read_date, otherwise=Setback.DATE)
    if closed_on and closed_on < opened_on:
        raise SetAside(Setback.CLOSED_BEFORE, "closed_on")
    _not_there_yet(tax_code, Case(opened_on, closed_on), row, books)
    closing_reason, closing_note = _closing(row, closed_on)
    municipality, address = _home(row, books)
    return PersonEntry(
        tax_code=tax_code,
        **_who(row, parse_tax_code(tax_code, on=opened_on), birth_date, opened_on),
        **_from_where(row),
        municipality=municipality,
        address=address,
        isced=row.meaning("education", EDUCATION, otherwise="", when_empty=""),
        employment=row.meaning(
            "employment", EMPLOYMENT, otherwise=EmploymentStatus.UNKNOWN, when_empty=EmploymentStatus.UNKNOWN
        ),
        disabled=bool(row.take("disabled", read_yes_no)),
        referred_on=referred_on,
        team=_team(row, books),
        opened_on=opened_on,
        reason=row.words("reason", most=200),
        closed_on=closed_on,
        closing_reason=closing_reason,
        closing_note=closing_note,
    )


def take_in_person(entry, books):
    books.cases.setdefault(entry.tax_code, []).append(Case(entry.opened_on, entry.closed_on))
    if entry.team:
        books.teams.setdefault(bare(entry.team), entry.team)


def _tax_code(row):
    code = row.take("tax_code", read_tax_code)
    try:
        return parse_tax_code(code).code
    except Refused as refusal:
        raise SetAside(Setback.TAX_CODE, "tax_code") from refusal


def _not_there_yet(tax_code, case, row, books):
    if case.opened_on in books.opening_days(tax_code):
        raise SetAside(Setback.DUPLICATE)
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
    return told | {"sex": Sex(sex), "birth_place": row.words("birth_place", most=120, read=read_name)}


def _from_where(row):
    """Citizenship; what is not understood counts as a third country, as the register's rule says."""
    said = row.take("citizenship", read_text)
    code = country_code(said)
    if not code:
        row.warn(Warned.WORD if said else Warned.MISSING)
    return {"citizenship": code, "citizenship_group": citizenship_group(code)}


def _home(row, books):
    """The municipality as the district writes it; of somebody from elsewhere the place is kept as her address."""
    said = row.words("municipality", most=120, read=read_name)
    if not said:
        return "", ""
    if books.municipalities is None:
        return said, ""
    if known := books.municipalities.get(bare(said)):
        return known, ""
    row.warn(Warned.MUNICIPALITY)
    return "", said


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

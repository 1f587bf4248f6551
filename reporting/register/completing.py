"""What a row says of a person and of her case, held against what is known: gaps are filled, nothing is overwritten."""

from beneficiaries.enums import EmploymentStatus
from beneficiaries.rules import country_code
from reporting.register.entries import Completion
from reporting.register.reading import bare, is_empty, read_email, read_name, read_text, read_yes_no
from reporting.register.rows import SetAside
from reporting.register.words import EDUCATION, EMPLOYMENT, SEX, Repair, Setback, Warned

EMPTY = ("", None, EmploymentStatus.UNKNOWN)
OF_THE_CASE = ("education", "employment", "disabled", "referred_on", "reason", "closed_on")
COLUMN_OF = {"isced": "education"}  # where a field is not called as its column


def told_of_person(row, books):
    """Where she comes from, where she lives, how she is reached: field → value."""
    municipality, address = _home(row, books)
    return {
        "birth_place": row.words("birth_place", most=120, read=read_name),
        "citizenship": _citizenship(row),
        "municipality": municipality,
        "address": address,
        "phone": row.words("phone", most=30),
        "email": row.take("email", read_email) or "",
    }


def told_of_case(row, referred_on):
    """What is known of her at the entry: field → value."""
    unknown = EmploymentStatus.UNKNOWN
    return {
        "reason": row.words("reason", most=200),
        "referred_on": referred_on,
        "isced": row.meaning("education", EDUCATION, otherwise="", when_empty=""),
        "employment": row.meaning("employment", EMPLOYMENT, otherwise=unknown, when_empty=unknown),
    }


def plan_completion(row, books, tax_code, case, days):
    """A person who is there, and the case if it names one: what was empty is filled; with nothing new, a duplicate."""
    told_case = told_of_case(row, days["referred_on"]) if case else {}
    fills = fill(row, told_of_person(row, books), books.people[tax_code])
    fills_case = fill(row, told_case, case.known if case else {})
    stays(row, _who(row, days["birth_date"]), books.people[tax_code])
    if case:
        stays(row, _whether_and_until(row, days["closed_on"]), case.known)
    elif any(not is_empty(row.cell(column)) for column in OF_THE_CASE):
        if not fills:
            raise SetAside(Setback.DATE, "opened_on")
        row.warn(Warned.NO_CASE)
    if not fills and not fills_case:
        raise SetAside(Setback.DUPLICATE)
    return Completion(tax_code, case and case.opened_on, fills, fills_case)


def fill(row, told, known):
    """What is told and not known yet: field → value; the row remembers which columns, and which say otherwise."""
    fills = {name: value for name, value in told.items() if value not in EMPTY and known.get(name) in EMPTY}
    row.fills += [COLUMN_OF.get(name, name) for name in fills]
    stays(row, {name: value for name, value in told.items() if name not in fills}, known)
    return fills


def stays(row, told, known):
    """Note where a row says something else than what is there."""
    for name, value in told.items():
        if value not in EMPTY and bare(value) != bare(_as_told(known.get(name))):
            row.differs.append(COLUMN_OF.get(name, name))
            row.warn(Warned.KEPT)


def _as_told(known):
    return "" if known is None else known


def _who(row, birth_date):
    """A year of two digits is a guess, which is held against nothing."""
    guessed = ("birth_date", Repair.CENTURY) in row.repairs
    return {
        "last_name": row.words("last_name", most=80, read=read_name),
        "first_name": row.words("first_name", most=80, read=read_name),
        "sex": SEX.get(bare(row.cell("sex")), ""),
        "birth_date": None if guessed else birth_date,
    }


def _whether_and_until(row, closed_on):
    disabled = None if is_empty(row.cell("disabled")) else row.take("disabled", read_yes_no)
    return {"disabled": disabled, "closed_on": closed_on}


def _citizenship(row):
    said = row.take("citizenship", read_text)
    code = country_code(said)
    if said and not code:
        row.warn(Warned.WORD)
    return code


def _home(row, books):
    """The municipality as the district writes it, and the address; a place elsewhere is kept with the address."""
    address = row.words("address", most=200)
    said = row.words("municipality", most=120, read=read_name)
    if not said or books.municipalities is None:
        return said, address
    if known := books.municipalities.get(bare(said)):
        return known, address
    row.warn(Warned.MUNICIPALITY)
    return "", ", ".join(part for part in (address, said) if part)[:200]

"""What a cell says: pure functions from a cell to a value, with a note of what had to be repaired.

Each raises `Unreadable` for a cell that says something it cannot understand; nothing is ever guessed in silence.
"""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple
from unicodedata import category, combining, normalize

from django.core.exceptions import ValidationError as Invalid
from django.core.validators import validate_email
from stdnum.exceptions import ValidationError
from stdnum.it import iva

from reporting.register.words import NO_WORDS, YES_WORDS, Repair

CENT = Decimal("0.01")
TOLERANCE = Decimal("0.000001")
MOST_EURO = Decimal("9999999999.99")
YEARS = range(1900, 2101)
DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: 0{1,2}[:.]00(?:[:.]00)?)?")
YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
HOUR = re.compile(r"(?:ore )?(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?")
DAY_AND_HOUR = re.compile(r"(\S+)[ T](?:ore )?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)")
MINUTES = re.compile(r"\s*(?:min\.?|minut[oi]|['’′])\s*$", re.IGNORECASE)
FIGURES = re.compile(r"[0-9][0-9.,']*")
THOUSANDS = re.compile(r"\d{1,3}(?:[.']\d{3})+")


class Unreadable(ValueError):
    """The cell says something, and we cannot tell what."""


class Read(NamedTuple):
    """A value, and how the cell had to be mended to yield it."""

    value: object
    repair: Repair | None = None


def bare(cell) -> str:
    """A name as it is compared: without accents, capitals, signs and blanks."""
    said = text(cell)
    plain = said if said.isascii() else "".join(sign for sign in normalize("NFKD", said) if not combining(sign))
    return re.sub(r"[^a-z0-9]+", "", plain.casefold())


def text(cell) -> str:
    """The cell as text: trimmed, inner blanks folded, a whole number without its decimals."""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    if isinstance(cell, float) and math.isfinite(cell) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y %H:%M}" if isinstance(cell, datetime) else f"{cell:%d/%m/%Y}"
    cell = str(cell)
    if cell.isprintable():
        return " ".join(cell.split())
    signs = (" " if category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp") else sign for sign in cell)
    return " ".join("".join(signs).split())


def is_empty(cell) -> bool:
    return not isinstance(cell, bool | int | float | date) and text(cell) == ""


def read_text(cell) -> Read:
    said = text(cell)
    return Read("" if re.fullmatch(r"[-–—]+", said) else said)


def read_name(cell) -> Read:
    """A name or a place; one all in capitals, or in none, is written as names are."""
    said = read_text(cell).value
    if said and (said.isupper() or said.islower()):
        return Read(_as_names_are(said), Repair.CAPITALS)
    return Read(said)


def read_tax_code(cell) -> Read:
    """Blanks removed, upper case; whether it is valid is the law's to say."""
    said = text(cell)
    code = re.sub(r"\s", "", said).upper()
    if code == said:
        return Read(code)
    return Read(code, Repair.BLANKS if " " in said else Repair.CAPITALS)


def read_vat_number(cell) -> Read:
    """Eleven digits with the right check digit; the prefix IT and a number cell are accepted."""
    said = re.sub(r"[\s.]", "", text(cell)).upper()
    bare_of_prefix = said.removeprefix("IT")
    number = bare_of_prefix.zfill(11) if isinstance(cell, int | float) else bare_of_prefix
    try:
        number = iva.validate(number)
    except ValidationError as error:
        raise Unreadable from error
    if isinstance(cell, int | float):
        return Read(number, Repair.NUMBER)
    return Read(number, Repair.PREFIX if said != bare_of_prefix else None)


def read_date(cell) -> Read:
    """A date cell, or text with the day first or as 2024-03-12; nothing and a dash are no date."""
    if isinstance(cell, date):
        return Read(_plausible(cell))
    if isinstance(cell, bool | int | float):
        raise Unreadable
    said = read_text(cell).value
    if not said:
        return Read(None)
    if found := YEAR_FIRST.fullmatch(said):
        return Read(_day(*found.groups()), Repair.DATE)
    if found := DAY_FIRST.fullmatch(said):
        day, month, year = found.groups()
        if len(year) == 2:
            return Read(_day(_with_century(int(year)), month, day), Repair.CENTURY)
        return Read(_day(year, month, day), Repair.DATE)
    raise Unreadable


def read_day_and_hour(cell) -> Read:
    """A date with the hour that may stand behind it in the same cell: (date, hour or None); nothing is no date."""
    if isinstance(cell, datetime):
        return Read((_plausible(cell), cell.time().replace(second=0, microsecond=0)))
    found = None if isinstance(cell, date) else DAY_AND_HOUR.fullmatch(text(cell))
    if found is None:
        day, repair = read_date(cell)
        return Read((day, None) if day else None, repair)
    return Read((read_date(found[1]).value, read_hour(found[2]).value), Repair.DATE)


def read_hour(cell) -> Read:
    """10:30, 10.30, "ore 10", 9 or the fraction of a day that a spreadsheet makes of an hour; nothing is none."""
    if isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 24 * 60)
        return Read(time(minutes // 60 % 24, minutes % 60), Repair.HOUR)
    said = read_text(cell).value.casefold()
    if not said:
        return Read(None)
    found = HOUR.fullmatch(said)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise Unreadable
    return Read(time(int(found[1]), int(found[2] or 0)), None if ":" in said else Repair.HOUR)


def read_minutes(cell) -> Read:
    """The minutes of a contact: 30, "30 min"; more than a day or none at all is not understood."""
    whole, repair = read_whole(MINUTES.sub("", cell) if isinstance(cell, str) else cell)
    if whole is not None and not 1 <= whole <= 1440:
        raise Unreadable
    return Read(whole, repair)


def read_email(cell) -> Read:
    """An e-mail address that can be written to."""
    said = read_text(cell).value
    if said:
        try:
            validate_email(said)
        except Invalid as error:
            raise Unreadable from error
    if len(said) > 254:
        raise Unreadable
    return Read(said)


def read_lines(cell) -> Read:
    """A longer text: its lines stay lines, signs nobody can see go."""
    if not isinstance(cell, str):
        return Read(text(cell))
    lines = (text(line) for line in re.split(r"\r\n|\r|\n", cell))
    return Read("\n".join(lines).strip())


def read_amount(cell) -> Read:
    """Exact cents from a number cell or from text as 1.234,56 with or without €; empty is no amount."""
    if isinstance(cell, bool | date):
        raise Unreadable
    if isinstance(cell, int | float):
        return Read(_cents(Decimal(repr(cell)) if math.isfinite(cell) else Decimal("NaN")))
    said = text(cell)
    if not said or re.fullmatch(r"[-–—]+", said):
        return Read(None)
    return Read(_cents(_number(said)), Repair.AMOUNT)


def read_yes_no(cell) -> Read:
    """Yes: sì, si, x, 1; no: no, a dash, 0, nothing; in any case."""
    said = text(cell).casefold()
    if said in YES_WORDS:
        return Read(True)
    if said in NO_WORDS:
        return Read(False)
    raise Unreadable


def read_whole(cell) -> Read:
    """A whole number that is not negative; a half is rounded up, nothing is none."""
    amount = read_amount(cell)
    if amount.value is None:
        return Read(None)
    if not 0 <= amount.value <= 30_000:
        raise Unreadable
    whole = int(amount.value.quantize(Decimal(1), ROUND_HALF_UP))
    return Read(whole, Repair.ROUNDED if whole != amount.value else None)


def _as_names_are(said):
    words = said.lower().split()
    return " ".join(
        word if word in ("in", "di", "al", "sul", "e") and place else _capital(word) for place, word in enumerate(words)
    )


def _capital(word):
    return re.sub(r"(^|['’\-.(])([^\W\d_])", lambda found: found[1] + found[2].upper(), word)


def _with_century(year):
    return 2000 + year if year < 50 else 1900 + year


def _day(year, month, day):
    try:
        return _plausible(date(int(year), int(month), int(day)))
    except ValueError as error:
        raise Unreadable from error


def _plausible(day):
    if day.year not in YEARS:
        raise Unreadable
    return date(day.year, day.month, day.day)


def years_earlier(day, years):
    """The same day some years earlier; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year - years)


def _number(said):
    """The number in Italian writing, and in the English one where only that makes sense (300.00)."""
    written = re.sub(r"€|\beuro?\b|\s", "", re.sub(r",[-–]{1,2}$", "", said), flags=re.IGNORECASE)
    sign = -1 if written[:1] in ("-", "−", "(") or written.endswith("-") else 1
    figures = written.strip("()+-−")
    if not FIGURES.fullmatch(figures):
        raise Unreadable
    if "," in figures:
        whole, comma, cents = figures.rpartition(",")
        if "," in whole or not re.fullmatch(r"\d{1,2}", cents):
            raise Unreadable
        if not (whole.isdigit() or THOUSANDS.fullmatch(whole)):
            raise Unreadable
        plain = re.sub(r"[.']", "", whole) + "." + cents
    elif THOUSANDS.fullmatch(figures):
        plain = re.sub(r"[.']", "", figures)
    else:
        plain = figures
    try:
        return sign * Decimal(plain)
    except InvalidOperation as error:
        raise Unreadable from error


def _cents(amount):
    """The amount in whole cents; a number cell may miss them by a hair of binary arithmetic, no more."""
    if not amount.is_finite() or abs(amount) > MOST_EURO:
        raise Unreadable
    exact = amount.quantize(CENT, ROUND_HALF_UP)
    if abs(exact - amount) > TOLERANCE:
        raise Unreadable
    return exact

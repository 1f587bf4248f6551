"""By which numbers a host is known: checked by their own check digits, written without prefix and blanks."""

import re

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale, iva

from placements.enums.sectors import DIVISIONS, SECTIONS

ATECO = re.compile(r"\d{2}(\.\d(\d(\.\d(\d)?)?)?)?")
"""A division, with or without group, class, category and subcategory: 10, 10.7, 10.71, 10.71.1, 10.71.10."""


def vat_number(said: str) -> str:
    """Eleven digits, the last a check digit; an IT before them does no harm. ValueError: it is none."""
    try:
        return iva.validate(said.strip().upper())
    except ValidationError:
        raise ValueError(said) from None


def tax_code(said: str) -> str:
    """The sixteen signs of a person's, or the eleven digits of a body's. ValueError: it is none."""
    try:
        return codicefiscale.validate(said.strip().upper())
    except ValidationError:
        raise ValueError(said) from None


def ateco(said: str) -> str:
    """A code whose division exists; blanks are left out, dots put in where there are none. ValueError: it is none."""
    code = re.sub(r"\s", "", said)
    if code.isdecimal():
        code = ".".join(part for part in (code[:2], code[2:4], code[4:]) if part)
    if not ATECO.fullmatch(code) or code[:2] not in DIVISIONS:
        raise ValueError(said)
    return code


def section(code: str) -> str:
    """The letter of the section in which a code lies; nothing for no code."""
    if code[:2] not in DIVISIONS:
        return ""
    return next(letter for letter, (first, last) in SECTIONS.items() if first <= int(code[:2]) <= last)


def covers(sector: str, code: str) -> bool:
    """Whether one of two codes lies within the other: which of them was written more exactly says little."""
    if not (ATECO.fullmatch(sector) and code):
        return False
    return code.startswith(sector) or sector.startswith(code)


def in_words(code: str) -> str:
    """A code with the words of its division; what is no code is words already."""
    words = DIVISIONS.get(code[:2]) if ATECO.fullmatch(code) else None
    return f"{code} {words}" if words else code

"""The Italian tax code (codice fiscale): whether it can be right, and what it says about a person."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from codicefiscale.codicefiscale import encode_firstname, encode_lastname
from codicefiscale.data import get_countries_data, get_municipalities_data
from stdnum.it import codicefiscale

from beneficiaries.enums import Sex, TaxCodeMismatch, TaxCodeProblem
from beneficiaries.rules.sources import TAX_CODE_DECREE
from equipe.verdicts import Reason, Refused, Verdict

PERSON = re.compile(r"[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]", re.ASCII)
MONTHS = "ABCDEHLMPRST"
DIGITS = str.maketrans("LMNPQRSTUV", "0123456789")  # omocodia: letters in the place of digits
OF_WORKING_AGE = date(2019, 12, 31)


@dataclass(frozen=True)
class TaxCode:
    """A valid tax code and what it says; `birth_place` is empty where the register knows no such place."""

    code: str
    birth_date: date
    sex: Sex
    birth_place: str


def parse_tax_code(text: str, *, on: date | None = None) -> TaxCode:
    """A tax code is right in length, shape, check letter and day of birth; omocodia is valid.

    The code holds two digits of the year. The century is the latest in which the person was born by the day `on`;
    without a day, the one in which people of working age today were born, 1920 to 2019 (D.M. 23.12.1976).
    """
    code = codicefiscale.compact(text or "")
    if len(code) != 16:
        raise _refusal(TaxCodeProblem.LENGTH)
    if not PERSON.fullmatch(code):
        raise _refusal(TaxCodeProblem.SHAPE)
    if codicefiscale.calc_check_digit(code[:-1]) != code[-1]:
        raise _refusal(TaxCodeProblem.CHECK)
    day, sex = _day_and_sex(code)
    born = _birth_date(_year(code), MONTHS.index(code[8]) + 1, day, latest=on or OF_WORKING_AGE)
    return TaxCode(code, born, sex, birth_place(code[11] + code[12:15].translate(DIGITS), on=born))


def compare(
    tax_code: TaxCode, *, last_name: str = "", first_name: str = "", birth_date: date | None = None, sex: str = ""
) -> Verdict:
    """Names, day of birth and sex agree with the code; a difference is a warning: names change (D.M. 23.12.1976)."""
    differs = {
        TaxCodeMismatch.LAST_NAME: last_name and encode_lastname(last_name) != tax_code.code[:3],
        TaxCodeMismatch.FIRST_NAME: first_name and encode_firstname(first_name) != tax_code.code[3:6],
        # The code knows no century: 1919 and 2019 are both right.
        TaxCodeMismatch.BIRTH_DATE: birth_date
        and f"{birth_date:%m%d}{birth_date.year % 100:02}"
        != f"{tax_code.birth_date:%m%d}{tax_code.birth_date.year % 100:02}",
        TaxCodeMismatch.SEX: sex in (Sex.FEMALE, Sex.MALE) and sex != tax_code.sex,
    }
    return Verdict(
        tuple(Reason(word.label, TAX_CODE_DECREE, blocking=False) for word, is_so in differs.items() if is_so)
    )


def birth_place(code: str, *, on: date) -> str:
    """The municipality or country that had this land-register code on the day of birth.

    Municipalities merge and change their name: the one of that day is wanted, otherwise the latest known
    (D.M. 23.12.1976).
    """
    places = _places().get(code, ())
    for name, since, until in places:
        if since <= on.isoformat() <= (until or "9999"):
            return name
    return places[-1][0] if places else ""


@cache
def _places() -> dict[str, list[tuple[str, str, str]]]:
    places = {}
    for place in get_municipalities_data() + get_countries_data():
        name = place["name"] if place["province"] == "EE" else f"{place['name']} ({place['province']})"
        places.setdefault(place["code"], []).append((name, place["date_created"][:10], place["date_deleted"][:10]))
    return places


def _day_and_sex(code: str) -> tuple[int, Sex]:
    day = int(code[9:11].translate(DIGITS))
    return (day - 40, Sex.FEMALE) if day > 40 else (day, Sex.MALE)


def _year(code: str) -> int:
    return int(code[6:8].translate(DIGITS))


def _birth_date(year: int, month: int, day: int, *, latest: date) -> date:
    """The latest such day not after `latest`; 29 February may lie a century further back."""
    centuries = range(latest.year // 100 * 100, 1800, -100)
    for century in centuries:
        try:
            born = date(century + year, month, day)
        except ValueError:
            continue
        if born <= latest:
            return born
    raise _refusal(TaxCodeProblem.DATE)


def _refusal(problem: TaxCodeProblem) -> Refused:
    return Refused(Reason(problem.label, TAX_CODE_DECREE))

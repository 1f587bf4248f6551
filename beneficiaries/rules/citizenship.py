"""Citizenship: the countries by their names, and the group the European Social Fund counts them in."""

import re
from functools import cache
from unicodedata import combining, normalize

from babel import Locale

from beneficiaries.enums import CitizenshipGroup

MEMBER_STATES = (  # Treaty on European Union, art. 52; 27 since 1 February 2020
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)

# Territories of the list of countries that give no citizenship of their own name, or are no country at all
NOT_A_COUNTRY = ("AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")

# How offices write countries besides the name of the Unicode list
OTHER_NAMES = {
    "IT": "italiana, italiano, italian, repubblica italiana",
    "AF": "afgana, afghana, afganistan",
    "AL": "albanese",
    "BA": "bosnia, bosnia erzegovina, bosniaca",
    "BD": "bengalese, bangladese",
    "BR": "brasiliana",
    "BY": "bielorussia, bielorussa",
    "CD": "congo rd, repubblica democratica del congo, rd congo, zaire",
    "CG": "congo, repubblica del congo",
    "CI": "costa avorio, ivoriana",
    "CN": "repubblica popolare cinese, cinese",
    "CO": "colombiana",
    "CU": "cubana",
    "CV": "cabo verde",
    "CZ": "repubblica ceca, rep ceca",
    "DE": "tedesca, repubblica federale tedesca",
    "DO": "repubblica dominicana, santo domingo, dominicana",
    "EG": "egiziana",
    "FR": "francese",
    "GB": "gran bretagna, inghilterra, uk, britannica",
    "GH": "ghanese, gana",
    "GM": "gambiana, the gambia",
    "GN": "guinea conakry",
    "HK": "hong kong",
    "HR": "croata",
    "IN": "indiana",
    "IR": "repubblica islamica dell iran, iraniana",
    "KR": "corea, repubblica di corea",
    "LK": "ceylon",
    "MA": "marocchina",
    "MD": "moldova, repubblica di moldova, moldava",
    "MK": "macedonia, fyrom, macedone",
    "MM": "birmania, burma",
    "NG": "nigeriana",
    "NL": "olanda, olandese",
    "PE": "peruviana",
    "PH": "filippina",
    "PK": "pakistana, pachistan",
    "PL": "polacca",
    "PS": "palestina, palestinese",
    "RO": "rumena, romena, rumania",
    "RS": "serba, repubblica di serbia",
    "RU": "federazione russa, russa",
    "SN": "senegalese",
    "SO": "somala",
    "SY": "repubblica araba siriana, siriana",
    "TN": "tunisina",
    "TR": "turca, turkiye",
    "UA": "ucraina, ukraina, ukraine",
    "US": "usa, stati uniti d america, america",
    "VE": "venezuelana",
    "XK": "kossovo",
}


def citizenship_group(code: str) -> CitizenshipGroup:
    """Italian, a member state's, or a third country's, as are stateless and unknown (Reg. (EU) 2021/1057, Annex I)."""
    if code == "IT":
        return CitizenshipGroup.ITALIAN
    return CitizenshipGroup.EU if code in MEMBER_STATES else CitizenshipGroup.THIRD_COUNTRY


def country_code(name: str) -> str:
    """The two-letter code of a country by its Italian or English name, however written; or "" (ISO 3166-1)."""
    if re.fullmatch(r"\s*[A-Z]{2}\s*", name or ""):
        return name.strip() if name.strip() in _names("it") else ""
    words = _bare(name)
    return _codes().get(words) or _codes().get(re.sub(r"^(il|lo|la|i|gli|le|l) ", "", words), "")


def country_name(code: str, *, language: str) -> str:
    """The name of a country in the reader's language (Unicode CLDR)."""
    return _names(language).get(code, code)


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Codes and names in the reader's language, Italy first and the others by name (ISO 3166-1; Unicode CLDR)."""
    return tuple(sorted(_names(language).items(), key=lambda country: (country[0] != "IT", _bare(country[1]))))


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale.parse(language.replace("-", "_")).territories
    return {code: name for code, name in territories.items() if len(code) == 2 and code not in NOT_A_COUNTRY}


@cache
def _codes() -> dict[str, str]:
    """Every way a country may be written, bare of accents and signs; the list's own names win."""
    known = {_bare(name): code for code, names in OTHER_NAMES.items() for name in names.split(",")}
    for language in ("en", "it"):
        known |= {_bare(name.split("(")[0]): code for code, name in _names(language).items()}  # Myanmar (Birmania)
        known |= {_bare(name): code for code, name in _names(language).items()}
    return known


def _bare(name: str) -> str:
    plain = "".join(sign for sign in normalize("NFKD", name or "") if not combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.casefold()).split())

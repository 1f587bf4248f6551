"""What free words of an inventory name: a language, a licence, a place; and the words of wishes."""

import re
import unicodedata
from collections.abc import Iterable

from placements.enums import Language, Licence

LANGUAGES = {
    Language.IT: ("italiano", "italian"),
    Language.EN: ("inglese", "english"),
    Language.DE: ("tedesco", "german", "deutsch"),
    Language.SL: ("sloveno", "slovenian", "slovene"),
    Language.FR: ("francese", "french"),
    Language.ES: ("spagnolo", "spanish"),
    Language.RO: ("rumeno", "romeno", "romanian"),
    Language.SQ: ("albanese", "albanian"),
    Language.AR: ("arabo", "arabic"),
    Language.UK: ("ucraino", "ukrainian"),
    Language.RU: ("russo", "russian"),
    Language.SR: ("serbo", "serbian"),
    Language.BN: ("bengalese", "bengali"),
    Language.PA: ("punjabi", "panjabi"),
    Language.ZH: ("cinese", "chinese"),
}

LICENCES = {
    Licence.CAR: r"\b(patente|licence|license)( di guida)? b\b",
    Licence.MOPED: r"\b(patente|licence|license)( di guida)? am\b|patentino( del)? motorino",
    Licence.LORRY: r"\b(patente|licence|license)( di guida)? (c|ce|c1)\b",
    Licence.BUS: r"\b(patente|licence|license)( di guida)? (d|de|d1)\b",
    Licence.FORKLIFT: r"muletto|carrelli? elevator|carrellista|forklift",
    Licence.FOOD: r"haccp|libretto sanitario|food hygiene",
    Licence.SAFETY: r"sicurezza|safety",
    Licence.CARE: r"\boss\b|operatore socio ?sanitario|social care",
}

SHORTEST_WORD = 4
"""Shorter words of a wish ("in", "un", "con") say nothing of a job."""


def plain(words: str) -> str:
    """Small letters without accents, one space between words."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare if not _is_accent(letter)).split())


def language_named(label: str) -> Language | None:
    """The language a label of the inventory begins with; nothing for one that hosts here never asked for."""
    first = plain(label).split()[:2]
    return next((language for language, names in LANGUAGES.items() if {*names} & {*first}), None)


def licence_named(label: str) -> Licence | None:
    """The licence a label speaks of; nothing for one that is not in the list."""
    told = plain(label)
    return next((licence for licence, words in LICENCES.items() if re.search(words, told)), None)


def wished(words: str) -> tuple[str, ...]:
    """The wishes in a line of words, separated by commas, each in plain letters."""
    each = (plain(part) for part in re.split(r"[,;\n]", words))
    return tuple(dict.fromkeys(part for part in each if len(part) >= SHORTEST_WORD))


def speaks_of(told: str, wish: str) -> bool:
    """Whether plain words tell of a wish: every word of it that says something stands at the beginning of one there.

    The last two letters may differ ("cucina", "cucine"), as they do in Italian.
    """
    there = told.split()
    stems = [word[: max(SHORTEST_WORD, len(word) - 2)] for word in wish.split() if len(word) >= SHORTEST_WORD]
    return bool(stems) and all(any(word.startswith(stem) for word in there) for stem in stems)


def same_town(one: str, others: Iterable[str]) -> bool:
    """Whether a town is among others, letters and accents apart."""
    return bool(one) and plain(one) in {plain(other) for other in others}


def _is_accent(letter):
    return unicodedata.combining(letter)

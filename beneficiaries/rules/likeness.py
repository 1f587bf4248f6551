"""When two records may be of one person: names forgive slips, phones and tax codes are compared by what they say."""

import re
import unicodedata

from beneficiaries.enums import Likeness

WORD = re.compile(r"[^\W_]+")
PHONE_PREFIX = re.compile(r"^(00)?39(?=\d{9,})")
TINY, SHORT = 2, 5
"""A word of two letters forgives nothing, of up to five one slip, a longer one two: nearly as the search does."""


def likeness(one, other) -> tuple[Likeness, ...]:
    """What speaks for one person in two records (names, birth date, phone, tax code); nothing: they are two.

    Two complete tax codes that are far apart speak against: then only the very same names on the same birthday are
    worth a look (twins are not). A phone is shared by families: it counts if first names or birthdays agree too.
    """
    same_day = one.birth_date == other.birth_date
    alike = {
        Likeness.NAME_AND_BIRTH: same_day and _names_agree(one, other),
        Likeness.TAX_CODE: codes_one_apart(one.tax_code, other.tax_code),
        Likeness.PHONE: _same_phone(one, other) and (same_day or names_alike(one.first_name, other.first_name)),
    }
    return tuple(kind for kind, is_so in alike.items() if is_so)


def names_alike(one: str, other: str) -> bool:
    """Each word of the shorter name is, but for a slip, a word of the longer one; blanks missed are forgiven."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    if not short:
        return False
    unspaced = len(short) < len(long) and slips("".join(short), "".join(long)) <= 1
    return unspaced or _each_found(short, long)


def codes_one_apart(one: str, other: str) -> bool:
    """One character mistyped: the last one, which checks the others, may then differ too."""
    if len(one) != len(other) or len(one) != 16 or one == other:
        return False
    return sum(a != b for a, b in zip(one[:15], other[:15], strict=True)) <= 1


def phone_key(phone: str) -> str:
    """The digits of a number without the prefix of Italy; nothing for what is too short to be one."""
    digits = PHONE_PREFIX.sub("", re.sub(r"\D", "", phone))
    return digits if len(digits) >= 6 else ""


def words_of(name: str) -> list[str]:
    """The words of a name in small letters, without accents."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return WORD.findall(bare.casefold())


def slips(one: str, other: str) -> int:
    """Letters missing, added, mistyped or swapped with their neighbour between two words."""
    before, above, row = [], [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, above, row = above, row, [i]
        for j, b in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
    return row[-1]


def _names_agree(one, other):
    full = [f"{who.last_name} {who.first_name}" for who in (one, other)]
    if one.tax_code and other.tax_code and one.tax_code != other.tax_code and not _codes_near(one, other):
        return sorted(words_of(full[0])) == sorted(words_of(full[1]))
    return names_alike(*full)


def _codes_near(one, other):
    return codes_one_apart(one.tax_code, other.tax_code)


def _same_phone(one, other):
    return phone_key(one.phone) != "" and phone_key(one.phone) == phone_key(other.phone)


def _near(one, other):
    length = min(len(one), len(other))
    return slips(one, other) <= (0 if length <= TINY else 1 if length <= SHORT else 2)


def _each_found(short, long):
    left = list(long)
    for word in short:
        found = next((other for other in left if _near(word, other)), None)
        if found is None:
            return False
        left.remove(found)
    return True

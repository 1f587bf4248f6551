"""What somebody means who types into the one box: which of it are names, and which are parts of a code or a number."""

import re
from typing import NamedTuple

LONGEST = 120
"""Characters of what was typed that are looked at; nobody has a longer name."""

FEWEST = 4
"""Letters or digits of a code that say enough to be sought by themselves."""

MONTHS = "a-ehlmprst"
WITHOUT_BLANKS = re.compile(rf"(?=.*\d)[a-z]{{6}}[\dl-v]{{2}}[{MONTHS}][\dl-v]*([a-z][\dl-v]*)?[a-z]?", re.IGNORECASE)
OF_A_NUMBER = re.compile(r"\+?[\d()./-]*\d[\d()./-]*", re.ASCII)


class Sought(NamedTuple):
    """Words of names, and codes: parts of a tax code or of a phone number, in small letters and digits."""

    names: str = ""
    codes: tuple[str, ...] = ()

    @property
    def says_enough(self) -> bool:
        """Whether anybody at all can be meant: two digits are in everybody's tax code."""
        return bool(self.names) or any(len(code) >= FEWEST for code in self.codes)


def sought(text: str) -> Sought:
    """Names and codes apart: "de luca 340 12" is a De Luca whose number contains 34012.

    A word with a digit is a part of a code; neighbouring groups of digits are one number, with or without the prefix of
    Italy; and a tax code may be typed with blanks.
    """
    words = text.replace("\0", " ")[:LONGEST].split()
    whole = "".join(words)
    if len(words) > 1 and len(whole) <= 16 and WITHOUT_BLANKS.fullmatch(whole):
        words = [whole]
    names, codes, number = [], [], ""
    for word in words:
        if OF_A_NUMBER.fullmatch(word):
            number += word
        elif any(letter.isdecimal() and letter.isascii() for letter in word):
            codes.append(re.sub(r"[^a-z0-9]", "", word.lower()))
        elif any(letter.isalnum() for letter in word):
            names.append(word)
    if number:
        codes.append(national(number))
    return Sought(" ".join(names), tuple(codes))


def national(number: str) -> str:
    """The digits of a phone number as it is dialled at home: +39, 0039 and a leading 39 of a whole number left out.

    392 is itself a prefix of mobile phones: a bare 39 is the country's only before as many digits as a number has
    (at least nine). A foreign prefix stays, without the plus or the two noughts that announce it.
    """
    digits = re.sub(r"\D", "", number)
    abroad = number.lstrip("(").startswith("+")
    if digits.startswith("00") and len(digits) >= FEWEST + 2:
        digits, abroad = digits[2:], True
    if digits.startswith("39") and (len(digits) - 2 >= FEWEST if abroad else len(digits) - 2 >= 9):
        digits = digits[2:]
    return digits


def year_in(codes: tuple[str, ...]) -> int | None:
    """The year of birth, if one of the codes may be one: "moro anna 1985" is how one tells namesakes apart."""
    return next((int(code) for code in codes if re.fullmatch(r"(19|20)\d\d", code)), None)

"""How a rule answers: with reasons and their sources, never with a bare yes or no."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Read(StrEnum):
    """How well we know an act: read in full, or only through somebody else's summary."""

    FULL = "full text"
    SECONDARY = "secondary source"
    PRACTICE = "professional practice, to be verified"


@dataclass(frozen=True)
class Source:
    """An act a rule rests on; `url` leads to the text or to the summary we read."""

    act: str
    article: str = ""
    url: str = ""
    read: Read = Read.SECONDARY
    since: date | None = None
    until: date | None = None

    def __str__(self):
        return f"{self.act}, {self.article}" if self.article else str(self.act)


@dataclass(frozen=True)
class Reason:
    """One sentence of a rule. A blocking reason refuses; the others may be passed with a motive."""

    text: str
    source: Source
    blocking: bool = True

    def __str__(self):
        return str(self.text)


class Refused(Exception):
    """A deed that a rule or a state forbids; says why in words for the reader."""

    def __init__(self, *reasons):
        self.reasons = reasons
        super().__init__(*reasons)

    def __str__(self):
        return " ".join(str(reason) for reason in self.reasons)


@dataclass(frozen=True)
class Verdict:
    """The reasons a rule gives; none means favourable. Verdicts add up."""

    reasons: tuple[Reason, ...] = ()

    def __add__(self, other: "Verdict") -> "Verdict":
        return Verdict(self.reasons + other.reasons)

    def __bool__(self):
        raise TypeError("A verdict is not a yes: ask for .refused, .warned or .favourable.")

    @property
    def blocking(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.blocking)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if not reason.blocking)

    @property
    def refused(self) -> bool:
        return bool(self.blocking)

    @property
    def warned(self) -> bool:
        return bool(self.warnings)

    @property
    def favourable(self) -> bool:
        return not self.reasons

    def insist(self, *, motive: str = "") -> None:
        """Refuse on a blocking reason, and on a warning passed without a motive."""
        if self.refused:
            raise Refused(*self.blocking)
        if self.warned and not motive.strip():
            raise Refused(*self.warnings)

"""What a paper of placing is made of, whichever it is: parts with facts, tables and lists, and who signs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """A table: words for readers, column heads, rows whose first cell is their head; `code` names its look."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    code: str = "plain"
    total: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A chapter: sentences, pairs of word and value, points, a table. `written`: somebody typed it in Italian."""

    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    grid: Grid | None = None
    written: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Signer:
    """One who signs: with which role, and when and how where the signature is on file."""

    name: str
    role: str
    day: str = ""
    manner: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole paper. `person` stands under the heading, `beside` are pairs at its top.

    `compact` fits one page, with small print; `close` stands line by line without wide gaps.
    """

    title: str
    person: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    signers: tuple[Signer, ...] = ()
    compact: bool = False
    close: bool = False


class NotReady(Exception):
    """Why a paper cannot be printed yet, and what is missing, in one sentence."""

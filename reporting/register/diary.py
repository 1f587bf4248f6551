"""Rows of the sheet Diario: what happened with a person, in the case that was open on that day."""

from datetime import datetime, time
from hashlib import md5

from django.utils import timezone

from beneficiaries.enums import Channel
from reporting.register.entries import DiaryNote
from reporting.register.reading import (
    bare,
    is_empty,
    read_day_and_hour,
    read_hour,
    read_lines,
    read_minutes,
    read_tax_code,
    read_text,
    read_yes_no,
)
from reporting.register.rows import SetAside
from reporting.register.words import CHANNELS, Setback

LONGEST = 20_000
NOON = time(12)


def plan_note(row, books):
    """A note of the case that was open on the day; the same moment, author and text again is the same note."""
    tax_code = row.take("tax_code", read_tax_code)
    if not books.knows_case(tax_code):
        raise SetAside(Setback.UNKNOWN_PERSON, "tax_code")
    day, hour = _when(row, books)
    case = books.case_on(tax_code, day)
    if case is None:
        raise SetAside(Setback.CASE, "day")
    author = _author(row, books)
    note = DiaryNote(
        tax_code=tax_code,
        opened_on=case.opened_on,
        happened_at=datetime.combine(day, hour or NOON, tzinfo=timezone.get_default_timezone()),
        channel=row.meaning("channel", CHANNELS, otherwise=Channel.NOTE, when_empty=Channel.NOTE),
        minutes=row.take("minutes", read_minutes),
        author=author,
        text=_text(row),
        private=_private(row, author, books),
    )
    if _key(note) in books.notes:
        raise SetAside(Setback.DUPLICATE)
    return note


def take_in_note(note, books):
    books.notes.add(_key(note))


def trace_of(text):
    """What a text is known by, as the database makes it too."""
    return md5(text.encode(), usedforsecurity=False).hexdigest()


def _key(note):
    return note.tax_code, note.opened_on, note.happened_at, note.author, trace_of(note.text)


def _when(row, books):
    """The day and the hour, if one is told; nothing can have happened after the workbook was handed in."""
    day, told = row.insist("day", read_day_and_hour, otherwise=Setback.DATE)
    hour = row.take("hour", read_hour) or told
    if books.last_day and day > books.last_day:
        raise SetAside(Setback.FUTURE, "day")
    return day, hour


def _author(row, books):
    """A colleague by name or e-mail address; where nobody is named, who hands the workbook in."""
    said = row.take("author", read_text)
    author = books.colleagues.get(bare(said)) if said else books.hands_in
    if author is None:
        raise SetAside(Setback.AUTHOR, "author")
    return author


def _text(row):
    said = row.insist("text", read_lines, otherwise=Setback.TEXT)
    if len(said) > LONGEST:
        raise SetAside(Setback.LONG, "text")
    return said


def _private(row, author, books):
    """Only one's own notes can be private; a word that says neither yes nor no opens nothing to everybody."""
    private = not is_empty(row.cell("private")) and row.take("private", read_yes_no, otherwise=Setback.UNCLEAR)
    if private and author != books.hands_in:
        raise SetAside(Setback.PRIVATE, "private")
    return bool(private)

"""How the story of a case is told: each app offers its moments as rows of one shape, and one question reads all."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db.models import BooleanField, Case, CharField, DateTimeField, F, IntegerField, TextField, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language

from beneficiaries.enums import Channel
from equipe import navigation
from equipe.lists import day_in_words


@dataclass(frozen=True)
class Moment:
    """One thing that happened in a case, ready to be printed. The order of the fields is the order of the columns."""

    at: datetime
    kind: str
    title: str
    who: str
    author: int | None
    channel: str
    minutes: int | None
    text: str
    private: bool
    door: str
    reference: str
    others: int | None = None
    remark: str = ""

    @property
    def heading(self):
        return Channel(self.channel).label if self.channel else self.title

    @property
    def has_an_hour(self):
        """Things that were written with their own hour show it; a turn of the case has only its day."""
        return bool(self.channel)

    @property
    def place(self):
        """Where it stands in the story, for the page that goes on after it."""
        return self.at, self.reference, self.title

    @property
    def url(self):
        return navigation.page_of(self.door, self.reference) if self.door else ""

    @property
    def stamp(self):
        """The moment for machines."""
        return localtime(self.at).isoformat()

    @property
    def day(self):
        return day_in_words(localtime(self.at).date(), get_language())

    @property
    def hour(self):
        return f"{localtime(self.at):%H:%M}" if self.has_an_hour else ""


def moments(rows, *, at, kind, title, by=None, channel=None, minutes=None, text=None, private=None, door="", **beside):
    """Rows as moments of one kind; `Moment(*row)` makes one printable.

    `at` names a date or an instant, `by` a foreign key to a user, `text`, `channel`, `minutes` and `private` fields or
    expressions. `title` is told in the reader's language: words, or an expression. `door` names the page to which
    the row's own reference leads, or is a pair: the page's name, and the field whose reference leads there. Every row
    that has no `at` is left out. Two expressions may stand beside: `others`, with how many other people it was, and
    `remark`, a few words in the reader's language.
    """
    page, reference = (door, "pk") if isinstance(door, str) else door
    if isinstance(at, str):
        rows = rows.exclude(**{at: None})
    who = Concat(f"{by}__first_name", Value(" "), f"{by}__last_name", output_field=TextField()) if by else _word("")
    return rows.annotate(
        told_at=Cast(at, DateTimeField()),
        told_kind=_word(kind),
        told_title=_word(title) if isinstance(title, str | Promise) else Cast(title, TextField()),
        told_who=who,
        told_author=Cast(f"{by}_id" if by else Value(None), IntegerField()),
        told_channel=_text(channel),
        told_minutes=Cast(minutes or Value(None), IntegerField()),
        told_text=_text(text),
        told_private=F(private) if private else Value(False, output_field=BooleanField()),
        told_door=_word(page),
        told_reference=Cast(reference, TextField()),
        told_others=Cast(beside.get("others", Value(None)), IntegerField()),
        told_remark=beside.get("remark", _word("")),
    ).values_list(*(f"told_{field.name}" for field in fields(Moment)))


def in_words(field, titles):
    """What a closed list's value is called, as a column."""
    called = (When(**{field: value}, then=Value(str(word))) for value, word in titles.items())
    return Case(*called, default=Value(""), output_field=CharField())


def _word(value):
    return Value(str(value), output_field=TextField())


def _text(field):
    return Cast(field, TextField()) if field else _word("")

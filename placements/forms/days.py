"""What is asked about the days of a month: a letter or the hours for each, in a row of a grid or in a calendar."""

import json
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from placements.enums import NotedFrom
from placements.models import Day
from placements.rules.attendance import days_of
from placements.rules.day_codes import CannotRead, read, token, write
from placements.rules.planning import Count, PlannedDay, count


class WhereFrom(forms.Form):
    """From what the days are typed in."""

    noted_from = forms.ChoiceField(
        choices=[(NotedFrom.DESK, NotedFrom.DESK.label), (NotedFrom.SHEET, NotedFrom.SHEET.label)],
        widget=forms.RadioSelect,
        initial=NotedFrom.DESK,
        required=False,
    )

    @property
    def answer(self):
        return (self.is_valid() and self.cleaned_data["noted_from"]) or NotedFrom.DESK


@dataclass(frozen=True)
class Cell:
    """One day of a row: what it is planned to be, what is saved, and what stands in the field."""

    planned: PlannedDay
    saved: Day | None
    name: str
    value: str
    wrong: bool = False

    @property
    def day(self) -> date:
        return self.planned.day

    @property
    def kind(self):
        return self.planned.kind

    @property
    def from_elsewhere(self):
        """Noted by the host's tutor or from the paper sheet: the page says so."""
        return bool(self.saved) and self.saved.noted_from != NotedFrom.DESK


class DayRow:
    """The days of one internship's month. Nothing typed is lost: what cannot be saved stays in its field.

    A hidden field remembers what the page showed of each day (`day_codes.token`); only what differs from it was typed.
    `kept` is what stays in the fields after a save, with `sentences` saying why; `surprised` says that somebody else
    changed a day that the page showed otherwise.
    """

    def __init__(self, sheet, *, today, data=None, kept=None, sentences=(), surprised=False):
        self.sheet, self.today, self.data = sheet, today, data
        self.kept, self.sentences, self.surprised = kept or {}, list(sentences), surprised
        self.seen = self._seen()
        self.wanted, self.unreadable = {}, {}
        if self.data is not None:
            self._read()
            self.surprised = self._holds_what_was_not_shown()

    @property
    def internship(self):
        return self.sheet.internship

    @property
    def may_be_typed(self):
        return self.sheet.confirmed is None and self.sheet.part is not None

    @property
    def prefix(self):
        return str(self.internship.pk)

    @property
    def typed(self):
        """Whether somebody typed something into this row, readable or not."""
        return bool(self.wanted or self.unreadable)

    @property
    def cells(self):
        return [self._cell(planned) for planned in self.sheet.plan.days]

    @property
    def days_before(self):
        """The days of the month before the first of the internship."""
        return range(1, self.sheet.plan.days[0].day.day)

    @property
    def days_after(self):
        """The days of the month after the last of the internship."""
        last = self.sheet.plan.days[-1].day
        return range(last.day + 1, days_of(last) + 1)

    @property
    def remembered(self):
        """What this page shows of each day, for the hidden field."""
        return json.dumps({day.day: token(note) for day, note in sorted(self.sheet.noted.items())})

    @property
    def count(self) -> Count:
        """The days as they would count with what is typed."""
        noted = {**self.sheet.noted, **self.wanted}
        return count(self.sheet.plan, {day: note for day, note in noted.items() if note})

    @property
    def due(self):
        """What the month pays with what is typed; a closed one as it was closed and adjusted."""
        if self.sheet.confirmed:
            return self.sheet.due
        told = self.count
        return self.sheet.due_for(told.planned, told.attended)

    @property
    def amount(self):
        return self.sheet.confirmed.due_now if self.sheet.confirmed else self.due.amount

    def after(self, saving, sheet):
        """The row once what was right is saved: what was not stays in its fields, each with its sentence."""
        kept, sentences = dict(self.unreadable_texts), list(self._unreadable_sentences())
        for day, theirs in saving.stand_against.items():
            mine = self._text(day)
            kept[day] = mine
            sentences.append(_standing_against(day, mine, write(theirs, sheet.plan.on(day))))
        return DayRow(sheet, today=self.today, kept=kept, sentences=sentences, surprised=self.surprised)

    def as_saved(self):
        """The row as it is saved, when nothing was typed into it."""
        return DayRow(self.sheet, today=self.today, surprised=self.surprised)

    def refused(self, why, sheet):
        """The row after a refusal: everything typed is told, and stays in its fields where there still are any."""
        kept = {day: self._text(day) for day in (*self.wanted, *self.unreadable)}
        typed = ", ".join(f"{day:%d/%m} {text or '–'}" for day, text in sorted(kept.items()))
        sentences = [why, _("What you typed: %(days)s") % {"days": typed}]
        return DayRow(sheet, today=self.today, kept=kept, sentences=sentences)

    @property
    def unreadable_texts(self):
        return {day: self._text(day) for day in self.unreadable}

    def _unreadable_sentences(self):
        for day, why in sorted(self.unreadable.items()):
            told = {"day": f"{day:%d/%m}", "typed": self._text(day), "why": why.label}
            yield _("%(day)s: “%(typed)s” was not saved: %(why)s.") % told

    def _read(self):
        for planned in self.sheet.plan.days:
            name = self._name(planned.day)
            if name not in self.data:
                continue
            try:
                note = read(self.data[name], planned, today=self.today)
            except CannotRead as error:
                self.unreadable[planned.day] = error.why
                continue
            if token(note) != self.seen.get(planned.day, ""):
                self.wanted[planned.day] = note

    def _holds_what_was_not_shown(self):
        days = {day.day for day in self.sheet.plan.days} - {*self.wanted, *self.unreadable}
        return any(token(self.sheet.noted.get(day)) != self.seen.get(day, "") for day in days)

    def _seen(self):
        """What the page from which this comes showed; a hand-made form shows nothing."""
        if self.data is None:
            return {}
        try:
            told = json.loads(self.data.get(f"{self.prefix}-seen") or "{}")
            return {self.sheet.month.replace(day=int(day)): str(shown) for day, shown in told.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return {}

    def _cell(self, planned):
        saved = self.sheet.days.get(planned.day)
        value = self._text(planned.day)
        if value is None:
            value = write(saved.noted if saved else None, planned)
        return Cell(planned, saved, self._name(planned.day), value, self._is_wrong(planned.day))

    def _is_wrong(self, day):
        return day in self.kept or day in self.unreadable

    def _text(self, day):
        if day in self.kept:
            return self.kept[day]
        return None if self.data is None else self.data.get(self._name(day), "")[:20]

    def _name(self, day):
        return f"{self.prefix}-{day.day}"


class DayGrid:
    """A month of many internships day by day, one row each, in one form."""

    def __init__(self, rows, *, month):
        self.rows, self.month = rows, month

    @property
    def typed(self):
        return [row for row in self.rows if row.typed]

    @property
    def open_rows(self):
        return [row for row in self.rows if row.may_be_typed]

    @property
    def totals(self):
        """What the rows of the page come to: days planned, attended and not noted, euro."""
        counts = [row.count for row in self.rows]
        dues = [row.due for row in self.rows]
        return {
            "rows": len(self.rows),
            "planned": sum(due.days_planned for due in dues),
            "attended": sum(due.days_attended for due in dues),
            "missing": sum(len(told.missing) for row, told in zip(self.rows, counts, strict=True) if row.may_be_typed),
            "amount": sum((row.amount for row in self.rows), start=0),
        }


def _standing_against(day, mine, theirs):
    told = {"day": f"{day:%d/%m}", "mine": mine or "–", "theirs": theirs or "–"}
    words = _("%(day)s: you typed “%(mine)s”, somebody else saved “%(theirs)s” meanwhile. Save again to keep yours.")
    return words % told

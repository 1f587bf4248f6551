"""What is asked about a month: days planned, days attended."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking
from placements.enums import Refusal
from placements.forms.amounts import Amount

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def read_month(text, default):
    """The first day of a month written as 2026-10; the default for anything else."""
    match = MONTH.fullmatch(text or "")
    return date(int(match[1]), int(match[2]), 1) if match else default


def _number(label, **attrs):
    return forms.IntegerField(
        label=label, min_value=0, max_value=31, widget=forms.NumberInput(attrs={"inputmode": "numeric", **attrs})
    )


class Month(Asking, forms.Form):
    """One internship's month in numbers, as the register tells them. `seen` says what the page showed of it."""

    days_planned = _number(_("Days planned"))
    days_attended = _number(_("Days attended"))
    hours = Amount(label=_("Hours attended"), min_value=0, max_digits=5, decimal_places=1, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    sentences = {
        "days_planned": _("Enter how many days were planned."),
        "days_attended": _("Enter how many days were attended, also when it was none."),
    }

    def __init__(self, *args, sheet, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet, self.internship, self.month = sheet, sheet.internship, sheet.month
        self.confirmed, self.part = sheet.confirmed, sheet.part
        self.initial = self._known() if self.confirmed else {"days_planned": len(sheet.plan.planned), "seen": ""}

    def _known(self):
        return {
            "days_planned": self.confirmed.now.days_planned,
            "days_attended": self.confirmed.now.days_attended,
            "hours": self.confirmed.now.hours_attended,
            "note": "",
            "seen": self.confirmed.seen,
        }

    def clean(self):
        planned, attended = self.cleaned_data.get("days_planned"), self.cleaned_data.get("days_attended")
        if planned is not None and attended is not None and attended > planned:
            self.add_error("days_attended", Refusal.MORE_THAN_PLANNED.label)

    @property
    def due(self):
        """What the month pays as typed, or as confirmed; nothing while a number is missing or wrong."""
        if self.is_bound and not self.is_valid():
            return None
        answers = self.cleaned_data if self.is_bound else self.initial
        days = {name: answers.get(name) for name in ("days_planned", "days_attended")}
        return None if None in days.values() else self.sheet.due_for(**days)

    @property
    def reckoned(self):
        """What the row says that the month pays: as typed, as noted or as closed; the numbers proposed say nothing."""
        if self.is_counted:
            return self.sheet.due
        return self.due if self.typed or self.confirmed else None

    @property
    def is_counted(self):
        """Open, with days noted: it is closed from them, and nobody types its numbers."""
        return bool(self.sheet.days) and self.confirmed is None

    @property
    def typed(self):
        """Whether somebody entered this row: the proposed days planned alone are no answer."""
        if not self.is_bound or self.is_counted:
            return False
        if self.confirmed:
            return self.has_changed()
        return any(self[name].value() not in (None, "") for name in ("days_attended", "hours", "note"))


class MonthClosing(Asking, forms.Form):
    """Closing a month from its noted days. `seen` says which sum the page showed."""

    missing_absent = forms.BooleanField(label=_("The days not noted count as absences"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, sheet, **kwargs):
        super().__init__(*args, initial={"seen": sheet.seen}, **kwargs)
        self.sheet = sheet
        if not sheet.count.missing:
            del self.fields["missing_absent"]

    def show_anew(self, sheet):
        """After a refusal: the sum as it stands now, everything typed still there."""
        self.sheet, self.data = sheet, self.data.copy()
        self.data["seen"] = sheet.seen


class MonthGrid:
    """A month of many internships, one row each, in one form."""

    def __init__(self, data, *, sheets, month):
        self.month = month
        self.rows = [Month(data, sheet=sheet, prefix=str(sheet.internship.pk)) for sheet in sheets]

    @property
    def typed(self):
        return [row for row in self.rows if row.typed]

    def replace(self, saved, fresh):
        """Show the rows that were saved as they now stand; the others keep what was typed."""
        done = {row.internship.pk for row in saved}
        news = {row.internship.pk: row for row in fresh.rows}
        self.rows = [news[row.internship.pk] if row.internship.pk in done else row for row in self.rows]

    @property
    def totals(self):
        """Days planned and attended, and the amount due, of the rows that say so."""
        dues = [row.reckoned for row in self.rows if row.reckoned]
        return {
            "planned": sum(due.days_planned for due in dues),
            "attended": sum(due.days_attended for due in dues),
            "amount": sum((due.amount for due in dues), start=0),
            "rows": len(dues),
        }

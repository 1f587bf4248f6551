"""What is asked about a month: days planned, days attended."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking
from placements.enums import Refusal
from placements.forms.amounts import Amount
from placements.rules.attendance import weekdays

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
    """One internship's month. `seen` says which confirmation the page showed."""

    days_planned = _number(_("Days planned"))
    days_attended = _number(_("Days attended"))
    hours = Amount(label=_("Hours attended"), min_value=0, max_digits=5, decimal_places=1, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    sentences = {
        "days_planned": _("Enter how many days were planned."),
        "days_attended": _("Enter how many days were attended, also when it was none."),
    }

    def __init__(self, *args, internship, month, confirmed=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.internship, self.month, self.confirmed = internship, month, confirmed
        self.part = internship.part_of(month)
        self.initial = self._known() if confirmed else {"days_planned": weekdays(self.part), "seen": ""}

    def _known(self):
        return {
            "days_planned": self.confirmed.days_planned,
            "days_attended": self.confirmed.days_attended,
            "hours": self.confirmed.hours_attended,
            "note": self.confirmed.note,
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
        return None if None in days.values() else self.internship.due(self.month, **days)

    @property
    def typed(self):
        """Whether somebody entered this row: the proposed days planned alone are no answer."""
        if not self.is_bound:
            return False
        if self.confirmed:
            return self.has_changed()
        return any(self[name].value() not in (None, "") for name in ("days_attended", "hours", "note"))


class MonthGrid:
    """A month of many internships, one row each, in one form."""

    def __init__(self, data, *, internships, month, confirmed):
        self.month = month
        self.rows = [
            Month(
                data,
                internship=internship,
                month=month,
                confirmed=confirmed.get(internship.pk),
                prefix=str(internship.pk),
            )
            for internship in internships
        ]

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
        dues = [row.due for row in self.rows if (row.typed or row.confirmed) and row.due]
        return {
            "planned": sum(due.days_planned for due in dues),
            "attended": sum(due.days_attended for due in dues),
            "amount": sum((due.amount for due in dues), start=0),
            "rows": len(dues),
        }

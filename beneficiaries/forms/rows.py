"""Rows of one kind on a form: as many as were typed, and one to begin with."""

import re
from collections import defaultdict

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking

MOST_ROWS = 60
"""More is no form that anybody fills in."""


class Row(Asking, forms.Form):
    """One row. Left empty it is not there; who writes something in it also writes what it is about (`main`)."""

    main, speaks = "words", ("words",)
    unsaid = _("Write in words what this row is about, or empty it.")

    def clean(self):
        cleaned = super().clean()
        if not self.is_left_empty and not cleaned.get(self.main) and self.main not in self.errors:
            self.add_error(self.main, self.unsaid)
        return cleaned

    @property
    def is_left_empty(self):
        """Whether nothing was typed in it; what a list shows by itself does not speak."""
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in self.speaks)


class Rows:
    """A button named `more` with the prefix asks for one more row: the page comes back with it, nothing is saved."""

    def __init__(self, row, prefix, *, data=None, initial=(), spare=1, **options):
        self.prefix = prefix
        told = rows_typed(data, prefix) if data is not None else [*initial, *[{}] * spare]
        self.forms = [
            row(data, prefix=f"{prefix}-{number}", initial=each, **options)
            for number, each in enumerate(told[:MOST_ROWS])
        ]

    def __iter__(self):
        return iter(self.forms)

    def begin_last(self):
        """One asked for one more row: typing goes on in it."""
        self.forms[-1].visible_fields()[0].field.widget.attrs["autofocus"] = True

    @property
    def filled(self):
        """The rows in which something stands, each with its number on the page."""
        return [(number, form) for number, form in enumerate(self.forms) if not form.is_left_empty]


def rows_typed(typed, prefix):
    """The rows in what was typed, in their order: of a form that was sent, or of a draft."""
    rows = defaultdict(dict)
    for name in typed:
        if found := re.fullmatch(rf"{re.escape(prefix)}-([0-9]{{1,3}})-([a-z_]+)", name):
            rows[int(found[1])][found[2]] = typed[name]
    return [rows[number] for number in range(min(max(rows, default=-1) + 1, MOST_ROWS))]


def wants_more(data):
    """Which rows one more is asked for, if any."""
    return data.get("more", "") if data is not None else ""

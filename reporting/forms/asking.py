"""What forms of reporting have in common: amounts as an office types them, and the choice of a year."""

import re
from decimal import Decimal

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

ITALIAN_AMOUNT = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?")

ENGLISH_AMOUNT = re.compile(r"-?\d{1,3}((,\d{3})+\.\d{1,2}|(,\d{3}){2,})")
"""With cents or a second comma; of "12,345" nobody can say whether it is twelve euro or twelve thousand."""


def plain_amount(typed):
    """An amount as an office types it, for a decimal: "€ 1.234,56", "1234,5" and "1,234.56" are all understood."""
    typed = re.sub(r"[\s\u00a0€]", "", typed)
    if ITALIAN_AMOUNT.fullmatch(typed):
        return typed.replace(".", "").replace(",", ".")
    return typed.replace(",", "") if ENGLISH_AMOUNT.fullmatch(typed) else typed


class AmountField(forms.DecimalField):
    """Euro and cents, in the ways people write them."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs):
        messages = {"invalid": _("Write the amount with two decimals, for example 1.234,56.")}
        super().__init__(max_digits=12, decimal_places=2, error_messages=messages, **kwargs)

    def to_python(self, value):
        return super().to_python(plain_amount(value) if isinstance(value, str) else value)

    def prepare_value(self, value):
        return number_format(value, 2, use_l10n=True, force_grouping=True) if isinstance(value, Decimal) else value


class PercentField(AmountField):
    """A share of a hundred, with two decimals where it needs them."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=100, **kwargs)

    def prepare_value(self, value):
        whole = isinstance(value, Decimal) and value == int(value)
        return str(int(value)) if whole else super().prepare_value(value)


def year_choices(years):
    return [(year, str(year)) for year in years]


class YearChoice(forms.Form):
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, widget=forms.Select(attrs={"data-auto": ""}))

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = year_choices(years)

    @classmethod
    def chosen(cls, data, *, years, **choices):
        """The form, and the year that was chosen: the newest one when none or an unknown one was."""
        form = cls(data if "year" in data else None, years=years, initial={"year": years[0]}, **choices)
        form.is_valid()
        return form, getattr(form, "cleaned_data", {}).get("year") or years[0]


class FigureSearch(YearChoice):
    """Which year, and which of its figures."""

    q = forms.CharField(
        label=_("Find a figure"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("for example: waiting")}),
    )

    @property
    def sought(self):
        return getattr(self, "cleaned_data", {}).get("q", "")

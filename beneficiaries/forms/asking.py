"""How every question here is put: dates as the browser knows them, and errors that say what to do."""

import re

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.versions import Versioned as Versioned
from equipe.forms import DayInput

LONGEST_TEXT = 20_000
"""Characters of one answer: ten close pages."""

TOO_LONG = _(
    "This text has %(show_value)s characters, and at most %(limit_value)s fit. Shorten it, or file it as a document."
)


def year_is_meant(day):
    """A slip in the year ("0206", "20226") makes a day that nobody means."""
    if not 1900 <= day.year < 3000:
        raise forms.ValidationError(_("Check the year: it should have four digits, for example 2026."))


class Asking:
    """A form whose empty fields answer with what to do: `sentences = {"reason": _("Write why …")}`.

    Every day in it lies in a year that can be meant, and no text is endless.
    """

    sentences = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, sentence in self.sentences.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = sentence
        for field in self.fields.values():
            if isinstance(field, forms.DateField | forms.DateTimeField):
                field.validators.append(year_is_meant)
            elif type(field) is forms.CharField and field.max_length is None:
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs.pop("maxlength", None)  # a browser would cut off what is pasted, and say nothing
                field.error_messages["max_length"] = TOO_LONG
        for field in self.fields.values():
            name_the_blank(field)


def name_the_blank(field):
    """A list to choose from begins with a word, not with dashes."""
    [(nothing, dashes)] = BLANK_CHOICE_DASH
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = _("choose") if field.empty_label == dashes else field.empty_label
    elif isinstance(field, forms.ChoiceField) and (nothing, dashes) in list(field.choices):
        field.choices = [(value, _("choose") if value == nothing else label) for value, label in field.choices]


class Together:
    """Several forms on one page, told as one when they are refused; those that are not asked may be None."""

    def __init__(self, *forms):
        self.forms = [form for form in forms if form is not None]

    def __iter__(self):
        return (field for form in self.forms for field in form)

    @property
    def errors(self):
        return {(form, name): errors for form in self.forms for name, errors in form.errors.items()}

    def non_field_errors(self):
        return [error for form in self.forms for error in form.non_field_errors()]

    def are_valid(self):
        """Whether every one is right; each is asked, so that all errors are told at once."""
        return all(form.is_bound for form in self.forms) and not self.errors


class Hour(forms.TimeInput):
    """The browser's own field for an hour."""

    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


class Moment(forms.DateTimeInput):
    """The browser's own field for a day and an hour."""

    input_type = "datetime-local"

    def __init__(self, **attrs):
        super().__init__(format="%Y-%m-%dT%H:%M", attrs=attrs)


def text(rows=3, **attrs):
    return forms.Textarea(attrs={"rows": rows, **attrs})


class DayField(forms.DateField):
    """A day; one that no calendar has is told apart from what cannot be read."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            if isinstance(value, str) and WRITTEN_DAY.fullmatch(value.strip()):
                raise forms.ValidationError(_("There is no such day: check day and month."), code="invalid") from error
            raise


WRITTEN_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-\d{2}|\d{1,2}[/.-](0?[1-9]|1[0-2])[/.-]\d{4}")
"""Day, month and year as people or browsers write them; the month is one."""


def day_field(**options):
    wrong = {"invalid": _("Enter the date as day, month and year.")}
    return DayField(widget=DayInput(), error_messages=wrong, **options)

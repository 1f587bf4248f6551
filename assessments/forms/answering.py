"""How an item is asked: levels to choose from, or words to write, and why there may be neither."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import rules
from assessments.enums import Absence, ItemKind
from equipe.forms import DayInput


def fields_of(item, answer):
    """The fields that ask a rater for one item, by name: its own, and for worded items why nothing is written."""
    if item.as_question.is_worded:
        return {item.code: _worded(item, answer), _absence(item): _why_nothing(item, answer)}
    return {
        item.code: forms.ChoiceField(
            choices=_levels(item),
            widget=forms.RadioSelect,
            required=False,
            label=item.title,
            initial=_chosen(answer),
            error_messages=NO_SUCH_LEVEL,
        )
    }


def agreed_fields_of(item, answer):
    """The fields with which a team agrees on one item: a narrow list, or the same words as a rater's."""
    label = _("Agreed level of “%(item)s”") % {"item": item.title}
    if item.as_question.is_worded:
        fields = fields_of(item, answer)
        fields[item.code].label = label
        return fields
    return {
        item.code: forms.ChoiceField(
            choices=[("", _("Choose the agreed level")), *_numbered(item)],
            required=False,
            label=label,
            initial=_chosen(answer),
            error_messages=NO_SUCH_LEVEL,
        )
    }


def absence_field(form, item):
    """The bound field that asks why nothing is written; none for items with levels, where it is one of the choices."""
    return form[_absence(item)] if item.as_question.is_worded else None


def answer_typed(item, typed, *, note):
    """The answer in a form's cleaned data; words that were written count more than a reason for writing none."""
    given = typed.get(item.code)
    if not item.as_question.is_worded:
        if given in Absence.values:
            return rules.Answer(absence=given, note=note)
        return rules.Answer(int(given) if given else None, note=note)
    if given in (None, ""):
        return rules.Answer(absence=typed.get(_absence(item), ""), note=note)
    return rules.Answer(words=_as_words(given), note=note)


NO_SUCH_LEVEL = {"invalid_choice": _("Choose one of the levels shown.")}


def _absence(item):
    return f"{item.code}-absence"


def _levels(item):
    return [*((str(value), label) for value, label in item.choices), *_absences()]


def _absences():
    return [(absence.value, str(absence.label).capitalize()) for absence in Absence]


def _numbered(item):
    """Levels with their number before the words: in a narrow list one looks for the number."""
    return [*((str(value), f"{value} · {label}") for value, label in item.choices), *_absences()]


def _chosen(answer):
    return answer.absence or ("" if answer.value is None else str(answer.value))


def _worded(item, answer):
    asked = {"required": False, "label": item.title, "initial": answer.words}
    if item.kind == ItemKind.NUMBER:
        initial = Decimal(answer.words) if answer.words else None
        return forms.DecimalField(
            min_value=item.minimum, max_value=item.maximum, localize=True, **(asked | {"initial": initial})
        )
    if item.kind == ItemKind.DATE:
        return forms.DateField(widget=DayInput(), **asked)
    return forms.CharField(max_length=rules.LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}), **asked)


def _why_nothing(item, answer):
    return forms.ChoiceField(
        choices=[("", _("–")), *_absences()],
        required=False,
        label=_("No answer to “%(item)s”, because") % {"item": item.title},
        initial=answer.absence,
    )


def _as_words(given):
    """A number with a decimal point and no needless zeros, a day as year-month-day, a text as it stands."""
    if isinstance(given, Decimal):
        return f"{given.normalize():f}"
    return given.isoformat() if hasattr(given, "isoformat") else given

"""Questions: whom to ask, what one saw in an area, what the team agrees on."""

from collections import namedtuple

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import rules
from assessments.models import Instrument, possible_raters
from beneficiaries.forms.asking import year_is_meant
from equipe.forms import DayInput
from equipe.models import User

NOT_OBSERVABLE = "not_observable"
LONGEST_NOTE = 2000

Asked = namedtuple("Asked", "item level note")
AgreedOn = namedtuple("AgreedOn", "row level reason")


class Start(forms.Form):
    """With which instrument, and who answers."""

    instrument = forms.ModelChoiceField(
        Instrument.objects.none(),
        label=_("Instrument"),
        empty_label=None,
        error_messages={"required": _("Choose one.")},
    )
    raters = forms.ModelMultipleChoiceField(
        User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        label=_("Who answers"),
        help_text=_("Each answers alone and sees the others only when all have submitted. Two or three are best."),
        error_messages={"required": _("Choose who will answer: at least one person, better two.")},
    )
    opened_on = forms.DateField(
        widget=DayInput(),
        label=_("Starting on"),
        validators=[year_is_meant],
        error_messages={"required": _("Enter the day on which the assessment starts.")},
    )

    def __init__(self, *args, episode, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = Instrument.objects.current().newest_first()
        self.fields["instrument"].label_from_instance = lambda instrument: instrument.title
        self.fields["raters"].queryset = possible_raters(episode)


class OneMore(forms.Form):
    """One more person to ask."""

    rater = forms.ModelChoiceField(User.objects.none(), label=_("Ask one more person"), empty_label=_("Choose"))

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rater"].queryset = possible_raters(round.episode).exclude(assessments__round=round)


class Excuse(forms.Form):
    """Why somebody does not answer any more."""

    reason = forms.CharField(max_length=300, required=False, label=_("Why this person cannot answer any more"))


def _levels(item):
    return [*((str(value), label) for value, label in item.choices), (NOT_OBSERVABLE, _("Not observable"))]


def _answer(level, note):
    if level == NOT_OBSERVABLE:
        return rules.Answer(not_observable=True, note=note)
    return rules.Answer(int(level) if level else None, note=note)


def _level(answer):
    if answer.not_observable:
        return NOT_OBSERVABLE
    return "" if answer.value is None else str(answer.value)


class AreaAnswers(forms.Form):
    """What one rater saw in one area: for each item a level or "not observable", and a note."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, items, answers, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            answer = answers.get(item.code, rules.SILENCE)
            self.fields[item.code] = forms.ChoiceField(
                choices=_levels(item),
                widget=forms.RadioSelect,
                required=False,
                label=item.title,
                initial=_level(answer),
                error_messages={"invalid_choice": _("Choose one of the levels shown.")},
            )
            self.fields[f"{item.code}-note"] = forms.CharField(
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                max_length=LONGEST_NOTE,
                label=_("What you saw or heard"),
                initial=answer.note,
            )

    @property
    def asked(self):
        return [Asked(item, self[item.code], self[f"{item.code}-note"]) for item in self.items]

    @property
    def answers(self):
        """Item code to what was answered."""
        typed = self.cleaned_data
        return {item.code: _answer(typed[item.code], typed[f"{item.code}-note"]) for item in self.items}


class Agreement(forms.Form):
    """The level the team agrees on for each item, with a sentence where the raters differed."""

    def __init__(self, *args, comparison, draft=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.comparison = comparison
        draft = draft or {}
        for row in comparison.rows:
            code, everybody = row.item.code, rules.unanimous([cell.answer for cell in row.cells])
            self.fields[code] = forms.ChoiceField(
                choices=[("", _("Choose the agreed level")), *_numbered(row.item)],
                required=False,
                label=_("Agreed level of “%(item)s”") % {"item": row.item.title},
                initial=draft.get(code, _level(everybody)),
                error_messages={"invalid_choice": _("Choose one of the levels shown.")},
            )
            self.fields[f"{code}-reason"] = forms.CharField(
                required=False,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 2}),
                label=_("Why, in a sentence"),
                initial=draft.get(f"{code}-reason", ""),
            )

    @property
    def rows(self):
        return [AgreedOn(row, self[row.item.code], self[f"{row.item.code}-reason"]) for row in self.comparison.rows]

    @property
    def different(self):
        return [agreed for agreed in self.rows if agreed.row.differs]

    @property
    def alike(self):
        return [agreed for agreed in self.rows if not agreed.row.differs]

    @property
    def answers(self):
        """Item code to the agreed answer, its note the reason."""
        typed = self.cleaned_data
        codes = [row.item.code for row in self.comparison.rows]
        return {code: _answer(typed[code], typed[f"{code}-reason"]) for code in codes}

    def refuse(self, refusal):
        """Say what is still due: beside each item where it is about items, otherwise above."""
        due = rules.agreement_by_item(self.comparison.questions, self.comparison.ratings, self.answers)
        for code, verdict in due.items():
            for reason in verdict.reasons:
                self.add_error(code, str(reason))
        if not due:
            self.add_error(None, str(refusal))


def _numbered(item):
    """Levels with their number before the words: in a narrow list one looks for the number."""
    return [(value, f"{value} · {label}" if value != NOT_OBSERVABLE else label) for value, label in _levels(item)]

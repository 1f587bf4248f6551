"""Questions: whom to ask, what one saw in an area, what the team agrees on."""

from collections import namedtuple

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import rules
from assessments.enums import Refusal
from assessments.forms import answering
from assessments.models import Instrument, possible_raters
from beneficiaries.forms.asking import year_is_meant
from equipe.forms import DayInput
from equipe.models import User

LONGEST_NOTE = 2000

Asked = namedtuple("Asked", "item level absence note")
AgreedOn = namedtuple("AgreedOn", "row level absence reason")


class Start(forms.Form):
    """With which instrument, and who answers."""

    instrument = forms.ModelChoiceField(
        Instrument.objects.none(),
        label=_("Instrument"),
        empty_label=None,
        error_messages={"required": _("Choose one."), "invalid_choice": Refusal.OUTDATED.label},
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
        self.fields["instrument"].queryset = Instrument.objects.current([episode.team.ambito_id]).newest_first()
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


class AreaAnswers(forms.Form):
    """What one rater saw in one area: for each item a level, words or why there is neither, and a note."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, items, answers, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            answer = answers.get(item.code, rules.SILENCE)
            self.fields |= answering.fields_of(item, answer)
            self.fields[f"{item.code}-note"] = forms.CharField(
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                max_length=LONGEST_NOTE,
                label=_("What you saw or heard"),
                initial=answer.note,
            )

    @property
    def asked(self):
        return [
            Asked(item, self[item.code], answering.absence_field(self, item), self[f"{item.code}-note"])
            for item in self.items
        ]

    @property
    def answers(self):
        """Item code to what was answered."""
        typed = self.cleaned_data
        return {item.code: answering.answer_typed(item, typed, note=typed[f"{item.code}-note"]) for item in self.items}


class Agreement(forms.Form):
    """The level the team agrees on for each item, with a sentence where the raters differed."""

    def __init__(self, *args, comparison, draft=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.comparison = comparison
        draft = draft or {}
        for row in comparison.rows:
            code, everybody = row.item.code, rules.unanimous([cell.answer for cell in row.cells])
            self.fields |= answering.agreed_fields_of(row.item, everybody)
            self.fields[f"{code}-reason"] = forms.CharField(
                required=False,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 2}),
                label=_("Why, in a sentence"),
            )
        self.initial |= {name: typed for name, typed in draft.items() if name in self.fields}

    @property
    def rows(self):
        return [
            AgreedOn(row, self[row.item.code], answering.absence_field(self, row.item), self[f"{row.item.code}-reason"])
            for row in self.comparison.rows
        ]

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
        items = [row.item for row in self.comparison.rows]
        return {item.code: answering.answer_typed(item, typed, note=typed[f"{item.code}-reason"]) for item in items}

    def refuse(self, refusal):
        """Say what is still due: beside each item where it is about items, otherwise above."""
        due = rules.agreement_by_item(self.comparison.questions, self.comparison.ratings, self.answers)
        for code, verdict in due.items():
            for reason in verdict.reasons:
                self.add_error(code, str(reason))
        if not due:
            self.add_error(None, str(refusal))

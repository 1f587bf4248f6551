"""Questions: what one saw in an area, what the team agrees on, what the person says of it."""

from collections import namedtuple

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import rules
from assessments.enums import Refusal, Stance
from assessments.forms.answering import absence_field, agreed_fields_of, answer_typed, fields_of
from assessments.models import Item
from beneficiaries.forms.asking import Asking, day_field, text

LONGEST_NOTE = 2000

Asked = namedtuple("Asked", "item level absence note")
AgreedOn = namedtuple("AgreedOn", "row level absence reason")


class AreaAnswers(forms.Form):
    """What one rater saw in one area: for each item a level, words or why there is neither, and a note."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, items, answers, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            answer = answers.get(item.code, rules.SILENCE)
            self.fields |= fields_of(item, answer)
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
            Asked(item, self[item.code], absence_field(self, item), self[f"{item.code}-note"]) for item in self.items
        ]

    @property
    def answers(self):
        """Item code to what was answered."""
        typed = self.cleaned_data
        return {item.code: answer_typed(item, typed, note=typed[f"{item.code}-note"]) for item in self.items}


class Agreement(forms.Form):
    """The level the team agrees on for each item, with a sentence where the raters differed."""

    def __init__(self, *args, comparison, draft=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.comparison = comparison
        draft = draft or {}
        for row in comparison.rows:
            code, everybody = row.item.code, rules.unanimous([cell.answer for cell in row.cells])
            self.fields |= agreed_fields_of(row.item, everybody)
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
            AgreedOn(row, self[row.item.code], absence_field(self, row.item), self[f"{row.item.code}-reason"])
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
        return {item.code: answer_typed(item, typed, note=typed[f"{item.code}-reason"]) for item in items}

    def refuse(self, refusal):
        """Say what is still due: beside each item where it is about items, otherwise above."""
        due = rules.agreement_by_item(self.comparison.questions, self.comparison.ratings, self.answers)
        for code, verdict in due.items():
            for reason in verdict.reasons:
                self.add_error(code, str(reason))
        if not due:
            self.add_error(None, str(refusal))


class WordOfThePerson(Asking, forms.Form):
    """What the person says of the agreed profile, or of one item in it."""

    item = forms.ModelChoiceField(
        Item.objects.none(), required=False, label=_("About what"), empty_label=_("the whole profile")
    )
    stance = forms.ChoiceField(choices=Stance.choices, widget=forms.RadioSelect, label=_("The person"))
    words = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        widget=text(),
        label=_("In the person’s own words"),
        help_text=_("As it was said, not as we would say it. Needed where the person does not agree."),
    )
    said_on = day_field(label=_("Said on"))

    sentences = {
        "stance": _("Choose whether the person agrees."),
        "said_on": _("Enter the day on which it was said."),
    }

    def __init__(self, *args, round, today, draft=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.round, self.today = round, today
        self.initial["said_on"] = today
        self.fields["item"].queryset = Item.objects.of(round.instrument_id).with_areas().in_order()
        self.fields["item"].label_from_instance = lambda item: item.title
        self.has_draft = bool(draft)
        self.initial |= {name: typed for name, typed in (draft or {}).items() if name in self.fields}

    def clean(self):
        typed = super().clean()
        if typed.get("stance") == Stance.DISAGREES and not typed.get("words", "").strip():
            self.add_error("words", Refusal.WHY_NOT.label)
        if (said_on := typed.get("said_on")) and not self.round.agreed_on <= said_on <= self.today:
            self.add_error("said_on", Refusal.SAID_WHEN.label)
        return typed

"""Questions to raters without an account: the same items, in words they know."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from assessments import voices
from assessments.enums import THE_PERSON
from assessments.forms.rounds import AreaAnswers


class AnswersByLink(AreaAnswers):
    """What the person says of herself, or what an outsider saw, in one area."""

    def __init__(self, *args, role, **kwargs):
        super().__init__(*args, **kwargs)
        own = role == THE_PERSON
        for item in self.items:
            field, note = self.fields[item.code], self.fields[f"{item.code}-note"]
            field.label = item.asks_plainly if own else item.title
            note.label = _("Tell more, if you like") if own else _("What did you see?")
            if item.as_question.is_worded:
                self.fields[f"{item.code}-absence"].choices = [("", _("–")), *voices.absences_of(role).choices]
            else:
                field.choices = voices.choices_of(item, role=role)


class Speech(forms.Form):
    """The language of the pages."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)

"""What a tutor saw of some behaviours: a level each, or that it could not be seen, or nothing at all."""

from collections import namedtuple

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, text

UNSEEN = "unseen"

Asked = namedtuple("Asked", "item level note")
"""An item with its two bound fields."""


class Looks(Asking, forms.Form):
    """Levels with the words that are written for them; what stays empty says nothing."""

    unseen_words = _("I could not see it")

    def __init__(self, *args, items, looks=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.items, looks = list(items), looks or {}
        for item in self.items:
            look = looks.get(item.lineage)
            self.fields[_level(item)] = forms.ChoiceField(
                choices=[*((str(value), words) for value, words in item.choices), (UNSEEN, self.unseen_words)],
                widget=forms.RadioSelect,
                required=False,
                label=item.title,
                initial=_chosen(look),
                error_messages={"invalid_choice": _("Choose one of the levels shown.")},
            )
            self.fields[_note(item)] = forms.CharField(
                max_length=500,
                widget=text(2),
                required=False,
                label=_("What did you see?"),
                initial=look.note if look else "",
            )

    @property
    def asked(self):
        return [Asked(item, self[_level(item)], self[_note(item)]) for item in self.items]

    @property
    def answers(self):
        """Triples of item, level (None: not seen) and note, of what was answered."""
        typed = self.cleaned_data
        given = [(item, typed.get(_level(item)), typed.get(_note(item), "")) for item in self.items]
        return [(item, None if level == UNSEEN else int(level), note) for item, level, note in given if level]


def _level(item):
    return f"level-{item.pk}"


def _note(item):
    return f"note-{item.pk}"


def _chosen(look):
    if look is None:
        return None
    return UNSEEN if look.level is None else str(look.level)

"""How the story of a case is narrowed: what kind of thing, who wrote it, from when until when."""

from datetime import timedelta

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.calendars import midnight
from beneficiaries.enums import MomentKind
from beneficiaries.forms.asking import Asking, day_field


class StoryFilter(Asking, forms.Form):
    """Every field may stay empty; what cannot be read narrows nothing."""

    kind = forms.ChoiceField(label=_("What"), required=False)
    author = forms.TypedChoiceField(label=_("Written by"), required=False, coerce=int, empty_value=None)
    since = day_field(label=_("From"), required=False)
    until = day_field(label=_("To"), required=False)

    def __init__(self, *args, authors=(), **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, capfirst(kind.label)) for kind in MomentKind]
        self.fields["kind"].choices = [("", _("everything")), *kinds]
        self.fields["author"].choices = [("", _("anybody")), *authors]

    @property
    def narrowed(self):
        """What the story is to be narrowed by, as `timeline` takes it: days become instants."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if "since" in asked:
            asked["since"] = midnight(asked["since"])
        if "until" in asked:
            asked["until"] = midnight(asked["until"] + timedelta(days=1))
        return asked

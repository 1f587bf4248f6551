"""What is asked about a household, caring duties and the other services in charge."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import TimeOfDay
from beneficiaries.forms.asking import Asking, Versioned
from beneficiaries.models import CaringDuty, HouseholdMember, OtherService, Person
from beneficiaries.rules import names_alike
from equipe.forms import DayInput

ONLY_THE_NAME = "nobody"
PERIOD = {"since": DayInput(), "until": DayInput()}


class Keeping(Versioned, Asking, forms.ModelForm):
    """Something kept about a person: it carries the version it was filled from and, while new, a key of its own."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args, user, episode, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.episode = user, episode
        self.is_new = self.instance._state.adding

    @property
    def told(self):
        """What was said about the thing itself."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class Member(Keeping):
    """Somebody of the household. Who is registered and visible to the reader may be tied to the name."""

    born_in = forms.IntegerField(
        label=_("Born in"),
        required=False,
        min_value=1890,
        max_value=2999,
        help_text=_("The year is enough."),
        error_messages={"invalid": _("Enter the year with four digits, for example 2014.")},
    )
    who = forms.CharField(label=_("Is it one of these people?"), required=False, widget=forms.RadioSelect)

    sentences = {
        "name": _("Enter the name; the first name is enough."),
        "relation": _("Choose what he or she is to the person."),
    }

    class Meta:
        model = HouseholdMember
        fields = ["name", "relation", "born_in", "lives_together", "note", "since", "until"]
        widgets = PERIOD

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.namesakes = []
        if not self.is_bound and self.instance.relative_id:
            self._offer(self._visible().same_row(self.instance.relative))
            self.initial["who"] = str(self.instance.relative_id)

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self._offer(self._same_names(cleaned["name"], cleaned.get("born_in")))
            if self.namesakes and cleaned.get("who") not in dict(self.fields["who"].widget.choices):
                self.add_error("who", _("Somebody of this name is registered: say whether it is the same person."))
        return cleaned

    @property
    def told(self):
        """A tie that was made by somebody else, and that the reader cannot see, is left as it is."""
        chosen = {str(person.pk): person for person in self.namesakes}.get(self.cleaned_data.get("who"))
        return super().told | ({"relative": chosen} if self.namesakes else {})

    def _visible(self):
        return Person.objects.visible_to(self.user)

    def _same_names(self, name, born_in):
        tied = list(self._visible().same_row(self.instance.relative)) if self.instance.relative_id else []
        alike = [
            person
            for person in self._visible().named_like(name)[:8]
            if person.pk != self.episode.person_id and names_alike(person.full_name, name)
            if not born_in or person.birth_date.year == born_in
        ]
        return {person.pk: person for person in [*tied, *alike]}.values()

    def _offer(self, people):
        self.namesakes = list(people)
        known = [
            (str(p.pk), _("%(name)s, born in %(year)s") % {"name": p.full_name, "year": p.birth_date.year})
            for p in self.namesakes
        ]
        self.fields["who"].widget.choices = [*known, (ONLY_THE_NAME, _("No: only the name is written"))]


class Duty(Keeping):
    """Who needs the person, and when."""

    hours = forms.IntegerField(
        label=_("Hours a week"),
        required=False,
        min_value=1,
        max_value=168,
        error_messages={"invalid": _("Enter the hours as a number.")},
    )
    times = forms.MultipleChoiceField(
        label=_("When"), choices=TimeOfDay.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    sentences = {"for_whom": _("Say for whom."), "kind": _("Choose what the person does.")}

    class Meta:
        model = CaringDuty
        fields = ["kind", "for_whom", "times", "hours", "since", "until"]
        widgets = PERIOD

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("times") and not cleaned.get("hours") and not self.errors:
            self.add_error("times", _("Say at which times of day, or how many hours a week."))
        return cleaned


class Service(Keeping):
    """Another service: whom to call, since when, what it does."""

    sentences = {"kind": _("Choose the kind of service."), "name": _("Enter the name of the service.")}

    class Meta:
        model = OtherService
        fields = ["kind", "name", "contact", "phone", "email", "task", "since", "until"]
        widgets = PERIOD | {"phone": forms.TextInput(attrs={"inputmode": "tel"})}

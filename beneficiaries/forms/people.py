"""Who someone is: asked once, the tax code first, because it answers most of the rest."""

import uuid

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, Versioned
from beneficiaries.models import Person
from beneficiaries.rules import compare, countries, parse_tax_code
from equipe.forms import DayInput
from equipe.models import Municipality
from equipe.verdicts import Refused, Verdict


class TaxCodeField(forms.CharField):
    """A tax code as people write it: blanks and small letters are forgiven, a slip is not."""

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return ""
        try:
            return parse_tax_code(value).code
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None


class Identity(Asking, forms.ModelForm):
    """A person as one introduces her. Differences between names and tax code warn and never stop."""

    tax_code = TaxCodeField(
        label=_("Tax code"),
        required=False,
        max_length=24,
        help_text=_("Fills in date and place of birth. Leave it empty if the person has none yet."),
    )
    citizenship = forms.ChoiceField(label=_("Citizenship"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    same_person = forms.CharField(label=_("Is it one of these people?"), required=False, widget=forms.RadioSelect)

    sentences = {
        "last_name": _("Enter the last name."),
        "first_name": _("Enter the first name."),
        "birth_date": _("Enter the date of birth."),
        "sex": _("Choose the sex."),
    }

    class Meta:
        model = Person
        fields = [
            "tax_code",
            "last_name",
            "first_name",
            "sex",
            "birth_date",
            "birth_place",
            "citizenship",
            "municipality",
            "address",
            "phone",
            "email",
        ]
        widgets = {"birth_date": DayInput()}

    def __init__(self, *args, ambito, today, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.ambito, self.today, self.user = ambito, today, user
        self.fields["citizenship"].choices = [("", _("not known")), *countries(get_language() or "it")]
        self.fields["municipality"].queryset = Municipality.objects.of([ambito]).by_name()
        self.fields["municipality"].empty_label = _("not known or elsewhere")
        self.fields["sex"].choices = [("", _("choose")), *Person._meta.get_field("sex").choices]
        self.fields["tax_code"].widget.attrs |= {
            "autocomplete": "off",
            "spellcheck": "false",
            "autocapitalize": "characters",
        }
        self.twins = []

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if not self.today.year - 120 < born.year <= self.today.year or born > self.today:
            raise forms.ValidationError(_("Check the date of birth: nobody can be born on that day."))
        return born

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("tax_code") and not self.errors:
            self._ask_about_twins(cleaned)
        return cleaned

    def warnings(self):
        """What does not fit between the tax code and the rest; to be shown, never to stop."""
        try:
            code = parse_tax_code(self["tax_code"].value() or "", on=self.today)
        except Refused:
            return Verdict()
        typed = {name: self._typed(name) for name in ("last_name", "first_name", "birth_date", "sex")}
        return compare(code, **typed)

    @property
    def person(self):
        """The visible person chosen among those of the same name, or the one to be registered."""
        chosen = self.cleaned_data.get("same_person")
        return next((twin for twin in self.twins if str(twin.pk) == chosen), None) or self._newcomer()

    def _newcomer(self):
        """Her identity comes from the form's key and what was typed: the same form sent twice is the same person."""
        who, told = self.instance, self.cleaned_data
        who.ambito = self.ambito
        if told.get("key") and self.user:
            who.pk = uuid.uuid5(told["key"], f"{self.user.pk} {who.last_name} {who.first_name} {who.birth_date}")
        return who

    def _typed(self, name):
        """What stands in a field; nothing while it cannot be read."""
        try:
            return self.fields[name].to_python(self[name].value()) or None
        except forms.ValidationError:
            return None

    def _ask_about_twins(self, cleaned):
        """Somebody of this name and birthday is here already: the reader says whether it is the same person."""
        same = Person.objects.visible_to(self.user).same_as(
            last_name=cleaned["last_name"], first_name=cleaned["first_name"], birth_date=cleaned["birth_date"]
        )
        self.twins = list(same[:5]) if self.user else []
        if not self.twins:
            return
        known = [(str(twin.pk), f"{twin.full_name} ({twin.tax_code or _('without tax code')})") for twin in self.twins]
        choices = [*known, ("other", _("No, it is another person"))]
        self.fields["same_person"].widget.choices = choices
        if cleaned.get("same_person") not in dict(choices):
            self.add_error("same_person", _("A person of this name and date of birth is already here: say which one."))


class Correction(Versioned, Identity):
    """The same questions about a registered person; `version` tells which state of her the page was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def _ask_about_twins(self, cleaned):
        """She is registered already."""

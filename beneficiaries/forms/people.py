"""Who someone is: asked once, the tax code first, because it answers most of the rest."""

import uuid

from django import forms
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, Versioned
from beneficiaries.models import Person, alike_people
from beneficiaries.rules import compare, countries, parse_tax_code
from equipe.forms import DayInput
from equipe.models import Municipality
from equipe.verdicts import Refused, Verdict

TYPED = ("last_name", "first_name", "birth_date", "phone", "tax_code")


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
        if not self.errors:
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
        """Who was described: under the reference of the visible person chosen among those alike, or one of her own.

        Her own comes from the form's key and what was typed: the same form sent twice is the same person.
        """
        who, asked = self.instance, self.cleaned_data.get("same_person")
        who.ambito = self.ambito
        chosen = next((twin.pk for twin in self.twins if str(twin.pk) == asked), None)
        who.pk = chosen or self._own_reference() or who.pk
        return who

    def _own_reference(self):
        told = self.cleaned_data
        if not told.get("key") or not self.user:
            return None
        return uuid.uuid5(told["key"], "{} {last_name} {first_name} {birth_date}".format(self.user.pk, **told))

    def _typed(self, name):
        """What stands in a field; nothing while it cannot be read."""
        try:
            return self.fields[name].to_python(self[name].value()) or None
        except forms.ValidationError:
            return None

    def _ask_about_twins(self, cleaned):
        """Somebody like her is here already: the reader says whether it is the same person.

        Only people whom the reader may see are named; of all others the desk is told, after the registration.
        """
        visible = Person.objects.visible_to(self.user) if self.user else Person.objects.none()
        code = cleaned.get("tax_code")
        if code and visible.with_tax_code(code, ambito=self.ambito).exists():
            return  # she is recognised without a question
        typed = Person(ambito=self.ambito, **{name: cleaned[name] for name in TYPED})
        alike = [person for person, _why in alike_people(typed, among=visible)]
        if not alike or self._own_reference() in {person.pk for person in alike}:
            return  # nobody, or the one whom this very form has registered
        self.twins = alike[:5]
        choices = [*((str(twin.pk), _told(twin)) for twin in self.twins), ("other", _("No, it is another person"))]
        self.fields["same_person"].widget.choices = choices
        if cleaned.get("same_person") not in dict(choices):
            self.add_error(
                "same_person", _("Somebody very much alike is already here: say whether it is the same person.")
            )


def _told(twin):
    """Enough to recognise a person the reader may see."""
    return _("%(name)s, born on %(day)s (%(code)s)") % {
        "name": twin.full_name,
        "day": date_format(twin.birth_date, "SHORT_DATE_FORMAT"),
        "code": twin.tax_code or _("without tax code"),
    }


class Correction(Versioned, Identity):
    """The same questions about a registered person; `version` tells which state of her the page was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def _ask_about_twins(self, cleaned):
        """She is registered already."""

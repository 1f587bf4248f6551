"""What is asked about a host and its agreements, and by what a list of hosts is narrowed."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError
from stdnum.it import iva

from beneficiaries.forms.asking import Asking, day_field, text
from placements.columns.hosts import ENDING_DAYS
from placements.enums import HostKind, Refusal
from placements.models import Host


class HostSearch(forms.Form):
    """Which hosts; everything stands in the URL, for a host is no personal data."""

    STATES = (
        ("", _("in use")),
        ("free", _("with a free seat today")),
        ("ending", _("agreement ending within 60 days")),
        ("none", _("without a valid agreement")),
        ("gone", _("no longer in use")),
    )

    q = forms.CharField(label=_("Name, place or VAT number"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all")), *HostKind.choices], required=False)
    state = forms.ChoiceField(label=_("Which"), choices=STATES, required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.soon = today + timedelta(days=ENDING_DAYS)

    def apply(self, hosts):
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            hosts = hosts.named_like(asked["q"])
        if asked.get("kind"):
            hosts = hosts.of_kind(asked["kind"])
        return self._standing(hosts.with_seats(on=self.today), asked.get("state"))

    def _standing(self, hosts, state):
        if state == "gone":
            return hosts.gone()
        if state == "free":
            return hosts.active().with_free_seats(on=self.today)
        if state == "ending":
            return hosts.active().with_agreement_ending_within(self.today, self.soon)
        if state == "none":
            return hosts.active().without_valid_agreement()
        return hosts.active()


class HostSheet(Asking, forms.ModelForm):
    """Who the host is and how it is reached. A VAT number may be typed with its prefix and with blanks."""

    vat_number = forms.CharField(
        label=_("VAT number"), max_length=20, help_text=_("Eleven digits; an IT before them does no harm.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    sentences = {
        "name": _("Enter the name of the host."),
        "vat_number": _("Enter the VAT number."),
        "kind": _("Choose what kind of host it is."),
    }

    class Meta:
        model = Host
        fields = (
            "name",
            "vat_number",
            "kind",
            "sector",
            "address",
            "place",
            "employees",
            "contact_name",
            "phone",
            "email",
            "notes",
        )
        widgets = {"notes": text()}
        help_texts = {"employees": _("Open-ended and fixed-term: the number of interns depends on it.")}

    def clean_vat_number(self):
        try:
            return iva.validate(self.cleaned_data["vat_number"])
        except ValidationError:
            raise forms.ValidationError(Refusal.VAT_NUMBER.label) from None

    @property
    def sheet(self):
        """What was answered about the host, without the version."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def compare_with(self, host):
        """After somebody else saved: go on from the newest version, and name the fields that now differ."""
        self.data = self.data.copy()
        self.data["version"] = host.version
        typed = self.sheet
        return [
            (self.fields[name].label, self._shown(host, name))
            for name in self.Meta.fields
            if typed[name] != getattr(host, name)
        ]

    @staticmethod
    def _shown(host, name):
        return host.get_kind_display() if name == "kind" else getattr(host, name)


class Deactivation(Asking, forms.Form):
    """From which day on a host receives nobody."""

    on = day_field(label=_("No longer a host since"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"on": _("Enter the day from which on nobody is sent there.")}


class NewAgreement(Asking, forms.Form):
    """Number, period and seats of a framework agreement."""

    number = forms.CharField(label=_("Number"), max_length=40)
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=500,
        help_text=_("How many people may be there at the same time."),
    )
    starts_on = day_field(label=_("From"))
    ends_on = day_field(label=_("To"))

    sentences = {
        "number": _("Enter the number of the agreement."),
        "seats": _("Enter how many people may be there at the same time."),
        "starts_on": _("Enter the first day of the agreement."),
        "ends_on": _("Enter the last day of the agreement."),
    }

    def clean(self):
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The agreement would end before it begins: check the two days."))

"""What is asked about a host, and by what a list of hosts is narrowed."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, Versioned, day_field, text
from placements.columns.hosts import ENDING_DAYS
from placements.enums import HostKind, Refusal
from placements.models import Host
from placements.rules import codes


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


class HostSheet(Versioned, Asking, forms.ModelForm):
    """Who the host is. Numbers may be typed with blanks, and the VAT number with its prefix."""

    vat_number = forms.CharField(
        label=_("VAT number"),
        max_length=20,
        required=False,
        help_text=_("Eleven digits; an IT before them does no harm."),
    )
    tax_code = forms.CharField(
        label=_("Tax code"),
        max_length=24,
        required=False,
        help_text=_("An association may have only this one; one of the two numbers is needed."),
    )
    ateco = forms.CharField(
        label=_("ATECO code"),
        max_length=12,
        required=False,
        help_text=_("As in the register of companies, for example 16.23 or 10.71.10."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    sentences = {
        "name": _("Enter the name of the host."),
        "kind": _("Choose what kind of host it is."),
    }

    class Meta:
        model = Host
        fields = ("name", "kind", "vat_number", "tax_code", "ateco", "sector", "notes")
        widgets = {"notes": text()}
        help_texts = {"sector": _("In a few words, as one would say it: bakery, care of green areas.")}

    def clean_vat_number(self):
        return self._checked("vat_number", Refusal.VAT_NUMBER)

    def clean_tax_code(self):
        return self._checked("tax_code", Refusal.TAX_CODE)

    def clean_ateco(self):
        return self._checked("ateco", Refusal.ATECO)

    @property
    def sheet(self):
        """What was answered about the host, without the version."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _checked(self, name, wrong):
        said = self.cleaned_data[name]
        try:
            return getattr(codes, name)(said) if said else ""
        except ValueError:
            raise forms.ValidationError(wrong.label) from None


class NewHost(HostSheet):
    """A new host, with how it is reached and how many people it employs, as far as one knows."""

    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    place = forms.CharField(label=_("Municipality"), max_length=120, required=False)
    lines = forms.CharField(label=_("Bus or train"), max_length=200, required=False)
    contact_name = forms.CharField(label=_("Contact person"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    permanent = forms.IntegerField(
        label=_("Open-ended employees"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=_("As of today: the number of interns depends on all employees."),
    )
    fixed_term = forms.IntegerField(label=_("Fixed-term employees"), min_value=0, max_value=100_000, required=False)

    @property
    def registered(self):
        """What the action is told."""
        said = self.cleaned_data
        return self.sheet | {
            "site": {name: said[name] for name in ("address", "place", "lines")},
            "contact": {"name": said["contact_name"], "phone": said["phone"], "email": said["email"]},
            "people": {name: said[name] for name in ("permanent", "fixed_term")},
        }

    def clean(self):
        super().clean()
        if self.cleaned_data.get("fixed_term") is not None and self.cleaned_data.get("permanent") is None:
            self.add_error("permanent", _("Enter these too, 0 if there are none."))


class Deactivation(Asking, forms.Form):
    """From which day on a host receives nobody."""

    on = day_field(label=_("No longer a host since"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"on": _("Enter the day from which on nobody is sent there.")}


class OtherHost(forms.Form):
    """Which other record may be of the same host."""

    q = forms.CharField(label=_("Name, place or VAT number"), required=False, max_length=120)


class Merging(forms.Form):
    """The other record, and which of its answers are taken over."""

    other = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, differing=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name, label, mine, theirs in differing:
            self.fields[f"take-{name}"] = forms.ChoiceField(
                label=label,
                choices=[("", mine or "–"), ("other", theirs or "–")],
                widget=forms.RadioSelect,
                required=False,
                initial="" if mine else "other",
            )

    @property
    def taken(self):
        return [name.removeprefix("take-") for name, value in self.cleaned_data.items() if value == "other"]

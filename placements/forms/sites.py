"""What is asked about the places of work of a host, whom one asks for there, and how many people were counted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, Versioned, day_field
from equipe.forms import DayInput
from placements.models import Contact, Site


class SiteSheet(Versioned, Asking, forms.ModelForm):
    """A place of work and how one gets there."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    class Meta:
        model = Site
        fields = (
            "name",
            "address",
            "place",
            "lines",
            "needs_vehicle",
            "accessibility",
            "is_main",
            "closed_on",
        )
        widgets = {"closed_on": DayInput()}
        help_texts = {
            "name": _("If there are several: “warehouse”, “shop in the centre”."),
            "lines": _("The lines that arrive in time for work, with the stop: “5, stop viale Grigoletti”."),
            "accessibility": _("Steps, lift, toilets, noise, heights: what one has to know before sending somebody."),
        }

    def clean(self):
        super().clean()
        if not any(self.cleaned_data.get(name) for name in ("name", "address", "place")):
            self.add_error("address", _("Enter a name, an address or a municipality: one of them says where it is."))

    @property
    def sheet(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ContactSheet(Versioned, Asking, forms.ModelForm):
    """Somebody to ask for."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    class Meta:
        model = Contact
        fields = ("name", "role", "phone", "email", "site", "left_on")
        widgets = {"left_on": DayInput()}
        help_texts = {"role": _("“owner”, “staff office”, “head of the kitchen”.")}

    def __init__(self, *args, host, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = Site.objects.of_host(host).in_order()
        self.fields["site"].empty_label = _("any of them")

    def clean(self):
        super().clean()
        if not any(self.cleaned_data.get(name) for name in ("name", "role", "phone", "email")):
            self.add_error("name", _("Enter a name, or how one reaches somebody there."))

    @property
    def sheet(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class Counting(Asking, forms.Form):
    """How many people work at a place, on which day."""

    counted_on = day_field(label=_("Counted on"))
    permanent = forms.IntegerField(label=_("Open-ended employees"), min_value=0, max_value=100_000)
    fixed_term = forms.IntegerField(
        label=_("Fixed-term employees"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=_("Left empty, the first number counts everybody."),
    )

    sentences = {
        "counted_on": _("Enter the day on which they were counted."),
        "permanent": _("Enter how many, 0 if there are none."),
    }

"""What is asked about a framework agreement: the agreement itself, each act, each signature."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, Versioned, day_field, text
from beneficiaries.forms.documents import FilesField
from equipe.incoming import MOST_BYTES
from placements.enums import Insurer, SigningManner
from placements.forms.anew import SeenAnew
from placements.forms.lines import SectorsField
from placements.models import INSURANCE, Agreement

SEATS = {"min_value": 1, "max_value": 500}
KINDS_OF_WORK = _("One a line: an ATECO code (“81.30”), or a few words (“care of green areas”).")


class Insured(forms.Form):
    """Who insures the interns, with which policy."""

    inail_by = forms.ChoiceField(label=_("INAIL insurance by"), choices=Insurer.choices, initial=Insurer.PROMOTER)
    liability_insurer = forms.CharField(label=_("Liability insurer"), max_length=120, required=False)
    liability_policy = forms.CharField(label=_("Policy number"), max_length=60, required=False)
    insured_until = day_field(label=_("Insured until"), required=False)

    @property
    def insurance(self):
        """As an act keeps it: the day in letters."""
        until = self.cleaned_data["insured_until"]
        return {name: self.cleaned_data[name] for name in INSURANCE} | {
            "insured_until": until.isoformat() if until else None
        }


class NewAgreement(Asking, Insured):
    """Number, period and seats of a framework agreement; what else it says is folded away."""

    number = forms.CharField(label=_("Number"), max_length=40)
    seats = forms.IntegerField(label=_("Seats"), help_text=_("How many people may be there at the same time."), **SEATS)
    starts_on = day_field(label=_("From"))
    ends_on = day_field(label=_("To"))
    dated_on = day_field(
        label=_("Date of the agreement"), required=False, help_text=_("Left empty, it is the first day.")
    )
    protocol = forms.CharField(label=_("Protocol number"), max_length=60, required=False)
    sectors = SectorsField(label=_("Kinds of work"), required=False, help_text=KINDS_OF_WORK)
    safety = forms.CharField(
        label=_("Duties of safety"),
        widget=text(),
        required=False,
        help_text=_("Who trains and informs the intern, who hands over protective equipment, what is forbidden."),
    )
    notes = forms.CharField(label=_("Notes"), widget=text(), required=False)

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


class AgreementDetails(Versioned, Asking, forms.ModelForm):
    """What is said about an agreement; what was agreed changes by an act."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"number": _("Enter the number of the agreement.")}

    class Meta:
        model = Agreement
        fields = ("number", "protocol", "safety", "notes")
        widgets = {"safety": text(), "notes": text()}


class OfAnAct(SeenAnew, Asking, forms.Form):
    """What every act says: its date, its protocol number, in words why."""

    dated_on = day_field(label=_("Date of the act"))
    protocol = forms.CharField(label=_("Protocol number"), max_length=60, required=False)
    note = forms.CharField(label=_("In words"), widget=text(), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {
        "dated_on": _("Enter the date of the act."),
        "holds_from": _("Enter the day from which on it counts."),
        "ends_on": _("Enter the new last day."),
    }

    @property
    def said(self):
        """What the action is told."""
        return self.cleaned_data


class Amendment(OfAnAct, Insured):
    """Other seats, kinds of work or insurance; what stays as it is was not changed."""

    holds_from = day_field(label=_("Counts from"))
    seats = forms.IntegerField(label=_("Seats"), **SEATS)
    sectors = SectorsField(label=_("Kinds of work"), required=False, help_text=KINDS_OF_WORK)

    def __init__(self, *args, agreement, **kwargs):
        now = agreement.insurance | {"seats": agreement.seats, "sectors": agreement.sectors}
        super().__init__(*args, initial=now | kwargs.pop("initial", {}), **kwargs)
        self.agreement = agreement

    @property
    def said(self):
        """Only what is another than before."""
        asked = ("dated_on", "holds_from", "protocol", "note", "version")
        said = {name: self.cleaned_data[name] for name in asked}
        now = {"seats": self.agreement.seats, "sectors": self.agreement.sectors, "insurance": self.agreement.insurance}
        new = {
            "seats": self.cleaned_data["seats"],
            "sectors": self.cleaned_data["sectors"],
            "insurance": self.insurance,
        }
        return said | {name: value for name, value in new.items() if value != now[name]}


class Renewal(OfAnAct):
    """A later end; other seats from the first day gained, if they change."""

    ends_on = day_field(label=_("New last day"))
    seats = forms.IntegerField(
        label=_("Seats"), required=False, help_text=_("Left empty, they stay as they are."), **SEATS
    )


class EarlyEnd(OfAnAct):
    """The last day of an agreement that ends before its time."""

    ends_on = day_field(label=_("Last day"))

    sentences = OfAnAct.sentences | {"note": _("Write in a sentence why.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True


class Signing(Asking, forms.Form):
    """Who signed for one side, how and when; the signed paper if it is at hand."""

    name = forms.CharField(label=_("Who signed"), max_length=120)
    manner = forms.ChoiceField(
        label=_("How it was signed"),
        choices=[(manner.value, manner.label) for manner in (SigningManner.PAPER, SigningManner.ELECTRONIC)],
        widget=forms.RadioSelect,
    )
    signed_on = day_field(label=_("Signed on"))
    file = FilesField(
        label=_("Signed paper"),
        most=1,
        required=False,
        help_text=_("A scan or a photograph: PDF, JPEG or PNG, at most 10 MB. It is kept sealed."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    sentences = {
        "name": _("Enter who signed."),
        "manner": _("Choose how it was signed."),
        "signed_on": _("Enter the day of the signature."),
    }

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_signed_on(self):
        day = self.cleaned_data["signed_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet: enter the day of the signature."))
        return day

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in ("name", "manner", "signed_on", "seen", "key")}

    @property
    def content(self):
        """The bytes of the file, read once, or None if there is none; no more is read than is needed to refuse it."""
        return next((file.read(MOST_BYTES + 1) for file in self.cleaned_data["file"] or ()), None)

    def see_anew(self, seen, *, sentence):
        """After somebody else filed it too: the next sending is made knowing it."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["seen"], self.data["key"] = seen, uuid.uuid4()


class OnDay(forms.Form):
    """For which day seats are asked."""

    on = day_field(label=_("Seats on"), required=False)

    def day(self, *, otherwise):
        return (self.cleaned_data.get("on") if self.is_valid() else None) or otherwise

"""What is asked about money and cover: who pays, insurance, safety training, the mandatory communication."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from placements.enums import QUESTIONS, InCharge, InsurancePer, Payer, Said
from placements.forms.amounts import Amount
from placements.models import Cover, write_shares
from placements.models.cover import COVERED
from placements.rules.answers import euro
from placements.rules.cover import parts_of

SIDES = (Payer.PROMOTER, Payer.HOST, Payer.THIRD)


class Covered(forms.Form):
    """Insurance, safety training and communication; what is not known yet may stay empty, and the check says so."""

    inail_by = forms.ChoiceField(label=_("INAIL insured by"), choices=InCharge.choices, initial=InCharge.PROMOTER)
    inail_position = forms.CharField(label=_("INAIL position"), max_length=40, required=False)
    liability_insurer = forms.CharField(label=_("Liability insurer"), max_length=120, required=False)
    liability_policy = forms.CharField(label=_("Number of the liability policy"), max_length=60, required=False)
    liability_until = day_field(label=_("Policy valid until"), required=False)
    insurance_price = Amount(
        label=_("Price of the insurance, in euro"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        help_text=_("What the service pays for INAIL and liability together. Left empty, it is entered by hand."),
    )
    insurance_per = forms.ChoiceField(
        label=_("Paid for"), choices=InsurancePer.choices, initial=InsurancePer.PLACEMENT, required=False
    )
    training_by = forms.ChoiceField(label=_("Safety training by"), choices=InCharge.choices, initial=InCharge.HOST)
    training_general = forms.IntegerField(label=_("Hours, general part"), min_value=0, max_value=200, required=False)
    training_specific = forms.IntegerField(label=_("Hours, specific part"), min_value=0, max_value=200, required=False)
    training_on = day_field(label=_("Safety training on"), required=False)
    cob_by = forms.ChoiceField(label=_("Communication made by"), choices=InCharge.choices, initial=InCharge.HOST)
    cob_on = day_field(label=_("Communication made on"), required=False)

    def clean_insurance_per(self):
        return self.cleaned_data["insurance_per"] or InsurancePer.PLACEMENT

    def clean_training_general(self):
        return self.cleaned_data["training_general"] or 0

    def clean_training_specific(self):
        return self.cleaned_data["training_specific"] or 0

    @property
    def covered(self):
        return {name: self.cleaned_data[name] for name in COVERED}


def _part(label):
    return Amount(label=label, min_value=0, max_digits=8, decimal_places=2, required=False)


class Shares(forms.Form):
    """Who pays: one side alone, or each its part."""

    share_promoter = _part(_("Part of the promoter"))
    share_host = _part(_("Part of the host"))
    share_third = _part(_("Part of the third party"))

    @property
    def typed_shares(self):
        """The parts that were typed, in euro a month."""
        found = {side: self.cleaned_data.get(f"share_{side}") for side in SIDES}
        return {side: amount for side, amount in found.items() if amount}

    def insist_they_add_up(self, allowance):
        together = sum(self.typed_shares.values())
        if together != allowance:
            words = _now("The parts make %(sum)s €, the allowance is %(amount)s €: put the parts right.")
            self.add_error("share_promoter", words % {"sum": euro(together), "amount": euro(allowance)})


class Settling(Asking, Shares, Covered):
    """The allowance and who pays it, and all that covers the internship."""

    allowance = Amount(
        label=_("Monthly allowance, in euro"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        error_messages={"min_value": _("The allowance cannot be less than nothing: check the amount.")},
    )
    payer = forms.ChoiceField(label=_("Who pays"), choices=[("", "---------"), *Payer.choices])
    third_party = forms.CharField(label=_("Name of the third party"), max_length=120, required=False)

    sentences = {"allowance": _("Enter the allowance of a month."), "payer": _("Choose who pays the allowance.")}

    def __init__(self, *args, desk, **kwargs):
        super().__init__(*args, **kwargs)

    def clean(self):
        super().clean()
        payer, allowance = self.cleaned_data.get("payer"), self.cleaned_data.get("allowance")
        if payer == Payer.SHARED and allowance is not None:
            self.insist_they_add_up(allowance)
        third = payer == Payer.THIRD or (payer == Payer.SHARED and self.typed_shares.get(Payer.THIRD))
        if third and not self.cleaned_data.get("third_party"):
            self.add_error("third_party", _("Enter the name of the third party."))

    @property
    def cover(self):
        """What is settled, unsaved."""
        told = self.cleaned_data
        parts = parts_of(Payer(told["payer"]), told["allowance"], self.typed_shares)
        return Cover(shares=write_shares(parts), third_party=told["third_party"], **self.covered)


class CoverSheet(Asking, Covered):
    """What came to be known later; who pays changes only by an act."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def see_anew(self, cover, *, sentence):
        """After a stale save the next one is made knowing it; what others wrote is told."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["version"] = cover.version
        differing = [name for name in COVERED if self.cleaned_data.get(name) != getattr(cover, name)]
        return [(self.fields[name].label, _shown(cover, name)) for name in differing]


class Check(Asking, forms.Form):
    """What is declared, and why a warning is passed."""

    motive = forms.CharField(
        label=_("Motive"),
        widget=text(),
        required=False,
        help_text=_("Why the internship is opened all the same; it stays with the internship."),
    )

    def __init__(self, *args, desk, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = tuple(desk.questions)
        for about in self.questions:
            self.fields[f"said-{about}"] = forms.ChoiceField(
                label=QUESTIONS[about],
                choices=Said.choices,
                initial=Said.UNKNOWN,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def asked(self):
        return [self[f"said-{about}"] for about in self.questions]

    @property
    def declared(self):
        """What was answered, by question."""
        return {str(about): self.cleaned_data.get(f"said-{about}") or Said.UNKNOWN.value for about in self.questions}


def _shown(cover, name):
    display = getattr(cover, f"get_{name}_display", None)
    return display() if display else getattr(cover, name)

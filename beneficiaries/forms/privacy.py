"""What is asked about privacy: what the person was told, who may be told what, and since when no more."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries import rules
from beneficiaries.enums import Basis, Handing, Purpose, Receiver, Telling, Untold
from beneficiaries.forms.asking import Asking, day_field
from beneficiaries.models import last_words

BASES = [(basis, basis.label) for basis in Basis if basis != Basis.CONSENT]


class Keyed(Asking, forms.Form):
    """A form that makes one row however often it is sent, about days that have come."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    begins = ""

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields[self.begins].initial = today

    def clean(self):
        typed = super().clean()
        if typed.get(self.begins) and typed[self.begins] > self.today:
            self.add_error(self.begins, Untold.NOT_YET.label)
        return typed


class Notice(Keyed):
    """The notice that was given: for which purpose, on which basis, how."""

    purpose = forms.ChoiceField(label=_("For what the data are used"), choices=Purpose.choices)
    basis = forms.ChoiceField(
        label=_("On what that rests"),
        choices=Basis.choices,
        help_text=_("No consent is asked for what the service is there for; only for what the person may refuse."),
    )
    notice_version = forms.CharField(
        label=_("Which notice"), max_length=60, help_text=_("Its number or date, as it stands on the paper.")
    )
    given_on = day_field(label=_("Given on"))
    handing = forms.ChoiceField(label=_("How"), choices=Handing.choices)
    language = forms.CharField(label=_("In which language"), max_length=40, initial=_("Italian"))

    begins = "given_on"
    sentences = {
        "notice_version": _("Write which notice it was."),
        "given_on": _("Enter the day on which the person was told."),
        "language": _("Write in which language the person was told."),
    }

    def clean(self):
        typed = super().clean()
        if "purpose" in typed and "basis" in typed:
            for reason in rules.basis_for(typed["purpose"], typed["basis"]).reasons:
                self.add_error("basis", str(reason))
        return typed


class Exchange(Keyed):
    """What a receiver may be told, or that it must not be told anything."""

    receiver = forms.ChoiceField(label=_("Who is told"), choices=Receiver.choices)
    name = forms.CharField(
        label=_("Which one"),
        max_length=160,
        required=False,
        help_text=_("The name of the business or service. Left empty, it holds for all of this kind."),
    )
    telling = forms.ChoiceField(
        label=_("May it be told?"), choices=Telling.choices, initial=Telling.ALLOWED, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=_("What may be told"),
        max_length=300,
        required=False,
        help_text=_("Only what the receiver needs: “skills profile, attendance”. Never health or judicial matters."),
    )
    basis = forms.ChoiceField(label=_("On what that rests"), choices=BASES)
    starts_on = day_field(label=_("Since"))
    ends_on = day_field(
        label=_("Ends on"), required=False, help_text=_("From this day on nothing more is told. Usually left empty.")
    )

    begins = "starts_on"
    sentences = {"starts_on": _("Enter the day from which it holds.")}

    def clean(self):
        typed = super().clean()
        if typed.get("telling") == Telling.ALLOWED and not typed.get("what"):
            self.add_error("what", _("Write what may be told: without it nothing is."))
        if typed.get("ends_on") and typed.get("starts_on") and typed["ends_on"] < typed["starts_on"]:
            self.add_error("ends_on", Untold.ENDS_TOO_EARLY.label)
        return typed


class TellingNow(forms.Form):
    """Beside a deed by which something leaves the house: the exchange is written down in the same click."""

    write_down = forms.BooleanField(
        required=False, label=_("Write it down now: the person knows about it, and it may be told")
    )
    what_is_told = forms.CharField(required=False, max_length=300, label=_("What may be told"))
    told_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, episode, today, what, **kwargs):
        super().__init__(*args, **kwargs)
        self.episode, self.today = episode, today
        self.fields["what_is_told"].initial = what

    @property
    def known(self):
        """What is written down already, the last word about each receiver."""
        return last_words(self.episode, on=self.today)

    @property
    def recording(self):
        """The fields of the exchange to write down, or nothing."""
        typed = self.cleaned_data if self.is_valid() else {}
        if not typed.get("write_down"):
            return None
        what = typed["what_is_told"] or str(self.fields["what_is_told"].initial)
        return {"what": what, "basis": Basis.PUBLIC_TASK, "key": typed["told_key"] or uuid.uuid4()}

    def refuse(self, refusal):
        self.add_error("write_down", str(refusal))

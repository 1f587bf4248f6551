"""What is asked about each act: from when on, what changes, why; and who signed it."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from beneficiaries.models import Document
from placements.amendments import Amendment, Suspension, TutorChange
from placements.enums import (
    InterruptionReason,
    SigningManner,
    SuspensionReason,
    TutorSide,
    Undone,
)
from placements.forms.amounts import Amount
from placements.forms.anew import SeenAnew
from placements.forms.cover import Shares
from placements.forms.steps import TutorChoice
from placements.forms.weeks import WeekGrid, told_week
from placements.rules.answers import written
from placements.starts import NewStart


def motive_field(help_text):
    return forms.CharField(label=_("Motive"), widget=text(), required=False, help_text=help_text)


def note_field(label):
    return forms.CharField(label=label, widget=text(), required=False)


class Agreeing(SeenAnew, Asking, forms.Form):
    """A form about an internship that others may change too: after a stale save the next one is made knowing it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, internship, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.internship, self.today = internship, today

    def see_anew(self, internship, *, sentence):
        self.internship = internship
        super().see_anew(internship, sentence=sentence)

    @property
    def is_complete(self):
        return self.is_bound and self.is_valid()


class Interruption(SeenAnew, Asking, forms.Form):
    """The last day, and why."""

    on = day_field(label=_("Last day"))
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "---------"), *InterruptionReason.choices])
    note = note_field(_("How it came to it"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"on": _("Enter the last day of the internship."), "reason": _("Choose the reason.")}


class NewTerms(Agreeing, Shares, WeekGrid):
    """What changes from a day on; what is left as it is shown stays."""

    holds_from = day_field(label=_("Holds from"))
    ends_on = day_field(label=_("Last day"), help_text=_("An earlier one; a later one is an extension."))
    allowance = Amount(
        label=_("Monthly allowance, in euro"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        error_messages={"min_value": _("The allowance cannot be less than nothing: check the amount.")},
    )
    tasks = forms.CharField(label=_("Tasks"), widget=text(4), required=False)
    note = note_field(_("Why it changes"))
    motive = motive_field(_("Why it is agreed all the same; it stays with the act."))

    sentences = {
        "holds_from": _("Enter the day from which the change holds."),
        "ends_on": _("Enter the last day of the internship."),
        "allowance": _("Enter the allowance of a month."),
    }

    def __init__(self, *args, internship, **kwargs):
        super().__init__(*args, internship=internship, **kwargs)
        self.is_shared = bool(getattr(internship, "cover", None)) and internship.cover.is_shared

    def clean(self):
        super().clean()
        day, last = self.cleaned_data.get("holds_from"), self.cleaned_data.get("ends_on")
        if day and not self.internship.starts_on <= day <= self.internship.last_day:
            self.add_error("holds_from", _out_of_period(self.internship, day))
        if last and last > self.internship.ends_on:
            self.add_error("ends_on", Undone.EXTEND_INSTEAD.label)
        elif last and day and last < day:
            self.add_error("ends_on", Undone.EMPTY_PERIOD.label)
        if self.is_shared and self.cleaned_data.get("allowance") is not None:
            self.insist_they_add_up(self.cleaned_data["allowance"])

    def clean_tasks(self):
        """As they are kept: a browser ends its lines otherwise."""
        return self.cleaned_data["tasks"].replace("\r\n", "\n")

    @property
    def changes(self):
        """As `actions.amend` takes them."""
        told = self.cleaned_data
        plain = {name: told[name] for name in ("ends_on", "weekly_hours", "allowance", "tasks")}
        return plain | {"timetable": self.timetable, "shares": self.typed_shares}

    @property
    def thought(self):
        if not self.is_complete:
            return None
        return Amendment(self.internship, self.cleaned_data["holds_from"], **self.changes)

    @staticmethod
    def told(internship):
        """What the form shows before anybody types: the terms of now."""
        shown = {name: getattr(internship, name) for name in ("version", "ends_on", "allowance", "tasks")}
        shown["weekly_hours"] = None if internship.timetable else internship.weekly_hours
        cover = getattr(internship, "cover", None)
        parts = cover.parts if cover else {}
        return shown | told_week(internship.week) | {f"share_{side}": amount for side, amount in parts.items()}


class OtherStart(Agreeing):
    """On which day it begins instead, and when it ends then."""

    starts_on = day_field(label=_("First day"))
    ends_on = day_field(label=_("Last day"), help_text=_("Move it too where the duration is to stay."))
    note = note_field(_("Why it changes"))
    motive = motive_field(_("Why it is agreed all the same; it stays with the act."))

    sentences = {
        "starts_on": _("Enter the new first day of the internship."),
        "ends_on": _("Enter the last day of the internship."),
    }

    def clean(self):
        super().clean()
        told = self.cleaned_data
        if "starts_on" in told and "ends_on" in told:
            hindrance = NewStart(self.internship, told["starts_on"], told["ends_on"]).obstacle(on=self.today)
            if hindrance:
                self.add_error("starts_on", hindrance)

    @property
    def thought(self):
        if not self.is_complete:
            return None
        return NewStart(self.internship, self.cleaned_data["starts_on"], self.cleaned_data["ends_on"])


class NewTutor(Agreeing):
    """Who stands by from a day on, in the place of the tutor of now or beside the others."""

    side = forms.ChoiceField(label=_("For whom"), choices=TutorSide.choices, widget=forms.RadioSelect)
    holds_from = day_field(label=_("From"))
    user = forms.ModelChoiceField(None, label=_("Colleague"), required=False)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    role = forms.CharField(label=_("Role"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    note = note_field(_("Why it changes"))
    motive = motive_field(_("Why it is agreed all the same; it stays with the act."))

    sentences = {
        "side": _("Choose for whom the tutor stands by."),
        "holds_from": _("Enter the first day of the new tutor."),
    }

    def __init__(self, *args, internship, today, **kwargs):
        super().__init__(*args, internship=internship, today=today, **kwargs)
        self.fields["user"] = TutorChoice.of(
            internship.host.ambito_id,
            today=today,
            label=_("Colleague"),
            required=False,
            empty_label=_("choose"),
            help_text=_("Only for the service's tutor."),
        )

    def clean(self):
        super().clean()
        side, day = self.cleaned_data.get("side"), self.cleaned_data.get("holds_from")
        if side == TutorSide.PROMOTER and not self.cleaned_data.get("user"):
            self.add_error("user", _("Choose who follows the internship for the service."))
        if side in (TutorSide.HOST, TutorSide.OTHER) and not self.cleaned_data.get("name"):
            self.add_error("name", _("Enter the name of the tutor."))
        if day and not self.internship.starts_on <= day <= self.internship.last_day:
            self.add_error("holds_from", _out_of_period(self.internship, day))

    @property
    def told(self):
        """As `actions.change_tutor` takes it."""
        typed = self.cleaned_data
        told = {name: typed[name] for name in ("role", "phone", "email")}
        if typed["side"] == TutorSide.PROMOTER:
            return told | {"user": typed["user"]}
        return told | {"name": typed["name"]}

    @property
    def thought(self):
        if not self.is_complete:
            return None
        typed = self.cleaned_data
        user = typed["user"] if typed["side"] == TutorSide.PROMOTER else None
        name = typed["name"] if typed["side"] == TutorSide.HOST else ""
        return TutorChange(self.internship, typed["holds_from"], user, name)


class Rest(Agreeing):
    """From when on it rests, why, and the first day back where it is known."""

    holds_from = day_field(label=_("First day of rest"))
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "---------"), *SuspensionReason.choices])
    back_on = day_field(
        label=_("First day back"), required=False, help_text=_("If it is known; otherwise it is resumed later.")
    )
    note = note_field(_("In words"))
    motive = motive_field(_("Why it rests all the same; it stays with the act."))

    sentences = {"holds_from": _("Enter the first day of rest."), "reason": _("Choose the reason.")}

    @property
    def thought(self):
        if not self.is_complete:
            return None
        typed = self.cleaned_data
        return Suspension(self.internship, typed["holds_from"], typed["reason"], typed["back_on"])


class Return(Agreeing):
    """The first day back."""

    holds_from = day_field(label=_("First day back"))
    note = note_field(_("In words"))

    sentences = {"holds_from": _("Enter the first day back.")}


class SignedAct(Asking, forms.Form):
    """Who signed an act, how and when; a paper's scan is one of the documents of the case."""

    sides = forms.MultipleChoiceField(label=_("Signed by"), widget=forms.CheckboxSelectMultiple)
    manner = forms.ChoiceField(label=_("How"), widget=forms.RadioSelect, initial=SigningManner.PAPER)
    signed_on = day_field(label=_("Signed on"))
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Signed paper on file"),
        required=False,
        empty_label=_("not filed yet"),
        help_text=_("One of the documents of the case."),
    )

    sentences = {
        "sides": _("Choose whose signature is filed."),
        "manner": _("Choose how it was signed."),
        "signed_on": _("Enter the day of the signature."),
    }

    def __init__(self, *args, missing, documents, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["sides"].choices = [
            (each.side, f"{each.name} ({each.get_side_display()})" if each.name else capfirst(each.get_side_display()))
            for each in missing
        ]
        ways = (SigningManner.PAPER, SigningManner.ELECTRONIC)
        self.fields["manner"].choices = [(way.value, capfirst(way.label)) for way in ways]
        self.fields["document"].queryset = documents

    def clean_signed_on(self):
        if self.cleaned_data["signed_on"] > self.today:
            raise forms.ValidationError(Undone.SIGNED_AHEAD.label)
        return self.cleaned_data["signed_on"]


class ActNote(Asking, forms.Form):
    """What comes to an act later: its number in the protocol, and the day on which it was communicated."""

    protocol = forms.CharField(label=_("Protocol number"), max_length=60, required=False)
    communicated_on = day_field(
        label=_("Mandatory communication (COB) made on"),
        required=False,
        help_text=_("By the host, who sends a copy. Empty while it is still to be made."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, act, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        if not act.is_communicated_apart:
            del self.fields["communicated_on"]

    def clean_communicated_on(self):
        day = self.cleaned_data["communicated_on"]
        if day and day > self.today:
            raise forms.ValidationError(Undone.COMMUNICATED_AHEAD.label)
        return day

    def see_anew(self, act, *, sentence):
        """After a stale save the next one is made knowing what stands there now."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["seen"] = act.seen


class AsOfDay(Asking, forms.Form):
    """Of which day one asks what was agreed; no personal data, so it may stand in the URL."""

    on = day_field(label=_("As agreed on"))


def _out_of_period(internship, day):
    if day < internship.starts_on:
        return Undone.BEFORE_START.label % {"first": written(internship.starts_on)}
    return Undone.AFTER_END.label % {"last": written(internship.last_day)}

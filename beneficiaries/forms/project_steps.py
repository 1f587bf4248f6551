"""What is asked of a project that was put forward: who signs, who signed how, how far it has come, how it ends."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Manner, Progress, ProjectEnd, SignerRole
from beneficiaries.forms.asking import Asking, day_field, text
from beneficiaries.forms.rows import Row
from beneficiaries.models import Document
from beneficiaries.models.projects import LONGEST_LINE


class SignerRow(Row):
    """One who is to sign."""

    main, speaks = "name", ("name",)
    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    role = forms.ChoiceField(
        label=_("Signs as"), choices=SignerRole.choices, initial=SignerRole.SERVICE_TUTOR, required=False
    )

    def clean_role(self):
        return self.cleaned_data["role"] or SignerRole.OTHER.value


class Proposal(Asking, forms.Form):
    """When the project is looked at together for the first time."""

    review_on = day_field(label=_("First review on"))
    sentences = {"review_on": _("Enter the day of the first review.")}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_review_on(self):
        if self.cleaned_data["review_on"] <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return self.cleaned_data["review_on"]


class Signing(Asking, forms.Form):
    """How somebody signed, or why she does not."""

    NOT = "not"

    manner = forms.ChoiceField(label=_("How"), widget=forms.RadioSelect)
    signed_on = day_field(label=_("Signed on"), required=False)
    scan = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Signed paper on file"),
        required=False,
        empty_label=_("not filed yet"),
        help_text=_("One of the documents of the case; it can be added later."),
    )
    reason = forms.CharField(label=_("Why not"), required=False, max_length=200)

    sentences = {"manner": _("Choose how it was signed.")}

    def __init__(self, *args, signature, documents, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.signature, self.today = signature, today
        ways = [(manner.value, capfirst(manner.label)) for manner in Manner]
        if signature.role != SignerRole.PERSON:
            ways.append((self.NOT, _("Does not sign")))
        else:
            del self.fields["reason"]
        self.fields["manner"].choices = ways
        self.fields["signed_on"].initial = today
        self.fields["scan"].queryset = documents

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("manner") == self.NOT:
            if not cleaned.get("reason"):
                self.add_error("reason", _("Write in a few words why."))
        elif "signed_on" not in self.errors:
            self._check_day(cleaned.get("signed_on"))
        return cleaned

    def _check_day(self, day):
        if day is None:
            self.add_error("signed_on", _("Enter the day of the signature."))
        elif not self.signature.project.proposed_on <= day <= self.today:
            self.add_error("signed_on", _("Enter a day since the project was put forward, today at the latest."))


class ReviewSheet(Asking, forms.Form):
    """The day of a review, who was there, and when the next one is."""

    held_on = day_field(label=_("Held on"))
    present = forms.CharField(label=_("Who was present"), max_length=300)
    words = forms.CharField(label=_("What came out of it"), required=False, widget=text(3))
    next_on = day_field(label=_("Next review on"))
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    sentences = {
        "held_on": _("Enter the day of the review."),
        "present": _("Write who was present."),
        "next_on": _("Enter the day of the next review."),
    }

    def __init__(self, *args, project, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.project, self.today = project, today

    def clean(self):
        cleaned = super().clean()
        held, following = cleaned.get("held_on"), cleaned.get("next_on")
        if held and not self.project.signed_on <= held <= self.today:
            self.add_error("held_on", _("Enter a day since the project was signed, today at the latest."))
        if held and following and following <= held:
            self.add_error("next_on", _("The next review comes after this one."))
        return cleaned


class FindingRow(Asking, forms.Form):
    """How far one line has come, with a sentence."""

    state = forms.ChoiceField(label=_("How far"), choices=Progress.choices)
    words = forms.CharField(label=_("In a sentence"), required=False, max_length=LONGEST_LINE)

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, prefix=f"line-{line.pk}", initial={"state": line.state}, **kwargs)
        self.line = line

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") == Progress.GIVEN_UP and not cleaned.get("words"):
            self.add_error("words", _("Write in a sentence why it was given up."))
        return cleaned

    @property
    def finding(self):
        return self.line, self.cleaned_data["state"], self.cleaned_data["words"]


class ProjectEnding(Asking, forms.Form):
    """How a version ends; what was not signed yet can only be withdrawn."""

    end = forms.ChoiceField(label=_("How it ends"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("In a sentence"), max_length=300, widget=text(2))
    sentences = {"end": _("Choose how it ends."), "note": _("Write a sentence on how it ended.")}

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, **kwargs)
        ends = [ProjectEnd.COMPLETED, ProjectEnd.GIVEN_UP] if project.is_in_force else [ProjectEnd.WITHDRAWN]
        self.fields["end"].choices = [(end.value, capfirst(end.label)) for end in ends]
        if len(ends) == 1:
            self.fields["end"].initial = ends[0]

"""What is asked when a job follows, and when a case is closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import ClosingReason
from beneficiaries.forms.asking import Asking, day_field
from placements.enums import ContractKind
from placements.models import Host, Internship


class Job(Asking, forms.Form):
    """Where, since when, with which contract."""

    host = forms.ModelChoiceField(
        Host.objects.none(), label=_("A host we know"), required=False, empty_label=_("none of these")
    )
    employer = forms.CharField(label=_("Or another employer"), max_length=160, required=False)
    starts_on = day_field(label=_("Hired on"))
    contract = forms.ChoiceField(label=_("Contract"), choices=[("", "---------"), *ContractKind.choices])
    months = forms.IntegerField(
        label=_("Months"),
        min_value=1,
        max_value=120,
        required=False,
        help_text=_("How long a fixed-term contract lasts, if it is known."),
    )

    weekly_hours = forms.IntegerField(label=_("Weekly hours"), min_value=1, max_value=48, required=False)
    internship = forms.ModelChoiceField(
        Internship.objects.none(),
        label=_("After which internship"),
        required=False,
        empty_label=_("none of ours"),
        help_text=_("Where the job came of an internship, also with another employer."),
    )

    sentences = {
        "starts_on": _("Enter the first day of the job."),
        "contract": _("Choose which contract."),
    }

    def __init__(self, *args, episode, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = Host.objects.of_ambito(episode.team.ambito_id).standing().by_name()
        self.fields["internship"].queryset = Internship.objects.of(episode.person).with_people().newest_first()

    def clean(self):
        host, employer = self.cleaned_data.get("host"), self.cleaned_data.get("employer")
        if host and employer:
            self.add_error("employer", _("Choose a host or write the name of another employer, not both."))
        elif not host and not employer:
            self.add_error("employer", _("Choose a host, or write the name of another employer."))


class Closing(Asking, forms.Form):
    """When and why a case ends."""

    closed_on = day_field(label=_("Closed on"))
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "---------"), *ClosingReason.choices])
    note = forms.CharField(label=_("How it ended"), max_length=200, required=False)

    sentences = {"closed_on": _("Enter the day on which the case ends."), "reason": _("Choose the reason.")}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["closed_on"].initial = today

    def clean_closed_on(self):
        if self.cleaned_data["closed_on"] > self.today:
            raise forms.ValidationError(_("Enter a day that has come: a case is closed today or earlier."))
        return self.cleaned_data["closed_on"]

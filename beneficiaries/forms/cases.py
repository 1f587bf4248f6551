"""What is asked about a case: opening it, its sheet, into whose hands it goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import EmploymentStatus, Isced
from beneficiaries.forms.asking import Asking, Versioned, day_field, text
from beneficiaries.models import Episode
from equipe.enums import CASE_ROLES, DESK_ROLES
from equipe.models import Team, User

EDUCATION = [("", _("not known")), *Isced.choices]


class Entry(Asking, forms.Form):
    """Who will follow the person and since when; what is known at the entry may be added."""

    case_manager = forms.ModelChoiceField(User.objects.none(), label=_("Case manager"))
    opened_on = day_field(label=_("Taken in charge on"))
    isced = forms.ChoiceField(label=_("Education at entry"), choices=EDUCATION, required=False)
    employment = forms.ChoiceField(
        label=_("Employment at entry"),
        choices=EmploymentStatus.choices,
        initial=EmploymentStatus.UNKNOWN,
        required=False,
    )
    disabled = forms.BooleanField(label=_("Disability at entry"), required=False)

    sentences = {
        "case_manager": _("Choose who will follow the person."),
        "opened_on": _("Enter the day on which the person is taken in charge."),
    }

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["opened_on"].initial = today

    def clean_opened_on(self):
        if self.cleaned_data["opened_on"] > self.today:
            raise forms.ValidationError(_("Enter a day that has come: a case is opened today or earlier."))
        return self.cleaned_data["opened_on"]

    def clean_employment(self):
        return self.cleaned_data["employment"] or EmploymentStatus.UNKNOWN


class Acceptance(Entry):
    """A referral is accepted for its own team."""

    def __init__(self, *args, referral, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case_manager"].queryset = followers(referral.team).by_name()
        self.fields["case_manager"].initial = referral.referrer


class Opening(Entry):
    """A case opened by the desk without a referral."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=200)

    sentences = Entry.sentences | {"team": _("Choose the team that will follow the person.")}
    field_order = ["team", "case_manager", "opened_on", "reason"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = working_with_cases(Team.objects.seen_by(user)).by_name()
        self.fields["case_manager"].queryset = User.objects.with_role(*CASE_ROLES, ambito=user.ambito).by_name()

    def clean(self):
        return fitting(self, super().clean())


class CaseSheet(Versioned, Asking, forms.ModelForm):
    """The sheet of a case: strengths first. `version` tells which state of it the page was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Episode
        fields = ["strengths", "wishes", "fragilities"]
        widgets = {"strengths": text(4), "wishes": text(4), "fragilities": text(4)}


def followers(team):
    """Who may follow a case of a team: those who work in it, and the desk of its district."""
    here = User.objects.working_in(team) & User.objects.with_role(*CASE_ROLES, ambito=team.ambito)
    return here | User.objects.with_role(*DESK_ROLES, ambito=team.ambito)


def working_with_cases(teams):
    """Units and inclusion team; the office that administers has no cases."""
    return teams.units() | teams.inclusion()


def fitting(form, cleaned):
    """Who follows the person works in the team, or at the desk."""
    team, case_manager = cleaned.get("team"), cleaned.get("case_manager")
    if team and case_manager and not followers(team).contains(case_manager):
        form.add_error("case_manager", _("This colleague does not work in the chosen team: choose another of the two."))
    return cleaned

"""What is asked about a team meeting: when and who, what was said and decided on each case."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DecisionKind
from beneficiaries.forms.asking import Asking, Hour, Versioned, day_field, text
from beneficiaries.forms.cases import working_with_cases
from beneficiaries.forms.rows import Row
from beneficiaries.models import AgendaItem, Meeting
from equipe.enums import CASE_ROLES
from equipe.forms import DayInput
from equipe.models import Team, User


class NewMeeting(Asking, forms.Form):
    """Day, hour and place; the teams whose cases are talked about."""

    held_on = day_field(label=_("Day"))
    begins_at = forms.TimeField(label=_("Begins at"), widget=Hour(), required=False, initial=time(9))
    place = forms.CharField(label=_("Where it is held"), max_length=120, required=False)
    teams = forms.ModelMultipleChoiceField(
        Team.objects.none(),
        label=_("Teams involved"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those whose cases are talked about: their colleagues can read the minutes."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    sentences = {"held_on": _("Enter the day of the meeting."), "teams": _("Choose at least one team.")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["teams"].queryset = working_with_cases(Team.objects.seen_by(user)).by_name()


class MeetingHead(Versioned, Asking, forms.ModelForm):
    """When, where, who was there, and what concerned everybody."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    colleagues = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("Colleagues present"), widget=forms.CheckboxSelectMultiple, required=False
    )
    guests = forms.CharField(
        label=_("Guests"),
        required=False,
        widget=text(2),
        help_text=_("One a line: name and house, for example “Marta Polo, job centre”."),
    )
    field_order = ["held_on", "begins_at", "place", "colleagues", "guests", "remarks", "version"]
    sentences = {"held_on": _("Enter the day of the meeting.")}

    class Meta:
        model = Meeting
        fields = ["held_on", "begins_at", "place", "remarks"]
        widgets = {"held_on": DayInput(), "begins_at": Hour(), "remarks": text(3)}

    def __init__(self, *args, meeting, there, **kwargs):
        super().__init__(*args, instance=meeting, **kwargs)
        districts = {team.ambito_id for team in meeting.teams.all()}
        staff = User.objects.none()
        for district in districts:
            staff = staff | User.objects.with_role(*CASE_ROLES, ambito=district)
        self.fields["colleagues"].queryset = (staff | User.objects.filter(pk__in=there)).by_name()

    def clean_guests(self):
        guests = list(dict.fromkeys(line.strip() for line in self.cleaned_data["guests"].splitlines() if line.strip()))
        if any(len(guest) > 120 for guest in guests):
            raise forms.ValidationError(_("Write one guest a line, in at most 120 characters."))
        return guests

    @property
    def answers(self):
        there = {"colleagues": list(self.cleaned_data["colleagues"]), "guests": self.cleaned_data["guests"]}
        return super().answers | there


class Minutes(Versioned, Asking, forms.ModelForm):
    """What was said in short and what was decided on one case."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = AgendaItem
        fields = ["said", "decision", "decided", "wait_until"]
        widgets = {"said": text(4), "decided": text(2), "wait_until": DayInput()}

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision == DecisionKind.WAIT and not cleaned.get("wait_until"):
            self.add_error("wait_until", _("Say until when to wait."))
        if decision == DecisionKind.OTHER and not cleaned.get("decided"):
            self.add_error("decided", _("Say in words what was decided."))
        if not decision and cleaned.get("decided"):
            self.add_error("decision", _("Choose what was decided, so that it stands on the story of the case."))
        return cleaned

    def _post_clean(self):
        """What the database insists on is told above at its field; nothing is written into the item before the deed."""


class TaskRow(Row):
    """A task given on the spot."""

    main, speaks = "text", ("text",)
    text = forms.CharField(label=_("What is to be done"), required=False, max_length=200)
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who"), required=False)
    due_on = day_field(label=_("By when"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = staff

    def clean(self):
        cleaned = super().clean()
        if not self.is_left_empty and not cleaned.get("owner") and "owner" not in self.errors:
            self.add_error("owner", _("Choose who does it."))
        return cleaned

    @property
    def task(self):
        return tuple(self.cleaned_data[name] for name in ("key", "text", "owner", "due_on"))


class MinutesAddition(Asking, forms.Form):
    """What is added to closed minutes, to one case or to the whole."""

    text = forms.CharField(label=_("Addition or correction"), widget=text(3))
    item = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("On"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    sentences = {"text": _("Write what is to be added.")}

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items
        self.fields["item"].empty_label = _("the whole meeting")


class Flag(Asking, forms.Form):
    """What to talk over with the team."""

    reason = forms.CharField(label=_("What to talk over"), max_length=200)
    sentences = {"reason": _("Write in a few words what to talk over.")}

"""What is asked when a case changes hands, when a colleague is asked to help, and when many cases get a task."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from beneficiaries.forms.cases import fitting, working_with_cases
from equipe.enums import CASE_ROLES
from equipe.models import Team, User


class Handover(Asking, forms.Form):
    """Into whose hands the cases go; for a single one also the words to the successor."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"))
    case_manager = forms.ModelChoiceField(User.objects.none(), label=_("Case manager"))
    tasks_go_along = forms.BooleanField(
        label=_("The open tasks of who followed until now go along"), required=False, initial=True
    )
    note = forms.CharField(
        label=_("For who takes over"),
        required=False,
        widget=text(4),
        help_text=_("What is written nowhere else. It will stand in the diary: everybody on the case reads it."),
    )

    sentences = {
        "team": _("Choose the team that will follow the person."),
        "case_manager": _("Choose who will follow the person."),
    }

    def __init__(self, *args, ambito, one=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = working_with_cases(Team.objects.of([ambito])).by_name()
        self.fields["case_manager"].queryset = User.objects.with_role(*CASE_ROLES, ambito=ambito).by_name()
        if not one:
            del self.fields["note"]

    def clean(self):
        return fitting(self, super().clean())


class Help(Asking, forms.Form):
    """Which colleague of another team is asked to help, and for how long."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Colleague"))
    since = day_field(label=_("From"))
    until = day_field(
        label=_("Until"), required=False, help_text=_("The last day; without one, until somebody ends it.")
    )

    sentences = {"user": _("Choose a colleague."), "since": _("Enter the first day.")}

    def __init__(self, *args, ambito, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["user"].queryset = User.objects.with_role(*CASE_ROLES, ambito=ambito).by_name()
        self.fields["since"].initial = today

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if until and until < max(since or self.today, self.today):
            self.add_error("until", _("Enter a day that is still to come, and not before the first."))
        return cleaned


class TaskForEach(Asking, forms.Form):
    """The same thing to be done for many people."""

    EACH, ME = "each", "me"

    text = forms.CharField(label=_("What is to be done"), max_length=200)
    due_on = day_field(label=_("By when"), required=False)
    who = forms.ChoiceField(
        label=_("Who does it"), choices=[(EACH, _("who follows each case")), (ME, _("I do it myself"))], initial=EACH
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    sentences = {"text": _("Write what is to be done.")}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["key"].initial = uuid4

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < self.today:
            raise forms.ValidationError(_("Enter today or a day that is still to come."))
        return due_on

    def clean_key(self):
        return self.cleaned_data["key"] or uuid4()

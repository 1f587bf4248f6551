"""What is asked of who refers, and the one-field questions of those who decide."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Area, NeedLevel
from beneficiaries.forms.asking import Asking, text
from beneficiaries.forms.cases import working_with_cases
from equipe.models import Team

HINTS = {
    Area.HOUSING: _("e.g. eviction in June, sleeps at a friend's"),
    Area.ECONOMY: _("e.g. debts, no income since the winter"),
    Area.EXCLUSION: _("e.g. alone, does not leave the house"),
    Area.WORK: _("e.g. no job since 2021, welder, little Italian"),
}


class NewReferral(Asking, forms.Form):
    """Why, which needs, who lives with her, what was tried: two minutes."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("On behalf of"))
    reason = forms.CharField(label=_("Why do you refer this person?"), widget=text(4), max_length=4000)
    household = forms.CharField(
        label=_("Household in short"),
        required=False,
        widget=text(2),
        max_length=2000,
        help_text=_("Who lives with the person, children, who works."),
    )
    tried = forms.CharField(label=_("What was tried so far"), required=False, widget=text(2), max_length=2000)

    sentences = {
        "team": _("Choose the team on whose behalf you refer."),
        "reason": _("Write why you refer this person, in a sentence or two."),
    }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        teams = working_with_cases(Team.objects.seen_by(user)).by_name()
        self.fields["team"].queryset = teams
        self.only_team = teams[0] if len(teams) == 1 else None
        if self.only_team:
            self.fields["team"].initial = self.only_team
            self.fields["team"].widget = forms.HiddenInput()
        for area in Area:
            self.fields[f"{area}_level"] = forms.TypedChoiceField(
                label=capfirst(area.label),
                choices=NeedLevel.choices,
                coerce=int,
                initial=NeedLevel.NONE,
                required=False,
                empty_value=NeedLevel.NONE,
            )
            self.fields[f"{area}_note"] = forms.CharField(
                label=_("%(area)s, in short") % {"area": capfirst(area.label)},
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"placeholder": HINTS[area]}),
            )

    @property
    def areas(self):
        """The two fields of each area, side by side."""
        return [(self[f"{area}_level"], self[f"{area}_note"]) for area in Area]

    @property
    def needs(self):
        return {
            area: (NeedLevel(self.cleaned_data[f"{area}_level"]), self.cleaned_data[f"{area}_note"]) for area in Area
        }


class Words(Asking, forms.Form):
    """One field: a question, an answer, a reason; each door says what it asks."""

    text = forms.CharField(widget=text(3), max_length=4000)

    def __init__(self, *args, label, missing, draft_key, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft_key = draft_key
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = missing

    @property
    def is_begun(self):
        """Somebody sent it or left a draft of it: its text is shown, not folded away."""
        return self.is_bound or bool(self.initial.get("text"))

"""What narrows the list of cases: filters that stand in the URL."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import by_next_task

STATES = [("open", _("open cases")), ("closed", _("closed cases")), ("all", _("all cases"))]
WHOSE = [("", _("everybody")), ("mine", _("only mine"))]
ORDERS = [("name", _("by name")), ("next", _("by next step")), ("newest", _("newest first"))]


class CaseFilter(forms.Form):
    """Which cases, in which order. Unknown values in the URL are simply not applied."""

    state = forms.ChoiceField(label=_("Cases"), choices=STATES, required=False)
    whose = forms.ChoiceField(
        label=_("Case manager"), choices=[("", _("everybody")), ("mine", _("only mine"))], required=False
    )
    team = forms.TypedChoiceField(label=_("Team"), coerce=int, empty_value=None, required=False)
    municipality = forms.TypedChoiceField(label=_("Municipality"), coerce=int, empty_value=None, required=False)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)

    def __init__(self, *args, user, teams, municipalities, searched, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.searched = user, searched
        self.fields["team"].choices = [("", _("all teams")), *teams]
        self.fields["municipality"].choices = [("", _("all municipalities")), *municipalities]
        if len(teams) < 2:
            del self.fields["team"]
        if searched:
            self.fields["state"].choices = [STATES[2], *STATES[:2]]
            self.fields["order"].choices = [("", _("nearest first")), *ORDERS]

    def apply(self, episodes):
        self.is_valid()
        asked = self.cleaned_data
        state = asked.get("state") or ("all" if self.searched else "open")
        episodes = {"open": episodes.open, "closed": episodes.closed}.get(state, episodes.all)()
        if asked.get("whose") == "mine":
            episodes = episodes.managed_by(self.user)
        if asked.get("team"):
            episodes = episodes.of_team(asked["team"])
        if asked.get("municipality"):
            episodes = episodes.living_in(asked["municipality"])
        return self._ordered(episodes, asked.get("order"))

    def _ordered(self, episodes, order):
        if order == "next":
            return by_next_task(episodes)
        if order == "newest":
            return episodes.newest_first()
        return episodes if self.searched and not order else episodes.by_name()

"""What narrows the list of cases: filters that stand in the URL."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.columns import CASELOAD

STATES = [("open", _("open cases")), ("closed", _("closed cases")), ("all", _("all cases"))]
WHOSE = [
    ("", _("everybody")),
    ("mine", _("only mine")),
    ("shared", _("where I help")),
    ("nobody", _("nobody who is here")),
]
ORDERS = [("name", _("by name")), ("due", _("by next task")), ("newest", _("newest first"))]
ALIASES = {"newest": "-since", "next": "due"}
"""Orders that have a name of their own, and as earlier addresses called them."""


class CaseFilter(forms.Form):
    """Which cases, in which order. Unknown values in the URL are simply not applied."""

    state = forms.ChoiceField(label=_("Cases"), choices=STATES, required=False)
    whose = forms.ChoiceField(label=_("Case manager"), required=False)
    team = forms.TypedChoiceField(label=_("Team"), coerce=int, empty_value=None, required=False)
    municipality = forms.TypedChoiceField(label=_("Municipality"), coerce=int, empty_value=None, required=False)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)

    def __init__(self, *args, user, choices, searched, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.searched = user, searched
        self.fields["whose"].choices = [*WHOSE, *((f"u{pk}", name) for pk, name in choices["colleague"])]
        self.fields["team"].choices = [("", _("all teams")), *choices["team"]]
        self.fields["municipality"].choices = [("", _("all municipalities")), *choices["place"]]
        if len(choices["team"]) < 2:
            del self.fields["team"]
        if searched:
            self.fields["state"].choices = [STATES[2], *STATES[:2]]
            self.fields["order"].choices = [("", _("nearest first")), *ORDERS]
        self._tell_order(self.data.get("order", ""))

    def apply(self, episodes):
        self.is_valid()
        self.errors.clear()  # an address that somebody has bent is no mistake in a form
        asked = self.cleaned_data
        state = asked.get("state") or ("all" if self.searched else "open")
        episodes = {"open": episodes.open, "closed": episodes.closed}.get(state, episodes.all)()
        episodes = self._whose(episodes, asked.get("whose") or "")
        if asked.get("team"):
            episodes = episodes.of_team(asked["team"])
        if asked.get("municipality"):
            episodes = episodes.living_in(asked["municipality"])
        return self._ordered(episodes, asked.get("order") or "")

    @property
    def order_of_columns(self):
        """The order as the columns call it: a name, with "-" before it for the other way round."""
        asked = self.cleaned_data.get("order") or ("" if self.searched else "name")
        return ALIASES.get(asked, asked)

    def _tell_order(self, asked):
        """An order that the head of a column asks for stands among the choices too."""
        column = CASELOAD.by_name.get(ALIASES.get(asked, asked).removeprefix("-"))
        if column and column.order and asked not in dict(self.fields["order"].choices):
            words = _("by “%(column)s”, backwards") if asked.startswith("-") else _("by “%(column)s”")
            self.fields["order"].choices = [*self.fields["order"].choices, (asked, words % {"column": column.title})]

    def _whose(self, episodes, whose):
        if whose.startswith("u"):
            return episodes.managed_by(whose[1:])
        narrowed = {
            "mine": lambda: episodes.managed_by(self.user),
            "shared": lambda: episodes.shared_with(self.user),
            "nobody": episodes.followed_by_nobody,
        }
        return narrowed.get(whose, episodes.all)()

    def _ordered(self, episodes, order):
        if self.searched and not order:
            return episodes
        found = CASELOAD.ordered(episodes, ALIASES.get(order, order))
        return episodes.by_name() if found is None else found

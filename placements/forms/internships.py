"""By what a list of internships is narrowed."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from placements.enums import InternshipKind
from placements.rules.attendance import asked_month, last_of

ENDING_DAYS = 30


class InternshipSearch(forms.Form):
    """Which internships; people are not searched by name here, for a name never stands in a URL."""

    STATES = (
        ("", _("running")),
        ("ending", _("ending within 30 days")),
        ("confirm", _("to confirm this month")),
        ("coming", _("beginning later")),
        ("past", _("past")),
    )

    state = forms.ChoiceField(label=_("Which"), choices=STATES, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all")), *InternshipKind.choices], required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def apply(self, internships):
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("kind"):
            internships = internships.of_kinds(asked["kind"])
        return self._standing(internships, asked.get("state"))

    def _standing(self, internships, state):
        if state == "past":
            return internships.past(on=self.today).newest_first()
        if state == "coming":
            return internships.coming(on=self.today).by_start()
        if state == "ending":
            return internships.ending_within(self.today, self.today + timedelta(days=ENDING_DAYS)).by_end()
        if state == "confirm":
            month = asked_month(self.today)
            return internships.unconfirmed(month, last_of(month)).by_name()
        return internships.running(on=self.today).by_end()

"""What is asked about learning goals: which, how far, in the person's words; and why one changes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, text
from placements.forms.levels import Group, Levels
from placements.scale import askable

LONGEST_WORDS = 300


class Goals(Levels):
    """New goals: for each item a level to aim at, and what the person says of it."""

    nothing = _("no goal")

    def more(self, item):
        return forms.CharField(
            required=False,
            max_length=LONGEST_WORDS,
            label=_("In the person’s words"),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    @property
    def suggested(self):
        """What something speaks for, the strongest reason first."""
        return [self.row(item) for item in self.items if self.hints[item.lineage].suggestion]

    @property
    def others(self):
        """The rest by area."""
        suggested = {row.item for row in self.suggested}
        groups = [Group(area, [row for row in rows if row.item not in suggested]) for area, rows in self.groups]
        return [group for group in groups if group.rows]


class GoalChange(Asking, forms.Form):
    """Another aim or other words, or giving the goal up; in any case why."""

    level = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect, label=_("Aim"))
    words = forms.CharField(required=False, max_length=LONGEST_WORDS, label=_("In the person’s words"))
    why = forms.CharField(
        max_length=LONGEST_WORDS, widget=text(2), label=_("Why it changes"), help_text=_("It stays with the old goal.")
    )

    sentences = {"level": _("Choose a level."), "why": _("Write in a sentence why the goal changes.")}

    def __init__(self, *args, goal, **kwargs):
        super().__init__(*args, initial={"level": goal.aim, "words": goal.words}, **kwargs)
        self.fields["level"].choices = askable(goal.item)

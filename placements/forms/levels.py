"""How levels of the one scale are chosen: item by item, each level with the behaviour that is written for it."""

from collections import namedtuple

from django import forms
from django.utils.translation import gettext_lazy as _

from placements.scale import askable, short_name

Row = namedtuple("Row", "item level more short hint now")
"""An item with its bound fields, its levels in short, and what stands beside it: a hint, the level agreed now."""

Group = namedtuple("Group", "area rows")


class Levels(forms.Form):
    """One level an item, or none; `nothing` is what choosing none is called. `hints` are told beside the items."""

    nothing = _("not needed")

    def __init__(self, *args, items, hints=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.items, self.hints = list(items), hints or {}
        for item in self.items:
            self.fields[f"level-{item.pk}"] = forms.TypedChoiceField(
                choices=[("", self.nothing), *((str(value), words) for value, words in askable(item))],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
                label=item.title,
                error_messages={"invalid_choice": _("Choose one of the levels shown.")},
            )
            self.fields[f"more-{item.pk}"] = self.more(item)

    def more(self, item):
        """The second thing that is asked of an item."""
        raise NotImplementedError

    @property
    def chosen(self):
        """Triples of item, level and the second answer, of the items that have a level."""
        typed = self.cleaned_data
        return [
            (item, typed[f"level-{item.pk}"], typed[f"more-{item.pk}"])
            for item in self.items
            if typed.get(f"level-{item.pk}") is not None
        ]

    @property
    def groups(self):
        """The items by area, in order, each with its fields."""
        by_area = {}
        for item in self.items:
            by_area.setdefault(item.area, []).append(self.row(item))
        return [Group(area, rows) for area, rows in by_area.items()]

    def row(self, item):
        hint = self.hints.get(item.lineage)
        now = str(hint.observed.level) if hint and hint.observed else ""
        short = [(value, short_name(item, value)) for value, _words in askable(item)]
        return Row(item, self[f"level-{item.pk}"], self[f"more-{item.pk}"], short, hint, now)

"""How a week is laid down: seven days with two slots each; the hours follow from them."""

from collections import namedtuple

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beneficiaries.forms.asking import Hour
from placements.enums import WEEKDAYS
from placements.rules import hours
from placements.rules.timetables import Slot

SLOTS = (1, 2)
MOST_HOURS = 60
"""What is more is a slip."""

DayRow = namedtuple("DayRow", "name slots")


def from_name(day, slot):
    return f"from-{day}-{slot}"


def until_name(day, slot):
    return f"until-{day}-{slot}"


class WeekGrid(forms.Form):
    """A timetable, and the hours of the week where its days cannot be laid down."""

    weekly_hours = forms.IntegerField(
        label=gettext_lazy("Weekly hours, if the days change"),
        min_value=1,
        max_value=MOST_HOURS,
        required=False,
        help_text=gettext_lazy("Only where no timetable can be laid down; otherwise they follow from it."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for day, name in enumerate(WEEKDAYS):
            for slot in SLOTS:
                told = {"day": capfirst(name), "slot": slot}
                self.fields[from_name(day, slot)] = _hour(_("%(day)s, slot %(slot)s, from") % told)
                self.fields[until_name(day, slot)] = _hour(_("%(day)s, slot %(slot)s, to") % told)

    def clean(self):
        super().clean()
        self.timetable = self._read()
        if self.timetable:
            self.cleaned_data["weekly_hours"] = hours.whole_hours(self.timetable)
        elif not self.cleaned_data.get("weekly_hours") and not self.errors:
            self.add_error("weekly_hours", _("Lay down the week, or enter its hours."))

    def _read(self):
        read = []
        for day in range(len(WEEKDAYS)):
            for slot in SLOTS:
                begins, ends = (self.cleaned_data.get(name(day, slot)) for name in (from_name, until_name))
                if begins is None and ends is None:
                    continue
                if begins is None or ends is None:
                    self._refuse(day, slot, _("Enter both hours of this slot, or none."))
                elif begins >= ends:
                    self._refuse(day, slot, _("This slot ends before it begins: a slot lies within one day."))
                elif any(each.meets(Slot(day, begins, ends)) for each in read):
                    self._refuse(day, slot, _("The two slots of this day overlap."))
                else:
                    read.append(Slot(day, begins, ends))
        return tuple(sorted(read))

    def _refuse(self, day, slot, sentence):
        names = (until_name(day, slot), from_name(day, slot))
        name = next((name for name in names if name not in self.errors), None)
        if name:
            self.add_error(name, sentence)

    @property
    def week(self):
        """The rows of the grid: a day and its slots, each two bound fields."""
        return [
            DayRow(capfirst(name), [(self[from_name(day, slot)], self[until_name(day, slot)]) for slot in SLOTS])
            for day, name in enumerate(WEEKDAYS)
        ]

    @property
    def hours_of_week(self):
        """As they follow from what is typed; nothing while a slot is wrong or none is laid down."""
        if not self.is_bound or self.errors or not getattr(self, "timetable", ()):
            return ""
        return hours.plain(hours.weekly_hours(self.timetable))


def told_week(timetable):
    """A timetable as a grid shows it before anybody types."""
    told, used = {}, {}
    for slot in sorted(timetable):
        place = used[slot.weekday] = used.get(slot.weekday, 0) + 1
        if place in SLOTS:
            told[from_name(slot.weekday, place)] = f"{slot.begins:%H:%M}"
            told[until_name(slot.weekday, place)] = f"{slot.ends:%H:%M}"
    return told


def as_monday(typed):
    """Tuesday to Friday as Monday was typed."""
    return {
        name(day, slot): typed.get(name(0, slot), "")
        for day in range(1, 5)
        for slot in SLOTS
        for name in (from_name, until_name)
    }


def _hour(label):
    wrong = {"invalid": _("Enter the hour as 08:30.")}
    return forms.TimeField(label=label, required=False, widget=Hour(), error_messages=wrong)

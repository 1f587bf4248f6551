"""What is asked about the hours of a month: a number for each activity and day, typed by keyboard."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beneficiaries.forms.asking import day_field
from equipe.models import User
from placements.rules.attendance import days_of
from placements.rules.holidays import is_holiday
from reporting.enums import Activity
from reporting.forms.asking import AmountField
from reporting.models import WorkCost

QUARTER = Decimal("0.25")
MOST = Decimal(24)


@dataclass(frozen=True)
class Cell:
    """One day of one activity: its field's name, what stands in it, what the diary suggests."""

    day: date
    name: str
    value: str
    suggested: str = ""
    wrong: bool = False

    @property
    def is_free(self):
        """A Saturday, a Sunday or a holiday: one may work, nobody is expected to."""
        return self.day.weekday() > 4 or is_holiday(self.day)


class HoursGrid:
    """The days of a month across, the activities down. Nothing typed is lost: what is wrong stays, with a sentence."""

    def __init__(self, month, *, saved, suggested=None, data=None):
        self.month, self.saved, self.suggested, self.data = month, saved, suggested or {}, data
        self.hours, self.wrong, self.sentences = {}, set(), []
        if data is not None:
            self._read()

    @property
    def days(self):
        return [self.month + timedelta(days=n) for n in range(days_of(self.month))]

    @property
    def rows(self):
        return [
            (activity, [self._cell(activity, day) for day in self.days], self._sum(activity)) for activity in Activity
        ]

    @property
    def totals(self):
        """The hours of each day, and of the month."""
        known = self.known
        return [sum(n for (on, _a), n in known.items() if on == day) or "" for day in self.days]

    @property
    def total(self):
        return sum(self.known.values(), Decimal(0))

    @property
    def known(self):
        return self.hours if self.data is not None else self.saved

    @property
    def version(self):
        told = self.data.get("version", "") if self.data is not None else ""
        return int(told) if told.isdecimal() and len(told) < 9 else -1

    def is_valid(self):
        return self.data is not None and not self.sentences

    def _cell(self, activity, day):
        name = f"{activity}-{day.day}"
        typed = self.data.get(name, "") if self.data is not None else told(self.saved.get((day, activity)))
        return Cell(day, name, typed, told(self.suggested.get((day, activity))), name in self.wrong)

    def _sum(self, activity):
        return sum((n for (_day, on), n in self.known.items() if on == activity), Decimal(0))

    def _read(self):
        for day in self.days:
            for activity in Activity:
                name = f"{activity}-{day.day}"
                try:
                    number = read(self.data.get(name, ""))
                except ValueError:
                    self.wrong.add(name)
                else:
                    self.hours |= {(day, activity): number} if number else {}
            if sum(n for (on, _a), n in self.hours.items() if on == day) > MOST:
                self.sentences.append(_("On day %(day)s there are more than 24 hours.") % {"day": day.day})
        if self.wrong:
            self.sentences.append(_("Write hours as 2, 2,5 or 2:15, in quarters of an hour: see the marked fields."))


def read(typed):
    """Hours as one types them: 2, 2,5, 2.25 or 2:15; nothing is nothing. In quarters of an hour."""
    typed = typed.strip()
    if not typed:
        return Decimal(0)
    try:
        if ":" in typed:
            hours, minutes = typed.split(":")
            number = Decimal(int(hours)) + Decimal(int(minutes)) / 60
        else:
            number = Decimal(typed.replace(",", "."))
    except (InvalidOperation, ValueError):
        raise ValueError(typed) from None
    if not number.is_finite() or not 0 <= number <= MOST or number % QUARTER:
        raise ValueError(typed)
    return number


def told(number):
    """2.50 → "2,5", as it is typed."""
    return f"{number.normalize():f}".replace(".", ",") if number else ""


class Returning(forms.Form):
    why = forms.CharField(label=gettext_lazy("What is to be put right"), max_length=300)


class OnPaper(forms.Form):
    """Who countersigned on paper, and when."""

    signer = forms.CharField(
        label=gettext_lazy("Who countersigned, with her office"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter who countersigned.")},
        help_text=gettext_lazy("Who answers for the service; print the month, have it signed, keep the sheet."),
    )
    signed_on = day_field(label=gettext_lazy("Countersigned on"))


class WorkCostEntry(forms.ModelForm):
    yearly_cost = AmountField(
        label=gettext_lazy("Yearly cost, gross with all charges"), min_value=0, help_text=gettext_lazy("In euro.")
    )

    class Meta:
        model = WorkCost
        fields = ["user", "year", "yearly_cost", "yearly_hours"]

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.ambito = ambito
        self.fields["user"].queryset = User.objects.belonging_to([ambito.pk]).by_name()
        self.fields["user"].empty_label = gettext_lazy("Choose a colleague")

    def validate_unique(self):
        """Written down again for a year, it takes the place of what stood there."""

    def validate_constraints(self):
        """The action asks the database."""

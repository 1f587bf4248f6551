"""The closed lists of attendance, and what is said when a day or a month cannot be noted, closed or paid."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DayKind(TextChoices):
    """What a day of a month is to an internship."""

    PLANNED = "planned", _("planned")
    FREE = "free", _("not in the timetable")
    HOLIDAY = "holiday", _("national holiday")
    SUSPENDED = "suspended", _("suspended")
    OUTSIDE = "outside", _("outside the internship")


class Unreadable(TextChoices):
    """Why what was typed for a day says nothing, and what to type."""

    LETTER = "letter", _("type p, a number of hours, or one of the letters a, m, i, f, v, g, x, c")
    HOURS = "hours", _("type more than 0 and at most 24 hours; a for somebody who was absent")
    TENTHS = "tenths", _("type the hours to the tenth at most, such as 3,5")
    HOURS_ASKED = "hours_asked", _("no hours are planned on this day: type how many there were")
    AHEAD = "ahead", _("this day has not come yet: only f, v, g and c can be known before")
    SUSPENDED = "suspended", _("the internship does not run on this day")


class Unpayable(TextChoices):
    """Why a day, a month or a payment cannot be written now, and what to do."""

    MONTH_CLOSED = (
        "month_closed",
        _("%(month)s is closed: its days stand as they are. Adjust the month instead."),
    )
    DAYS_NOTED = (
        "days_noted",
        _("Days are noted in this month: close it from them, or take them out first."),
    )
    NO_DAYS = "no_days", _("No day of this month is noted: note the days, or write the two numbers of the register.")
    DAYS_MISSING = (
        "days_missing",
        _("Days not noted yet: %(n)s. Note them, or decide that they count as absences."),
    )
    DAYS_CHANGED = (
        "days_changed",
        _("The days of this month were changed in the meantime: look at the sum again, then close."),
    )
    NOT_OVER = "not_over", _("The last planned day of this month is %(day)s: close it from then on.")
    NOTHING_ADJUSTED = (
        "nothing_adjusted",
        _("The numbers and the amount are the same as before: there is nothing to adjust."),
    )
    NOTHING_TO_PAY = "nothing_to_pay", _("Nothing is waiting to be paid until this month.")
    PAID_FROM_LATER = "paid_from_later", _("The first month to pay comes after the last one: check the two months.")
    PAY_AHEAD = "pay_ahead", _("This month has not begun yet: choose an earlier one.")

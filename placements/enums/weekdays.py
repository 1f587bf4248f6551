"""The days of a week, Monday first; 0 is Monday."""

from django.utils.translation import gettext_lazy as _

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)

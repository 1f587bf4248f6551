"""Appointments and visits, and what came of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AppointmentKind(TextChoices):
    OFFICE = "office", _("interview at the office")
    HOME_VISIT = "home_visit", _("home visit")
    HOST_VISIT = "host_visit", _("visit at the host")
    NETWORK = "network", _("meeting with other services")
    PHONE = "phone", _("phone call")
    OTHER = "other", _("other appointment")


class Attendance(TextChoices):
    """Whether the person came; UNKNOWN is its own value, never "came"."""

    UNKNOWN = "", _("not said yet")
    CAME = "came", _("came")
    MISSED = "missed", _("did not come")
    EXCUSED = "excused", _("sent word before")


DEEDS = {
    "appointment.made": _("appointment made"),
    "appointment.moved": _("appointment changed"),
    "appointment.cancelled": _("appointment cancelled"),
    "appointment.restored": _("appointment made again"),
    "appointment.attended": _("said whether the person came"),
    "feed.made": _("calendar feed made"),
    "feed.revoked": _("calendar feed revoked"),
    "calendarfeed.read": _("calendar feed read"),
}

"""The closed lists of what happens to an internship: its acts, its tutors, who signs, why somebody was away."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActKind(TextChoices):
    """What an act does to an internship."""

    START = "start", pgettext_lazy("act of an internship", "start")
    AMENDMENT = "amendment", _("amendment")
    SUSPENSION = "suspension", _("suspension")
    RESUMPTION = "resumption", _("resumption")
    EXTENSION = "extension", _("extension")
    EARLY_END = "early_end", _("early end")


class SuspensionReason(TextChoices):
    """Why an internship rests. The first four are those of the Accord of 25 May 2017."""

    MATERNITY = "maternity", _("maternity")
    ACCIDENT = "accident", _("accident")
    ILLNESS = "illness", _("long illness")
    CLOSURE = "closure", _("closure of the host")
    OTHER = "other", _("other")


class TutorSide(TextChoices):
    """For whom a tutor stands by."""

    PROMOTER = "promoter", _("the service's tutor")
    HOST = "host", _("the host's tutor")
    OTHER = "other", _("another tutor")


class SignerSide(TextChoices):
    """As whom one signs a paper of placing."""

    PERSON = "person", _("intern")
    PROMOTER = "promoter", _("for the promoter")
    HOST = "host", _("for the host")
    PROMOTER_TUTOR = "promoter_tutor", _("the service's tutor")
    HOST_TUTOR = "host_tutor", _("the host's tutor")


class SigningManner(TextChoices):
    PAPER = "paper", _("on paper")
    ELECTRONIC = "electronic", _("with an electronic signature")
    LINK = "link", _("through the tutor's link")


class Presence(TextChoices):
    """What became of one day."""

    PRESENT = "present", _("present")
    ABSENT = "absent", _("absent")
    CLOSED = "closed", _("host closed")


class AbsenceReason(TextChoices):
    """Why somebody was away. Never a diagnosis: that one was ill is all that is asked."""

    ILLNESS = "illness", _("ill")
    ACCIDENT = "accident", _("accident at the internship")
    FAMILY = "family", _("family reasons")
    APPOINTMENT = "appointment", _("appointment with a service")
    AGREED = "agreed", _("agreed beforehand")
    UNANNOUNCED = "unannounced", _("without notice")
    OTHER = "other", _("other")


class NotedFrom(TextChoices):
    """Where a day of attendance comes from."""

    DESK = "desk", _("the desk")
    LINK = "link", _("the host's tutor")
    SHEET = "sheet", _("the paper sheet")

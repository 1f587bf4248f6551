"""A case and its diary."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClosingReason(TextChoices):
    GOALS_REACHED = "goals_reached", _("goals reached")
    JOB_FOUND = "job_found", _("found a job")
    OTHER_PATH = "other_path", _("passed on to another service")
    MOVED = "moved", _("moved away")
    GAVE_UP = "gave_up", _("gave up")
    NOT_REACHABLE = "not_reachable", _("no longer reachable")
    DECEASED = "deceased", _("deceased")
    OTHER = "other", _("other")


class Channel(TextChoices):
    """How a contact took place."""

    INTERVIEW = "interview", _("interview at the office")
    HOME_VISIT = "home_visit", _("home visit")
    PHONE = "phone", _("phone call")
    MESSAGE = "message", _("message or e-mail")
    NETWORK = "network", _("meeting with other services")
    TEAM = "team", _("team meeting")
    HOST_VISIT = "host_visit", _("visit at the host")
    NOTE = "note", _("note without a contact")


DEEDS = {
    "episode.opened": _("case opened"),
    "episode.edited": _("case sheet changed"),
    "episode.handed_over": _("case handed over"),
    "episode.read": _("case looked at"),
}

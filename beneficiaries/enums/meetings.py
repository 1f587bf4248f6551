"""Team meetings: what can be decided on a case."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DecisionKind(TextChoices):
    TAKE_IN_CHARGE = "take_in_charge", _("take in charge")
    PROJECT_AGREED = "project_agreed", _("project agreed")
    GO_ON = "go_on", _("go on as agreed")
    CHANGE_PATH = "change_path", _("change the path")
    REFER_ELSEWHERE = "refer_elsewhere", _("refer to another service")
    WAIT = "wait", _("wait")
    CLOSE = "close", _("close the case")
    OTHER = "other", _("something else")


DEEDS = {
    "meeting.planned": _("meeting planned"),
    "meeting.edited": _("details of the meeting changed"),
    "meeting.closed": _("minutes closed"),
    "meeting.added_to": _("minutes added to after closing"),
    "meeting.cancelled": _("meeting called off"),
    "meeting.printed": _("minutes printed"),
    "meeting.read": _("meeting looked at"),
    "agenda.put": _("case put on the agenda"),
    "agenda.moved": _("order of the agenda changed"),
    "agenda.taken_off": _("case taken off the agenda"),
    "agenda.decided": _("minutes of a case written"),
    "question.asked": _("case flagged for the team"),
    "question.withdrawn": _("flag for the team withdrawn"),
}

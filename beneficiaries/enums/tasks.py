"""What is still to be done, and how it can end."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TaskEnd(TextChoices):
    """How a task ends; that it was not needed is as honest as that it was done."""

    DONE = "done", _("done")
    NOT_NEEDED = "not_needed", _("not needed")


class When(TextChoices):
    """Where something that is next stands in time."""

    OVERDUE = "overdue", _("Overdue")
    TODAY = "today", _("Today")
    WEEK = "week", _("In the next seven days")
    WAITING = "waiting", _("Waiting for someone else")
    LATER = "later", _("Later")
    UNDATED = "undated", _("Without a day")


DEEDS = {
    "task.added": _("task added"),
    "task.edited": _("task changed"),
    "task.postponed": _("task postponed"),
    "task.ended": _("task ended"),
    "task.reopened": _("task opened again"),
}

"""What stands on the story of a case."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MomentKind(TextChoices):
    """The kinds by which the story of a case can be narrowed."""

    DIARY = "diary", _("diary")
    CASE = "case", _("referral and case")
    ASSESSMENT = "assessment", _("assessments")
    PROJECT = "project", _("project")
    PLACEMENT = "placement", _("internships and jobs")
    DOCUMENT = "document", _("documents")
    DECISION = "decision", _("team decisions")
    TASK = "task", _("tasks")
    APPOINTMENT = "appointment", _("appointments")

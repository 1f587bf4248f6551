"""The closed lists of the ground: who does what here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person does in a team; each role opens its own doors."""

    SOCIAL_WORKER = "social_worker", _("social worker")
    MEDIATOR = "mediator", _("job mediator")
    EDUCATOR = "educator", _("job educator")
    COORDINATOR = "coordinator", _("coordinator")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("administrator")


class TeamKind(TextChoices):
    """Two kinds of team: those who refer and follow, and the one that includes."""

    UNIT = "unit", _("local unit")
    INCLUSION = "inclusion", _("inclusion team")
    OFFICE = "office", _("administration")


CASE_ROLES = (Role.SOCIAL_WORKER, Role.MEDIATOR, Role.EDUCATOR, Role.COORDINATOR)
"""Roles that work with cases; auditors and administrators never see one."""

DESK_ROLES = (Role.MEDIATOR, Role.EDUCATOR, Role.COORDINATOR)
"""The three professionals of the desk; in the inclusion team they see every case of the Ambito."""

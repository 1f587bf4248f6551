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


ROLES_BY_KIND = {
    TeamKind.UNIT: (Role.SOCIAL_WORKER,),
    TeamKind.INCLUSION: (Role.SOCIAL_WORKER, Role.MEDIATOR, Role.EDUCATOR, Role.COORDINATOR),
    TeamKind.OFFICE: (Role.AUDITOR, Role.ADMINISTRATOR),
}
"""Who may work in which kind of team: nobody has a case and the keys of the house in one team."""

DEEDS = {
    "ambito.opened": _("district opened"),
    "user.invited": _("invitation sent"),
    "user.entered": _("first password set"),
    "user.deactivated": _("account closed"),
    "user.profile_changed": _("profile changed"),
    "role.given": _("role given"),
    "role.changed": _("role changed"),
    "role.ended": _("role ended"),
    "team.added": _("team added"),
    "municipality.added": _("municipality added"),
    "municipality.counted": _("population of a municipality noted"),
    "view.saved": _("view of a list saved"),
    "view.changed": _("view of a list changed"),
    "view.deleted": _("view of a list deleted"),
    "list.exported": _("list exported as a workbook"),
    "door.refused": _("access refused"),
}

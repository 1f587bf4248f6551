"""The personalised project: what its lines are, how far each has come, who signs and how it ends."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LineKind(TextChoices):
    """What a line of a project is, in the order in which one speaks of it."""

    NEED = "need", _("need")
    OBJECTIVE = "objective", _("objective")
    SUPPORT = "support", _("support")
    COMMITMENT = "commitment", _("commitment")


class OwnerKind(TextChoices):
    """Who answers for a line."""

    PERSON = "person", _("the person")
    COLLEAGUE = "colleague", _("a colleague")
    OTHER = "other", _("somebody else")


class Progress(TextChoices):
    TO_DO = "to_do", _("to do")
    UNDER_WAY = "under_way", _("under way")
    REACHED = "reached", _("reached")
    CHANGED = "changed", _("changed")
    GIVEN_UP = "given_up", _("given up")


class ProjectState(TextChoices):
    """What the dates of a version say of it."""

    DRAFT = "draft", _("being written")
    PROPOSED = "proposed", _("waiting for signatures")
    SIGNED = "signed", _("signed, in force")
    CLOSED = "closed", _("closed")


class ProjectEnd(TextChoices):
    COMPLETED = "completed", _("brought to its end")
    REPLACED = "replaced", _("replaced by a new version")
    GIVEN_UP = "given_up", _("given up")
    WITHDRAWN = "withdrawn", _("withdrawn before it was signed")


class SignerRole(TextChoices):
    PERSON = "person", _("the person")
    CASE_MANAGER = "case_manager", _("case manager")
    SERVICE_TUTOR = "service_tutor", _("the service's tutor")
    HOST_TUTOR = "host_tutor", _("the host's tutor")
    GUARDIAN = "guardian", _("legal guardian or support administrator")
    OTHER = "other", _("another signer")


class Manner(TextChoices):
    """How somebody signed; both may stand under one act."""

    PAPER = "paper", _("on paper")
    ELECTRONIC = "electronic", _("electronically")


DEEDS = {
    "project.begun": _("project begun"),
    "project.edited": _("project changed"),
    "project.proposed": _("project put forward for signature"),
    "project.taken_back": _("project taken back to be changed"),
    "project.signature_filed": _("signature filed"),
    "project.signer_excused": _("signature not needed"),
    "project.signed": _("project signed by all"),
    "project.reviewed": _("project reviewed"),
    "project.closed": _("project closed"),
    "project.printed": _("project printed"),
    "project.read": _("project looked at"),
}

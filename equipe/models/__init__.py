"""The people who work here, the traces they leave, the work they ask for, the views they keep; names handed on."""

from equipe.models.lists import SavedView
from equipe.models.people import Ambito, Membership, Municipality, Team, User
from equipe.models.secret_links import SecretLink, SecretLinkQuerySet
from equipe.models.traces import AuditEntry
from equipe.models.work import Draft, Job

__all__ = [
    "Ambito",
    "AuditEntry",
    "Draft",
    "Job",
    "Membership",
    "Municipality",
    "SavedView",
    "SecretLink",
    "SecretLinkQuerySet",
    "Team",
    "User",
]

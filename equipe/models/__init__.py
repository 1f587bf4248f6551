"""The people who work here, the traces they leave, and the work they ask for; the names are handed on, nothing more."""

from equipe.models.people import Ambito, Membership, Municipality, Team, User
from equipe.models.traces import AuditEntry
from equipe.models.work import Draft, Job

__all__ = ["Ambito", "AuditEntry", "Draft", "Job", "Membership", "Municipality", "Team", "User"]

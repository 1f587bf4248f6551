"""Keys about the team itself, and the one way a view insists on a key."""

from django.core.exceptions import PermissionDenied

from equipe.enums import Role


def require(allowed):
    """Refuse with 403 unless the key fits."""
    if not allowed:
        raise PermissionDenied


def can_manage_people(user):
    """The administrator keeps users and teams, and sees no case."""
    return user.has_role(Role.ADMINISTRATOR)


def can_change_rights_of(user, colleague):
    """Nobody changes her own rights."""
    return can_manage_people(user) and user.pk != colleague.pk


def can_close_account_of(user, colleague):
    """An account is closed or opened anew only by who keeps the people of every district it works in."""
    ours = {m.team.ambito_id for m in user.standing if m.role == Role.ADMINISTRATOR}
    return can_change_rights_of(user, colleague) and {m.team.ambito_id for m in colleague.standing} <= ours


def can_read_access_log(user):
    """The auditor, and only the auditor."""
    return user.has_role(Role.AUDITOR)

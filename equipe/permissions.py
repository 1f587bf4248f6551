"""Keys about the team itself, and the one way a view insists on a key."""

from django.core.exceptions import PermissionDenied


def require(allowed):
    """Refuse with 403 unless the key fits."""
    if not allowed:
        raise PermissionDenied

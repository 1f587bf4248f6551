"""Which cases of others a colleague may look into, told by her standing, so that nothing more is asked; and what a
browser names.
"""

import uuid

from equipe.enums import CASE_ROLES


def as_references(named):
    """References as a browser names them; what is none is left out."""
    return [reference for each in named if (reference := _reference(each))]


def _reference(text):
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


def shared_with(user):
    """The references of the cases shared with her today, each with the kind of access; only while she has a role."""
    working = [membership for membership in user.standing if membership.role in CASE_ROLES]
    return {uuid.UUID(told["case"]): told["kind"] for membership in working for told in membership.shared}

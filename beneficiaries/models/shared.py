"""Which cases of others a colleague may look into: told by her standing, so that nothing more is asked."""

import uuid

from equipe.enums import CASE_ROLES


def shared_with(user):
    """The references of the cases shared with her today, each with the kind of access; only while she has a role."""
    working = [membership for membership in user.standing if membership.role in CASE_ROLES]
    return {uuid.UUID(told["case"]): told["kind"] for membership in working for told in membership.shared}

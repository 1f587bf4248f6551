"""How a row is written: what the database refuses comes back as a sentence, never as an error page."""

from django.db import IntegrityError, transaction
from django.db.models import F

from equipe.verdicts import Refused
from placements.enums import Refusal

GUARDS = {"nothing_hangs_on_a_merged_host": Refusal.JUST_MERGED}
"""What the database guards by triggers, which no model lists."""


class Stale(Refused):
    """Somebody else saved in the meantime: nothing was overwritten, both versions are there to be compared."""


def insert(thing):
    """Write a new row; a broken constraint answers in its own words."""
    try:
        with transaction.atomic():
            thing.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(broken(error, thing)) from None
    return thing


def broken(error, thing):
    """The words of the constraint that was broken. One that the model does not know is a fault, and stays an error."""
    name = error.__cause__.diag.constraint_name
    if name in GUARDS:
        return GUARDS[name].label
    for constraint in thing._meta.constraints:
        if constraint.name == name:
            return constraint.violation_error_message
    raise error


def overwrite(thing, version, **fields):
    """Write over the version that was seen, and over no other; a broken constraint answers in its own words."""
    try:
        with transaction.atomic():
            saved = type(thing).objects.in_version(thing, version).update(version=F("version") + 1, **fields)
    except IntegrityError as error:
        raise Refused(broken(error, thing)) from None
    if not saved:
        raise Stale(Refusal.STALE.label)
    thing.refresh_from_db()

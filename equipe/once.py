"""A form sent twice does its deed once: the row takes its key from the form, which is nobody's but its sender's."""

from uuid import uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from equipe.verdicts import Refused


def own_key(key, *about):
    """The key of the row a form makes, of the form's own and of what it is about: it meets no row of anybody else's."""
    return uuid5(key, "\n".join(map(str, about)))


def insert_once(row, **whose):
    """Write a row whose key came with a form: (row, True); or what the same form wrote before, and False.

    `whose` says in which fields the two must agree. A key under which something else stands is refused, telling nothing
    of it; what the database refuses for another reason stays an error.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        under_this_key = type(row)._base_manager.filter(pk=row.pk)
        if not under_this_key.exists():
            raise
        return known(under_this_key.filter(**whose)), False
    return row, True


def known(rows):
    """The one row of a form that was sent before, or a refusal."""
    if row := rows.first():
        return row
    raise Refused(
        _("This form was sent before, for something else. Open the page again and write it there: nothing was saved.")
    )

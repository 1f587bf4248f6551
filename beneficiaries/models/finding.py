"""How anybody is found who is kept here: by names however typed, by tax code and phone number, whole or in part."""

from django.db.models import Func, Q, TextField, Value

from beneficiaries.models.names import NamedLike, closeness
from beneficiaries.rules.searching import Sought, sought, year_in


class Codes(Func):
    """The tax code in small letters and the digits of the phone number: what a part of either is sought in."""

    function = "codes"
    arity = 2
    output_field = TextField()


def meant_by(text, rows, *, person="", order=("sort_name", "pk")):
    """Of the rows, those whose person is meant by what was typed, nearest first.

    `person` is the way from a row to her ("person__"); `order` begins with the name that is compared with the typed.
    """
    asked = sought(text)
    if not asked.says_enough:
        return rows.none()
    if asked.codes:
        rows = rows.alias(codes=Codes(f"{person}tax_code", f"{person}phone"))
        rows = rows.filter(*(_has(code, asked, person) for code in asked.codes))
    if not asked.names:
        return rows.order_by(*order)
    rows = rows.filter(**{f"{person}pk__in": NamedLike(Value(asked.names))})
    return rows.order_by(closeness(asked.names, name=order[0]).desc(), *order)


def _has(code, asked: Sought, person):
    """The code stands in the tax code or the number; after a name it may also be the year of birth."""
    born = asked.names and year_in((code,))
    return Q(codes__contains=code) | Q(**{f"{person}birth_date__year": born}) if born else Q(codes__contains=code)

"""How words are compared: without accents and capitals, so that "Àlvaro" stands beside "Alvaro"."""

from django.db.models import Func, TextField


class Plain(Func):
    """Lower case without accents, by the database function that the first migration makes (immutable, indexable)."""

    function = "plain"
    output_field = TextField()

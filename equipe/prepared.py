"""Questions of every page: put into words once a language, planned once a connection, then only asked.

To write and to plan them takes longer than to answer them. A question is made with stand-ins, which its statement names
$1, $2, …; so it must be the same for everybody, and what a reader may see must be decided in it, not while it is made.
Prepared statements live as long as a connection: between Equipe and PostgreSQL stands no pool that hands connections
from one transaction to the next.
"""

from copy import copy
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import connection, connections
from django.utils.translation import get_language
from psycopg2.extensions import AsIs

STAND_INS = {
    "bigint": lambda place: -915_000 - place,
    "uuid": lambda place: UUID(int=0xE9150DE000004000 << 64 | place),
    "text": lambda place: f"e9150de0-{place}",
}
"""What stands for a value while a question is put into words: nobody bears such a number, reference or word."""

_planned = WeakKeyDictionary()


def stand_in(kind, place):
    """What is given to who makes the question: one value, or for an array ("bigint[]") a list of one."""
    single = STAND_INS[kind.removesuffix("[]")](place)
    return [single] if kind.endswith("[]") else single


def worded(sql, params, named):
    """A statement of Django's with all its values in it; instead of stand-ins what `named` puts there."""
    with connection.cursor() as cursor:
        return cursor.mogrify(sql, [_put(param, named) for param in params]).decode()


def _put(param, named):
    known = isinstance(param, UUID | int | str) and param in named
    return AsIs(named[param]) if known else param


def asking(statement, kinds):
    """The statement that asks the database, with a %s for each of the values; planned if this connection has not."""
    name = f"asked_{sha256(statement.encode()).hexdigest()[:24]}"
    connection.ensure_connection()
    planned = _planned.setdefault(connection.connection, set())
    if name not in planned:
        with connection.connection.cursor() as cursor:
            cursor.execute(f"PREPARE {name} ({', '.join(kinds)}) AS {statement}")
        planned.add(name)
    return f"EXECUTE {name} ({', '.join(['%s'] * len(kinds))})"


@dataclass(frozen=True, eq=False)
class Prepared:
    """A queryset that is asked with other values each time.

    `make` makes it of stand-ins, `kinds` names the PostgreSQL type of each. Called with the values, it answers a list.
    """

    make: object
    kinds: dict

    def __call__(self, **values):
        rows, compiler, statement = self._in_words(get_language())
        asked = asking(statement, self.kinds.values()), [values[name] for name in self.kinds]
        mine = copy(compiler)
        mine.connection = connections[rows.db]
        mine.as_sql = lambda *args, **kwargs: asked
        rows = rows.all()
        rows.query.get_compiler = lambda *args, **kwargs: mine
        return list(rows)

    @cache  # noqa: B019 - as many as there are questions and languages
    def _in_words(self, _language):
        stand_ins = {name: stand_in(kind, place) for place, (name, kind) in enumerate(self.kinds.items(), 1)}
        rows = self.make(**stand_ins)
        compiler = rows.query.get_compiler(rows.db)
        return rows, compiler, worded(*compiler.as_sql(), dict(_names(stand_ins.values())))


def _names(stand_ins):
    for place, value in enumerate(stand_ins, 1):
        yield (value[0], f"SELECT unnest(${place})") if isinstance(value, list) else (value, f"${place}")

"""What a story has committed is deleted after it: only from the tables it wrote into, the others stand as they are.

Django would truncate every table there is, which costs more than most of the stories. A row that may not be deleted in
life may be here: the triggers that refuse it are away for this one transaction, and nobody else's. That is a right of
the owner of the tables; the stories themselves are told as the application's role.
"""

from functools import cache

from django.db import connection, transaction
from psycopg2 import sql

from equipe.roles import as_owner

MADE_WITH_THE_TABLES = {"django_migrations", "django_content_type", "auth_permission"}
IN_TURN = (
    "ALTER TABLE {} DISABLE TRIGGER USER",
    "DELETE FROM {}",
    "SET CONSTRAINTS ALL IMMEDIATE",  # all at once: what points at each other goes together
    "ALTER TABLE {} ENABLE TRIGGER USER",
)


@cache
def _which_hold_rows():
    """The question for the tables that hold a row."""
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    holds_rows = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    return sql.SQL(" UNION ALL ").join(
        holds_rows.format(sql.Literal(table), sql.Identifier(table)) for table in sorted(tables - MADE_WITH_THE_TABLES)
    )


def empty_what_was_written():
    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_which_hold_rows())
        tables = [sql.Identifier(table) for (table,) in cursor.fetchall()]
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for step in IN_TURN:
            for each in tables if "{}" in step else [None]:
                cursor.execute(sql.SQL(step).format(each))

"""Two roles in the database: its owner, who makes and changes tables, and the application, which owns nothing.

What must stand (frozen reports, closed years, signed hours, the traces) is kept by triggers, and whoever owns a table
can switch them off. So web, worker and clock log in as a role that reads and writes rows and can do no more. The owner
comes in with `manage.py migrate` alone; see docs/decisions/0009-the-application-owns-nothing.md.
"""

from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from equipe.environment import Environment

WHO_AND_WHERE = ("HOST", "PORT", "USER", "PASSWORD")


def rights(*, owner, application, database):
    """What the application may do, in SQL that the owner may say as often as she likes: of what is there and will be.

    No temporary tables: one named like a table that a trigger looks into would be looked into instead. Which migrations
    were made is the owner's word alone: one that was told to be made already would never be.
    """
    word_of_the_owner = f'REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM "{application}"'
    born = f'ALTER DEFAULT PRIVILEGES FOR ROLE "{owner}" IN SCHEMA public'
    return (
        f'REVOKE TEMPORARY ON DATABASE "{database}" FROM PUBLIC, "{application}"',
        f'GRANT CONNECT ON DATABASE "{database}" TO "{application}"',
        f'GRANT USAGE ON SCHEMA public TO "{application}"',
        f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{application}"',
        f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{application}"',
        f"DO $$ BEGIN IF to_regclass('public.django_migrations') IS NOT NULL THEN {word_of_the_owner}; END IF; END $$",
        f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{application}"',
        f'{born} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "{application}"',
        f'{born} GRANT USAGE ON SEQUENCES TO "{application}"',
    )


@contextmanager
def as_owner(alias="default"):
    """Whatever asks Django for this connection meanwhile gets one of the owner's, to the same database."""
    application = connections[alias]
    owner = application.copy()
    owner.settings_dict.update(credentials_of_owner(beside=settings.DATABASES[alias]["USER"]))
    connections[alias] = owner
    try:
        yield owner
    finally:
        owner.close()
        connections[alias] = application


def credentials_of_owner(*, beside):
    if not settings.DATABASE_OWNER_URL:
        raise ImproperlyConfigured(
            "DATABASE_OWNER_URL is missing: tables are made and changed by the role that owns them, not by the "
            "application's. See .env.example."
        )
    found = Environment.db_url_config(settings.DATABASE_OWNER_URL)
    if found["USER"] == beside:
        raise ImproperlyConfigured(
            f"DATABASE_OWNER_URL and DATABASE_URL name one role ({beside}), but the application must own no table. "
            "See docs/decisions/0009-the-application-owns-nothing.md."
        )
    return {part: found[part] for part in WHO_AND_WHERE}

"""What a private cluster is told about its two roles, new or made when there was one: (database, sentences).

Both have one password: who may read the file of the one may read the other, all is this user's.
"""

from equipe.roles import rights

NAME = "equipe"
OWNER = "equipe_owner"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
RULES_OF_ENTRY = f"local all {NAME},{OWNER} scram-sha-256\n"
ONLY_THE_OWNER_BUILDS = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",  # as it stands from PostgreSQL 15 on
    f"GRANT USAGE, CREATE ON SCHEMA public TO {OWNER}",
)


def application(password):
    return f"CREATE ROLE {NAME} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '{password}'"


def to_make_both(password):
    """Plain roles: the owner may make the tests' databases, and neither passes by any rule of the database."""
    owner = f"CREATE ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER PASSWORD '{password}'"
    yield "postgres", (owner, application(password))
    extensions = (f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS)
    yield "template1", (*extensions, *ONLY_THE_OWNER_BUILDS)
    yield "postgres", (f"CREATE DATABASE {NAME} OWNER {OWNER}",)


def to_part_them(password):
    """All that was the one role's stays with it under the owner's name; the application begins anew with nothing.

    May be interrupted and begun again.
    """
    rename = f"ALTER ROLE {NAME} RENAME TO {OWNER}; {application(password)};"
    yield "postgres", (f"DO $$ BEGIN IF to_regrole('{OWNER}') IS NULL THEN {rename} END IF; END $$",)
    yield "template1", ONLY_THE_OWNER_BUILDS
    yield NAME, (*ONLY_THE_OWNER_BUILDS, *rights(owner=OWNER, application=NAME, database=NAME))

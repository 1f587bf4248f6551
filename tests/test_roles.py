"""The application's role in the database reads and writes rows, and undoes nothing that keeps them.

All stories are told as this role (see conftest); here it tries what only the owner of the tables may do.
"""

from importlib import import_module

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction
from psycopg2.errors import InsufficientPrivilege

from equipe.roles import as_owner

pytestmark = pytest.mark.django_db

NEVER_EMPTIED = [f"reporting_{name}" for name in import_module("reporting.migrations.0016_nothing_is_emptied").STAYS]
STANDING = [*NEVER_EMPTIED, "reporting_frozenreport", "reporting_report", "equipe_auditentry"]
"""Frozen reports with their words, money and hours, and the traces."""

WITH_THE_TABLE = (
    "TRUNCATE {table} CASCADE",
    "DROP TABLE {table} CASCADE",
    "ALTER TABLE {table} OWNER TO {role}",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "ALTER TABLE {table} DISABLE TRIGGER USER",
    "ALTER TABLE {table} ADD COLUMN more text",
    "ALTER TABLE {table} RENAME TO elsewhere",
    "ALTER TABLE {table} SET SCHEMA information_schema",
    "CREATE RULE aside AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "CREATE TRIGGER aside BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE POLICY aside ON {table}",
)
WITH_ITS_TRIGGERS = (
    "ALTER TABLE {table} DISABLE TRIGGER {trigger}",
    "DROP TRIGGER {trigger} ON {table}",
    "ALTER TRIGGER {trigger} ON {table} RENAME TO aside",
    "CREATE OR REPLACE TRIGGER {trigger} AFTER UPDATE ON {table} EXECUTE FUNCTION {function}()",
    "CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "DROP FUNCTION {function}() CASCADE",
    "ALTER FUNCTION {function}() OWNER TO {role}",
    "ALTER FUNCTION {function}() SET search_path = pg_catalog",
)
WITH_ANYTHING = (
    "SET session_replication_role = replica",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {owner}",
    "GRANT {owner} TO {role}",
    "ALTER ROLE {role} SUPERUSER",
    "ALTER ROLE {owner} PASSWORD 'known'",
    "CREATE ROLE another SUPERUSER",
    "REASSIGN OWNED BY {owner} TO {role}",
    "DROP OWNED BY {owner} CASCADE",
    "ALTER DATABASE {database} OWNER TO {role}",
    "ALTER SCHEMA public OWNER TO {role}",
    "DROP SCHEMA public CASCADE",
    "CREATE SCHEMA another",
    "CREATE TABLE public.another (id int)",
    "CREATE VIEW public.another AS SELECT 1",
    "CREATE FUNCTION public.another() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TEMPORARY TABLE reporting_yearact (id int)",  # which the guard of closed years would look into
    "CREATE EXTENSION dblink",
    "DROP EXTENSION pg_trgm CASCADE",
    "COPY (SELECT 1) TO PROGRAM 'true'",
)


def asked(question, *values):
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


@pytest.fixture
def refused():
    """Says a sentence to the database, and expects to be told that one may not."""
    names = {"role": connection.settings_dict["USER"], "database": connection.settings_dict["NAME"]}
    with as_owner() as owner:
        names["owner"] = owner.settings_dict["USER"]

    def insist(sentence, **more):
        sentence = sentence.format(**names, **more)
        with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sentence)
        assert isinstance(refusal.value.__cause__, InsufficientPrivilege), sentence

    return insist


def test_it_logs_in_as_itself_and_owns_nothing():
    assert asked("SELECT session_user = current_user, current_user") == [(True, connection.settings_dict["USER"])]
    assert asked("SELECT count(*) FROM pg_shdepend WHERE refobjid = current_user::regrole AND deptype = 'o'") == [(0,)]
    assert asked("SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole") == [(0,)]
    (abilities,) = asked(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication"
        " FROM pg_roles WHERE rolname = current_user"
    )
    assert set(abilities) == {False}


def test_of_every_table_it_may_do_four_things_with_rows():
    per_table = asked(
        "SELECT table_name, array_agg(privilege_type::text ORDER BY privilege_type) FROM information_schema.tables"
        " LEFT JOIN information_schema.role_table_grants USING (table_schema, table_name)"
        " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY 1"
    )
    assert len(per_table) > 100
    rights = {table: tuple(rights) for table, rights in per_table}
    assert rights.pop("django_migrations") == ("SELECT",)
    assert set(rights.values()) == {("DELETE", "INSERT", "SELECT", "UPDATE")}


@pytest.mark.parametrize("table", STANDING)
def test_what_keeps_a_table_is_not_put_aside(table, refused):
    guards = asked(
        "SELECT tgname, proname, tgenabled FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
        " WHERE tgrelid = %s::regclass AND NOT tgisinternal",
        table,
    )
    assert guards
    for sentence in WITH_THE_TABLE:
        refused(sentence, table=table)
    for trigger, function, _ in guards:
        for sentence in WITH_ITS_TRIGGERS:
            refused(sentence, table=table, trigger=trigger, function=function)
    assert {enabled for *_, enabled in guards} == {"O"}


@pytest.mark.parametrize("sentence", WITH_ANYTHING)
def test_it_gets_at_no_other_rights(sentence, refused):
    refused(sentence)


@pytest.mark.parametrize("table", [*NEVER_EMPTIED, "reporting_frozenreport", "equipe_auditentry"])
def test_the_owner_too_is_asked_to_stop(table):
    """A slip of the owner's hand empties nothing: she would have to put the guard aside first."""
    with as_owner(), pytest.raises(DatabaseError, match="never emptied|stands still|only grows"), transaction.atomic():
        run_as_asked(f"TRUNCATE {table} CASCADE")


def run_as_asked(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_table_is_born_with_the_rights_of_the_application():
    role = connection.settings_dict["USER"]
    with as_owner(), transaction.atomic():
        run_as_asked("CREATE TABLE born (id int GENERATED BY DEFAULT AS IDENTITY, word text)")
        (may,) = asked(
            "SELECT has_table_privilege(%s, 'born', 'SELECT'), has_table_privilege(%s, 'born', 'INSERT'),"
            " has_table_privilege(%s, 'born', 'TRUNCATE, TRIGGER, REFERENCES')",
            *[role] * 3,
        )
        transaction.set_rollback(True)
    assert may == (True, True, False)


def test_what_a_hand_gave_is_taken_back_by_the_next_migration():
    role = connection.settings_dict["USER"]
    with as_owner():
        run_as_asked(f"GRANT TRUNCATE ON reporting_fund TO {role}")
    call_command("migrate", verbosity=0)
    assert asked("SELECT has_table_privilege('reporting_fund', 'TRUNCATE')") == [(False,)]


def test_tables_are_not_made_without_an_owner_who_is_another(settings):
    settings.DATABASE_OWNER_URL = ""
    with pytest.raises(ImproperlyConfigured, match="DATABASE_OWNER_URL is missing"):
        call_command("migrate", verbosity=0)
    settings.DATABASE_OWNER_URL = "postgres://equipe:x@elsewhere:5432/equipe"
    with pytest.raises(ImproperlyConfigured, match="name one role"):
        call_command("migrate", verbosity=0)

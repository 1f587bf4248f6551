"""What every story may ask for: the actors, Alice's case, a browser of their own."""

import os
from functools import cache
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation
from fontTools.ttLib import woff2
from hypothesis import settings

from equipe.roles import as_owner
from tests import actors
from tests.beneficiaries.factories import EpisodeFactory
from tests.emptying import empty_what_was_written

# How long an example takes says how busy the machine is; a change is judged by the same examples wherever it goes
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


UNMEASURED = """DO $$ DECLARE it regclass; BEGIN
    FOR it IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', it);
    END LOOP;
END $$"""
"""A table that is swept and measured while it is empty, between two stories, is asked in the next as if it were so
still: the year of a register took three minutes instead of twelve seconds."""


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_modify_db_settings, django_db_blocker):
    """The owner makes the tests' database, and drops it; every story is told as the application's role."""
    with django_db_blocker.unblock(), as_owner():
        request.getfixturevalue("django_db_setup")
        with connection.cursor() as cursor:
            cursor.execute(UNMEASURED)
    # Where no chosen test asks for `db`, pytest-django makes none: the fixture would write into the one of the demo
    assert connection.settings_dict["NAME"].startswith("test_"), "Choose a test that asks for `db` along with these."
    yield
    connection.close()


@pytest.fixture(scope="session", autouse=True)
def emptied_after_each():
    """Stories that commit, in a real browser or as two at once, are cleared up by what they wrote."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda story: empty_what_was_written())
        yield


@pytest.fixture(scope="session", autouse=True)
def fonts_unpacked_once():
    """Every paper unpacks the same four fonts: a quarter of what it costs to print it."""
    unpack = woff2.decompress

    @cache
    def unpacked(packed):
        font = BytesIO()
        unpack(BytesIO(packed), font)
        return font.getvalue()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(woff2, "decompress", lambda packed, font: font.write(unpacked(packed.read())))
        yield


@pytest.fixture(autouse=True)
def in_english():
    """Each story begins in English, whatever language a request of the one before has left behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def alice(db):
    return actors.alice()


@pytest.fixture
def bruno(db):
    return actors.bruno()


@pytest.fixture
def chiara(db):
    return actors.chiara()


@pytest.fixture
def dario(db):
    return actors.dario()


@pytest.fixture
def elena(db):
    return actors.elena()


@pytest.fixture
def franca(db):
    return actors.franca()


@pytest.fixture
def guido(db):
    return actors.guido()


@pytest.fixture
def ines(db):
    return actors.ines()


@pytest.fixture
def episode(alice):
    """Alice's open case."""
    return EpisodeFactory(case_manager=alice)


@pytest.fixture
def browse():
    """A signed-in client: `browse(alice).get(url)`."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in

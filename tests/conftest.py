"""The actors of every story. Alice's case is hers; Bruno is in her team; Chiara has a caseload of her own elsewhere."""

import os

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import settings

from equipe.enums import Role
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import TeamFactory, actor

# How long an example takes says how busy the machine is; a change is judged by the same examples wherever it goes
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Stories in a real browser are cleared up with TRUNCATE, which what only grows refuses in life."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE equipe_auditentry DISABLE TRIGGER traces_stay_whole")
        cursor.execute("ALTER TABLE assessments_calibration DISABLE TRIGGER calibrations_stay_whole")


@pytest.fixture(autouse=True)
def in_english():
    """Each story begins in English, whatever language a request of the one before has left behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def alice(db):
    """Social worker of the unit of Pordenone; the case is hers."""
    return actor("Alice")


@pytest.fixture
def bruno(db):
    """Alice's colleague in the same unit."""
    return actor("Bruno")


@pytest.fixture
def chiara(db):
    """Social worker of another unit, with a caseload of her own."""
    user = actor("Chiara", name="UOT Cordenons")
    EpisodeFactory(
        person=PersonFactory(last_name="Zanin", tax_code=""), team=TeamFactory(name="UOT Cordenons"), case_manager=user
    )
    return user


@pytest.fixture
def dario(db):
    """Job mediator of the inclusion team."""
    return actor("Dario", Role.MEDIATOR, inclusion=True)


@pytest.fixture
def elena(db):
    """Job educator of the inclusion team."""
    return actor("Elena", Role.EDUCATOR, inclusion=True)


@pytest.fixture
def franca(db):
    """Coordinator of the inclusion team."""
    return actor("Franca", Role.COORDINATOR, inclusion=True)


@pytest.fixture
def guido(db):
    """Auditor: the access log, no content."""
    return actor("Guido", Role.AUDITOR, office=True)


@pytest.fixture
def ines(db):
    """Administrator: users and teams, no cases."""
    return actor("Ines", Role.ADMINISTRATOR, office=True)


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

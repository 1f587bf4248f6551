"""Every look at a file leaves its row, and looking writes nothing else."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from equipe.models import AuditEntry
from tests.doors import DOORS
from tests.test_hostile import NothingKept, insider
from tests.world import lasting_world as world  # noqa: F401

pytestmark = pytest.mark.django_db

FILES = (
    "goal",
    "opening episode",
    "episode",
    "person",
    "referral",
    "round",
    "sheet",
    "internship",
    "agreed",
    "experience",
    "held",
    "imported",
    "document",
    "visit",
)
TRACES = (
    'INSERT INTO "equipe_auditentry"',
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "SELECT",
    "(SELECT",
    "DECLARE",
    "EXECUTE asked_",
)
SESSIONS = ('UPDATE "django_session"', 'INSERT INTO "django_session"')

LOOKS = [(name, things, expected) for name, things, method, expected in DOORS if method == "GET"]


def look(world, name, things, expected, **asked):  # noqa: F811
    """What a look at a page writes, and how many traces it leaves; nothing of it is kept."""
    url, client = reverse(name, args=[world.things[thing] for thing in things.split()]), insider(world.actors, expected)
    try:
        with (
            transaction.atomic(),
            CaptureQueriesContext(
                connection,
            ) as asked_of_database,
        ):
            assert client.get(url, asked).status_code < 400
            traces = AuditEntry.objects.reads().count()
            raise NothingKept
    except NothingKept:
        return [query["sql"] for query in asked_of_database], traces


@pytest.mark.parametrize(("name", "things", "expected"), LOOKS, ids=lambda value: str(value))
def test_looking_writes_nothing_but_its_trace(world, name, things, expected):  # noqa: F811
    if name == "equipe:accept_invitation":
        return  # an invented link: nobody looks at anything
    written, traces = look(world, name, things, expected)
    assert [sql[:90] for sql in written if not sql.startswith((*TRACES, *SESSIONS))] == []
    assert bool(traces) >= (things in FILES), "a look at a file left no trace"


def test_a_page_opened_for_somebody_is_a_look_at_her(world):  # noqa: F811
    for name in ("beneficiaries:refer", "beneficiaries:open_case"):
        _, traces = look(world, name, "", "R R R R R S R R L", person=world.things["person"])
        assert traces == 1


def test_the_list_behind_a_figure_is_a_look_at_each_on_it(world):  # noqa: F811
    _, traces = look(world, "reporting:cases_behind", "year figure", "S S S S S S R R L")
    assert traces == 1

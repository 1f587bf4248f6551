"""What is asked on every page: worded once, planned once a connection, and each time about something else."""

import pytest
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext as _

from equipe.models import Membership, Team, User
from equipe.prepared import Prepared
from tests.equipe.factories import TeamFactory

pytestmark = pytest.mark.django_db


def asked(prepared, **values):
    """The answer, and the statements it took."""
    with CaptureQueriesContext(connection) as seen:
        found = prepared(**values)
    return found, [query["sql"] for query in seen]


def test_each_time_about_something_else(alice, bruno):
    by_name = Prepared(lambda name: User.objects.filter(first_name=name), {"name": "text"})
    for user in (alice, bruno):
        found, statements = asked(by_name, name=user.first_name)
        assert found == [user]
        assert [statement[:13] for statement in statements] == ["EXECUTE asked"]


def test_any_number_of_things(alice):
    among = Prepared(lambda teams: Team.objects.filter(pk__in=teams).order_by("name"), {"teams": "bigint[]"})
    first, second = TeamFactory(name="A"), TeamFactory(name="B")
    assert among(teams=[]) == []
    assert among(teams=[second.pk]) == [second]
    assert among(teams=[first.pk, second.pk]) == [first, second]


def test_what_belongs_to_the_rows_comes_with_them(alice):
    with_team = Prepared(lambda user: Membership.objects.filter(user=user).select_related("team"), {"user": "bigint"})
    (membership,) = with_team(user=alice.pk)
    with CaptureQueriesContext(connection) as seen:
        assert membership.team.name == "UOT Pordenone"
    assert len(seen) == 0


def test_it_is_worded_once_a_language(alice):
    made = []

    def make(user):
        made.append(user)
        return User.objects.filter(pk=user).values_list(Value(_("Home")), flat=True)

    told = Prepared(make, {"user": "bigint"})
    for _time in range(2):
        assert told(user=alice.pk) == ["Home"]
        with translation.override("it"):
            assert told(user=alice.pk) == [_("Home")]
    assert len(made) == 2


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_plans_anew(alice):
    known = Prepared(lambda user: User.objects.filter(pk=user), {"user": "bigint"})
    assert known(user=alice.pk) == [alice]
    connection.close()
    assert known(user=alice.pk) == [alice]


def test_hostile_values_are_values(alice):
    by_name = Prepared(lambda name: User.objects.filter(first_name=name), {"name": "text"})
    for name in ("' OR 1=1 --", "%s", "$1", "100 %", "\\"):
        assert by_name(name=name) == []

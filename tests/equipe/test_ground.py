"""The traces only grow; the names sort as an Italian office expects."""

from datetime import date

import pytest
from django.db import InternalError, connection, transaction

from beneficiaries.models import Episode, Person
from equipe import audit
from equipe.models import AuditEntry
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory


@pytest.mark.parametrize("statement", ["UPDATE equipe_auditentry SET verb = 'x'", "DELETE FROM equipe_auditentry"])
def test_the_database_refuses_to_change_a_trace(alice, statement):
    audit.record("user.invited", alice, by=None)
    with pytest.raises(InternalError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.count() == 1


def test_names_sort_without_accents(db):
    for name in ("Zeta", "Àlvaro", "Bruni", "alberti"):
        PersonFactory(last_name=name)
    assert [p.last_name for p in Person.objects.by_name()] == ["alberti", "Àlvaro", "Bruni", "Zeta"]


def test_cases_are_seen_by_the_team_and_the_desk_alone(
    episode, alice, bruno, chiara, dario, elena, franca, guido, ines
):
    sees = [u for u in (alice, bruno, dario, elena, franca) if episode in Episode.objects.visible_to(u)]
    blind = [u for u in (chiara, guido, ines) if episode not in Episode.objects.visible_to(u)]
    assert len(sees) == 5
    assert len(blind) == 3


def test_an_ended_membership_closes_the_door(episode, bruno):
    bruno.memberships.update(ended_at=episode.person.registered_at)
    assert episode not in Episode.objects.visible_to(bruno)


def test_open_within_a_year_counts_both_ends(db):
    EpisodeFactory(opened_on=date(2023, 5, 1), closed_on=date(2024, 1, 1))
    EpisodeFactory(opened_on=date(2024, 12, 31), person__last_name="Basso")
    EpisodeFactory(opened_on=date(2023, 1, 1), closed_on=date(2023, 12, 31), person__last_name="Corazza")
    assert Episode.objects.open_within(date(2024, 1, 1), date(2024, 12, 31)).count() == 2

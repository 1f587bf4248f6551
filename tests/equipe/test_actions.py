"""Inviting, changing and closing: what changed, what trace, what was refused and left none."""

from datetime import UTC, datetime

import pytest
from django.core import mail

from equipe import actions, jobs, tasks
from equipe.enums import Role
from equipe.models import AuditEntry, Job, Membership, User
from equipe.verdicts import Refused
from tests.equipe.factories import TeamFactory

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def invited(ines):
    return actions.invite(
        first_name="Lucia",
        last_name="Zanet",
        email="lucia@example.org",
        language="it",
        team=TeamFactory(),
        role=Role.SOCIAL_WORKER,
        site="https://equipe.example",
        by=ines,
    )


def test_an_invitation_makes_an_account_without_a_password(invited, ines):
    assert not invited.has_entered
    assert invited.has_role(Role.SOCIAL_WORKER)
    assert AuditEntry.objects.about(invited).get().actor == ines


def test_the_letter_has_one_link_and_no_more_than_a_name(invited):
    assert jobs.HANDLERS["equipe.invitation"] is tasks.send_invitation
    jobs.carry_out(job_id=str(Job.objects.get().pk))
    letter = mail.outbox[0]
    assert letter.to == ["lucia@example.org"]
    assert "https://equipe.example/invitation/" in letter.body
    assert "Zanet" not in letter.subject + letter.body


def test_the_job_table_never_holds_the_link(invited):
    assert set(Job.objects.get().payload) == {"user", "site"}


def test_a_role_must_suit_the_kind_of_team(ines, alice):
    with pytest.raises(Refused, match="does not exist in the team"):
        actions.give_role(alice, team=TeamFactory(), role=Role.ADMINISTRATOR, by=ines)
    assert not AuditEntry.objects.about(alice).exists()


def test_the_same_role_is_not_given_twice(ines, alice):
    with pytest.raises(Refused, match="already"):
        actions.give_role(alice, team=TeamFactory(), role=Role.SOCIAL_WORKER, by=ines)


def test_a_changed_role_keeps_the_old_one_in_the_history(ines, dario):
    membership = Membership.objects.of(dario).get()
    actions.change_role(membership, role=Role.EDUCATOR, at=AT, by=ines)
    assert [m.role for m in Membership.objects.of(dario).current()] == [Role.EDUCATOR]
    assert Membership.objects.of(dario).count() == 2
    assert AuditEntry.objects.about(dario).get().details["before"] == Role.MEDIATOR


@pytest.mark.parametrize("deed", [actions.end_membership, actions.change_role])
def test_nobody_changes_their_own_rights(ines, deed):
    more = {"role": Role.AUDITOR} if deed is actions.change_role else {}
    with pytest.raises(Refused, match="own rights"):
        deed(Membership.objects.of(ines).get(), at=AT, by=ines, **more)
    assert Membership.objects.of(ines).current().exists()


def test_nobody_closes_their_own_account(ines):
    with pytest.raises(Refused):
        actions.deactivate(ines, at=AT, by=ines)
    assert User.objects.get(pk=ines.pk).is_active


def test_a_closed_account_loses_roles_password_and_entrance(ines, alice):
    alice.set_password("una frase lunga")
    alice.save()
    actions.deactivate(alice, at=AT, by=ines)
    alice = User.objects.get(pk=alice.pk)
    assert not alice.is_active
    assert not alice.has_usable_password()
    assert not alice.standing

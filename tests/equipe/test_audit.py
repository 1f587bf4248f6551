"""The words of the log, and what of it stands on the page."""

from equipe import audit
from equipe.models import AuditEntry


def test_the_auditor_reads_the_traces_of_the_district_and_others_read_none(episode, alice, guido, ines, franca):
    audit.record_read(episode, by=alice)
    assert AuditEntry.objects.visible_to(guido).count() == 1
    for other in (alice, ines, franca):
        assert not AuditEntry.objects.visible_to(other).exists()


def test_the_history_of_a_thing_leaves_the_looks_out(episode, alice):
    audit.record_read(episode, by=alice)
    audit.record("episode.opened", episode, by=alice)
    assert [entry.verb for entry in audit.history(episode)] == ["episode.opened"]


def test_the_ground_names_its_deeds():
    assert str(audit.words()["user.invited"]) == "invitation sent"

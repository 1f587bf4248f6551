"""The personalised project: versions that follow each other, signatures that come in one by one, what stands still."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from beneficiaries import actions
from beneficiaries.models import Episode, Finding, Project, ProjectLine, Review, Signature, Task, timeline
from beneficiaries.models.deadlines import deadlines
from beneficiaries.models.outlines import outline
from beneficiaries.models.project_steps import signatures_missing
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.beneficiaries.factories import ReferralFactory
from tests.beneficiaries.together import MONDAY, NOON, REVIEW, drafted, line, lines, proposed, signed

pytestmark = pytest.mark.django_db


def signature_of(project, role):
    return Signature.objects.get(project=project, role=role)


def file(signature, by, **other):
    return actions.file_signature(signature, **{"manner": "paper", "signed_on": MONDAY, "by": by, "at": NOON} | other)


def refused_by_the_database(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


# Versions


def test_a_project_begins_with_the_needs_of_the_referral(episode, alice):
    referral = ReferralFactory(
        person=episode.person, team=episode.team, referrer=alice, state="accepted", episode=episode, decided_at=NOON
    )
    for area, level, note in (("work", 2, "No licence"), ("housing", 3, ""), ("economy", 0, "none")):
        referral.needs.create(area=area, level=level, note=note)
    project = actions.begin_project(episode, by=alice, on=MONDAY)
    needs = [(need.area, need.words) for need in outline(project).needs]
    assert needs == [("housing", "housing"), ("work", "No licence")]


def test_who_begins_second_finds_the_version_that_is_being_written(episode, alice, bruno):
    first = actions.begin_project(episode, by=alice, on=MONDAY)
    assert actions.begin_project(episode, by=bruno, on=MONDAY) == first
    assert AuditEntry.objects.filter(verb="project.begun").count() == 1


def test_no_project_begins_in_a_closed_case(episode, alice):
    Episode.objects.filter(pk=episode.pk).update(closed_on=date(2024, 3, 1), closing_reason="moved")
    with pytest.raises(Refused):
        actions.begin_project(episode, by=alice, on=MONDAY)
    assert not Project.objects.exists()


def test_what_serves_an_objective_stands_below_it(episode, alice):
    shown = outline(drafted(episode, alice))
    [objective] = shown.objectives
    assert [each.words for each in objective.supports] == ["Look for a kitchen that takes interns"]
    assert [each.words for each in objective.commitments] == ["I bring my papers"]
    assert not shown.supports
    assert not shown.commitments


def test_a_new_version_begins_as_a_copy_of_the_last(episode, alice):
    first = signed(episode, alice)
    second = actions.begin_project(episode, by=alice, on=REVIEW)
    assert second.number == 2
    told = [(each.kind, each.position, each.words, each.state) for each in first.lines.in_order()]
    assert [(each.kind, each.position, each.words, each.state) for each in second.lines.in_order()] == told
    [objective] = outline(second).objectives
    assert objective.line.project == second
    assert objective.supports[0].task == outline(first).objectives[0].supports[0].task


def test_signing_the_new_version_ends_the_one_before(episode, alice):
    first, later = signed(episode, alice), REVIEW + timedelta(days=2)
    second = actions.begin_project(episode, by=alice, on=REVIEW)
    actions.propose_project(second, signers=[("person", "Anna Moro")], review_on=date(2024, 10, 1), by=alice, on=REVIEW)
    file(signature_of(second, "person"), alice, signed_on=later)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.closed_on, first.end) == (later, "replaced")
    assert second.is_in_force


def test_words_that_stay_keep_how_far_they_have_come(episode, alice):
    first = signed(episode, alice)
    ProjectLine.objects.filter(project=first, kind="commitment").update(state="reached")
    second = actions.begin_project(episode, by=alice, on=REVIEW)
    told = [*lines(alice)[:3], line("commitment", "I bring my papers"), line("commitment", "I learn to cook")]
    actions.edit_project(second, version=0, lines=told, by=alice)
    assert list(second.lines.filter(kind="commitment").order_by("position").values_list("state", flat=True)) == [
        "reached",
        "to_do",
    ]


# Writing a draft


def test_a_stale_save_overwrites_nothing(episode, alice, bruno):
    project = drafted(episode, alice)
    with pytest.raises(actions.Stale):
        actions.edit_project(project, version=0, lines=[line("need", "Something else")], by=bruno)
    assert project.lines.count() == 4


def test_the_same_save_twice_is_one(episode, alice):
    project = drafted(episode, alice)
    again = actions.edit_project(project, version=0, lines=lines(alice), by=alice)
    assert again.version == 1
    assert AuditEntry.objects.filter(verb="project.edited").count() == 1


# Putting it forward


def test_it_cannot_be_put_forward_without_an_aim_and_somebody_who_acts(episode, alice):
    project = actions.begin_project(episode, by=alice, on=MONDAY)
    with pytest.raises(Refused, match="objective, commitment"):
        actions.propose_project(project, signers=[("person", "Anna")], review_on=REVIEW, by=alice, on=MONDAY)


def test_the_person_always_signs(episode, alice):
    with pytest.raises(Refused, match="signs her own project"):
        actions.propose_project(
            drafted(episode, alice), signers=[("case_manager", "Alice")], review_on=REVIEW, by=alice, on=MONDAY
        )


def test_it_can_be_taken_back_until_somebody_has_signed(episode, alice):
    project = actions.take_back_project(proposed(episode, alice), by=alice)
    assert project.is_draft
    assert not Signature.objects.exists()
    project = actions.propose_project(
        project, signers=[("person", "Anna"), ("host_tutor", "Fabio")], review_on=REVIEW, by=alice, on=MONDAY
    )
    file(signature_of(project, "person"), alice)
    with pytest.raises(Refused, match="new version"):
        actions.take_back_project(project, by=alice)


# Signatures


def test_signatures_come_in_one_by_one_on_paper_and_electronically(episode, alice):
    project = proposed(episode, alice, ("host_tutor", "Fabio Rossi"))
    file(signature_of(project, "host_tutor"), alice, signed_on=MONDAY)
    file(signature_of(project, "person"), alice, signed_on=MONDAY + timedelta(days=1))
    counted = Project.objects.with_signatures_counted().get(pk=project.pk)
    assert (counted.signed_by, counted.signers, counted.is_in_force) == (2, 3, False)
    assert [one.name for one in signatures_missing([episode])] == ["Alice Bertoli"]
    file(signature_of(project, "case_manager"), alice, manner="electronic", signed_on=MONDAY + timedelta(days=3))
    project.refresh_from_db()
    assert project.signed_on == MONDAY + timedelta(days=3)
    assert set(project.signatures.values_list("manner", flat=True)) == {"paper", "electronic"}
    assert not signatures_missing([episode]).exists()


def test_who_does_not_sign_is_passed_over_with_a_reason(episode, alice):
    project = proposed(episode, alice)
    file(signature_of(project, "person"), alice)
    actions.excuse_signer(signature_of(project, "case_manager"), reason="On leave", by=alice)
    project.refresh_from_db()
    assert project.is_in_force


def test_the_person_is_never_passed_over(episode, alice):
    project = proposed(episode, alice)
    person = signature_of(project, "person")
    with pytest.raises(Refused):
        actions.excuse_signer(person, reason="Away", by=alice)
    refused_by_the_database(lambda: Signature.objects.filter(pk=person.pk).update(excused="Away"))


def test_a_signature_filed_twice_is_one(episode, alice):
    project = proposed(episode, alice)
    for _ in range(2):
        file(signature_of(project, "person"), alice)
    assert AuditEntry.objects.filter(verb="project.signature_filed").count() == 1
    with pytest.raises(Refused, match="already"):
        file(signature_of(project, "person"), alice, manner="electronic")


def test_a_colleagues_promise_with_a_day_becomes_a_task_once_it_is_signed(episode, alice):
    proposed(episode, alice)
    assert not Task.objects.exists()
    signed_one = Project.objects.get()
    for signature in signed_one.signatures.all():
        file(signature, alice)
    task = Task.objects.get()
    assert (task.text, task.owner, task.due_on) == (
        "Look for a kitchen that takes interns",
        alice,
        date(2024, 5, 31),
    )


# Reviews


def reviewed(project, by, **other):
    [objective] = project.lines.filter(kind="objective")
    told = {"held_on": date(2024, 5, 6), "present": "Anna, Alice", "words": "", "next_on": date(2024, 8, 6)}
    return actions.review_project(
        project, findings=[(objective, "under_way", "She has had two talks")], by=by, **told | other
    )


def test_a_review_moves_the_lines_and_the_next_day(episode, alice):
    project = signed(episode, alice)
    reviewed(project, alice)
    project.refresh_from_db()
    assert project.review_on == date(2024, 8, 6)
    assert project.lines.get(kind="objective").state == "under_way"


def test_the_same_review_sent_twice_is_one(episode, alice):
    project = signed(episode, alice)
    key = UUID("5f1e1c1e-0000-4000-8000-000000000001")
    assert reviewed(project, alice, key=key) == reviewed(project, alice, key=key)
    assert Review.objects.count() == Finding.objects.count() == 1


def test_only_what_is_in_force_is_reviewed(episode, alice):
    with pytest.raises(Refused):
        reviewed(proposed(episode, alice), alice)


def reviews_due(reader):
    return [due for due in deadlines(Episode.objects.all(), reader=reader) if due.deadline.kind == "review"]


def test_the_next_review_is_a_deadline_once_the_project_is_in_force(episode, alice):
    proposed(episode, alice)
    assert reviews_due(alice) == []


def test_the_day_a_project_plans_goes_before_the_rhythm_of_the_district(episode, alice):
    signed(episode, alice)
    [due] = reviews_due(alice)
    assert (due.episode_id, due.deadline.kind, due.deadline.by) == (episode.pk, "review", REVIEW)


# What stands still


def test_lines_put_forward_stand_still_in_the_database(episode, alice):
    project = proposed(episode, alice)
    lines_of = ProjectLine.objects.filter(project=project)
    refused_by_the_database(lambda: lines_of.update(words="Changed"))
    refused_by_the_database(lambda: lines_of.filter(kind="need").delete())
    refused_by_the_database(lambda: ProjectLine.objects.create(project=project, kind="need", position=9, words="More"))
    lines_of.update(state="reached")


def test_a_signed_version_stands_still_in_the_database(episode, alice):
    project = signed(episode, alice)
    only = Project.objects.filter(pk=project.pk)
    refused_by_the_database(lambda: only.update(signed_on=None))
    refused_by_the_database(lambda: only.update(proposed_on=date(2024, 1, 1)))
    refused_by_the_database(lambda: only.update(number=7))
    refused_by_the_database(only.delete)
    refused_by_the_database(lambda: Signature.objects.update(signed_on=date(2024, 1, 1)))
    refused_by_the_database(lambda: Signature.objects.all().delete())


def test_what_a_review_found_stands_still(episode, alice):
    reviewed(signed(episode, alice), alice)
    refused_by_the_database(lambda: Review.objects.update(present="Nobody"))
    refused_by_the_database(lambda: Finding.objects.update(state="reached"))


def test_a_closed_version_is_only_read(episode, alice):
    project = actions.close_project(signed(episode, alice), end="completed", note="She works", by=alice, on=REVIEW)
    refused_by_the_database(lambda: Project.objects.filter(pk=project.pk).update(review_on=None))
    refused_by_the_database(lambda: ProjectLine.objects.filter(project=project).update(state="reached"))
    assert actions.close_project(project, end="completed", note="She works", by=alice, on=REVIEW) == project
    with pytest.raises(Refused):
        actions.close_project(project, end="given_up", note="no", by=alice, on=REVIEW)


def test_what_was_never_signed_is_withdrawn(episode, alice):
    project = actions.close_project(proposed(episode, alice), end="completed", note="Not wanted", by=alice, on=REVIEW)
    assert project.end == "withdrawn"


@pytest.mark.parametrize(
    "wrong",
    [
        {"owner": "colleague"},
        {"owner": "other"},
        {"owner": "person", "owner_name": "Fabio"},
        {"state": "given_up"},
        {"position": 1},
    ],
)
def test_the_database_refuses_a_line_that_says_two_things(episode, alice, wrong):
    project = actions.begin_project(episode, by=alice, on=MONDAY)
    known = {"project": project, "kind": "commitment", "words": "I come"}
    ProjectLine.objects.create(**known, position=1)
    refused_by_the_database(lambda: ProjectLine.objects.create(**{**known, "position": 2, **wrong}))


def test_the_turns_of_a_project_stand_on_the_story(episode, alice):
    reviewed(signed(episode, alice), alice)
    titles = [one.title for one in timeline([episode], reader=alice) if one.kind == "project"]
    assert set(titles) == {
        "project put forward for signature",
        "project signed by all",
        "project reviewed",
    }


def test_the_triggers_can_be_taken_away_and_put_back():
    """Whoever must go back one migration can: what stands still is named in one place."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE '%stand_still' AND NOT tgisinternal")
        assert cursor.fetchone() == (8,)

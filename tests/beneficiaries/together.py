"""Projects and meetings for the stories, made by the deeds that make them in life."""

from datetime import UTC, date, datetime

from beneficiaries import actions
from beneficiaries.enums import LineKind, OwnerKind
from beneficiaries.models import Signature

MONDAY = date(2024, 4, 8)
NOON = datetime(2024, 4, 8, 12, tzinfo=UTC)
REVIEW = date(2024, 7, 8)


def line(kind, words, **other):
    """One line as the form hands it to the deed."""
    known = {"kind": kind, "words": words, "area": "", "result": ""}
    if kind != LineKind.NEED:
        known |= {"owner": OwnerKind.PERSON, "colleague_id": None, "owner_name": "", "due_on": None}
    return known | other


def lines(colleague):
    """A small whole project: what weighs, one objective, what the service gives and what she does for it."""
    return [
        line("need", "No income for six months", area="economy"),
        line("objective", "I want to work in a kitchen", area="work", result="A contract of six months"),
        line(
            "support",
            "Look for a kitchen that takes interns",
            owner=OwnerKind.COLLEAGUE,
            colleague_id=colleague.pk,
            due_on=date(2024, 5, 31),
            serves=0,
        ),
        line("commitment", "I bring my papers", serves=0),
    ]


def drafted(episode, by):
    project = actions.begin_project(episode, by=by, on=MONDAY)
    return actions.edit_project(project, version=project.version, lines=lines(by), by=by)


def proposed(episode, by, *more):
    signers = [("person", episode.person.full_name), ("case_manager", str(by)), *more]
    return actions.propose_project(drafted(episode, by), signers=signers, review_on=REVIEW, by=by, on=MONDAY)


def signed(episode, by, *more):
    """In force: the person on paper, the others electronically."""
    project = proposed(episode, by, *more)
    for signature in Signature.objects.of_project(project).in_order():
        manner = "paper" if signature.role == "person" else "electronic"
        actions.file_signature(signature, manner=manner, signed_on=MONDAY, by=by, at=NOON)
    project.refresh_from_db()
    return project


def planned(by, *teams, on=MONDAY):
    teams = teams or [membership.team for membership in by.standing]
    return actions.plan_meeting(teams=list(teams), held_on=on, by=by)


def attended(meeting, *colleagues, by, guests=()):
    """The same meeting, with those who were there."""
    head = {"held_on": meeting.held_on, "begins_at": None, "place": "", "remarks": ""}
    return actions.edit_meeting(
        meeting, version=meeting.version, colleagues=list(colleagues), guests=list(guests), by=by, **head
    )


def decided(meeting, episode, by, *, decision="go_on", words="", said="", tasks=()):
    """The case on the agenda, with what was decided on it."""
    item = actions.put_on_agenda(meeting, episode=episode, by=by)
    return actions.write_item(
        item, version=item.version, said=said, decision=decision, decided=words, wait_until=None, tasks=tasks, by=by
    )

"""What is agreed together: projects at every point of their way, two meetings that were held and one that comes."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from beneficiaries.enums import DecisionKind, LineKind, Manner, OwnerKind, Progress, ProjectEnd, SignerRole
from beneficiaries.models import (
    AgendaItem,
    Finding,
    Meeting,
    Presence,
    Project,
    ProjectLine,
    Referral,
    Review,
    Signature,
    Task,
    TeamQuestion,
)
from reporting.demo import together_texts as texts
from reporting.demo.stage import ROME

PROJECTS = ("signed", "signed", "signed", "signed late", "proposed", "proposed", "draft", "second", "closed", "signed")
"""What the open cases have in turn; those that came last have none yet."""

WITHOUT_PROJECT = 12


@dataclass
class Table:
    """Where it is told: own dice, so that the rest of the story falls as it always does."""

    stage: object
    rng: Random

    def id(self):
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def say(self, sentences, person):
        return self.stage.say(self.rng.choice(sentences), person)

    def at(self, day, hour=10):
        return datetime.combine(day, time(hour), ROME)

    def days_ago(self, number):
        return self.stage.workday(self.stage.today - timedelta(days=number), latest=self.stage.today)


def agree_together(stage, episodes):
    """Projects and meetings of the cases that are open today."""
    table = Table(stage, Random("together"))
    running = sorted((e for e in episodes if e.closed_on is None), key=lambda e: e.opened_on)
    for number, episode in enumerate(running[:-WITHOUT_PROJECT]):
        _project(table, episode, PROJECTS[number % len(PROJECTS)])
    _meetings(table, running)


# Projects


def _project(table, episode, kind):
    stage = table.stage
    begun = max(episode.opened_on, table.days_ago(table.rng.randint(20, 110)))
    project = Project(id=table.id(), episode=episode, number=1, begun_by=episode.case_manager, begun_on=begun)
    project.save(force_insert=True)
    lines = _lines(table, project)
    stage.trace("project.begun", project, episode.case_manager, table.at(begun, 9), number=1)
    if kind == "draft":
        return
    proposed = stage.workday(min(begun + timedelta(days=6), stage.today), latest=stage.today)
    review = proposed + timedelta(days=90) if kind != "signed late" else table.days_ago(8)
    signatures = _put_forward(table, project, proposed, review)
    _sign(table, project, signatures[: 1 if kind == "proposed" else None], proposed)
    if kind == "proposed":
        return
    Project.objects.filter(pk=project.pk).update(signed_on=proposed)
    stage.trace("project.signed", project, episode.case_manager, table.at(proposed, 12), number=1)
    if (stage.today - proposed).days > 30:
        _review(table, project, lines, proposed, review)
    if kind == "closed":
        note = "Lavora e la casa è sistemata: chiudiamo il progetto insieme."
        Project.objects.filter(pk=project.pk).update(
            closed_on=max(table.days_ago(3), proposed), end=ProjectEnd.COMPLETED, end_note=note
        )
    if kind == "second":
        second = Project(id=table.id(), episode=episode, number=2, begun_by=stage.educator, begun_on=stage.today)
        second.save(force_insert=True)
        _lines(table, second)


def _lines(table, project):
    """One or two aims, each with what is given and done for it."""
    person, rows = project.episode.person, []
    aims = table.rng.sample(texts.AIMS, table.rng.choice((1, 2, 2)))
    for place, told in enumerate(aims, 1):
        day = project.begun_on + timedelta(days=table.rng.choice((60, 90, 120)))
        rows.append(_line(project, LineKind.NEED, place, table.stage.say(told["need"], person), area=told["area"]))
        aim = _line(project, LineKind.OBJECTIVE, place, told["aim"], area=told["area"], result=told["result"])
        aim.due_on = day
        rows.append(aim)
        for kind, key in ((LineKind.SUPPORT, "supports"), (LineKind.COMMITMENT, "commitments")):
            for words, who in told[key]:
                count = sum(row.kind == kind for row in rows) + 1
                line = _line(project, kind, count, words, objective=aim, due_on=day - timedelta(days=30))
                rows.append(_given_to(table, line, who))
    if table.rng.random() < 0.3:
        count = sum(row.kind == LineKind.SUPPORT for row in rows) + 1
        rows.append(_given_to(table, _line(project, LineKind.SUPPORT, count, texts.WITHOUT_AIM), texts.EDUCATOR))
    ProjectLine.objects.bulk_create([row for row in rows if row.objective is None])
    ProjectLine.objects.bulk_create([row for row in rows if row.objective is not None])
    return rows


def _line(project, kind, position, words, **other):
    return ProjectLine(project=project, kind=kind, position=position, words=words, **other)


def _given_to(table, line, who):
    """A colleague in her role, or now and then somebody outside; else the person herself."""
    if who:
        episode = line.project.episode
        line.owner = OwnerKind.COLLEAGUE
        line.colleague = episode.case_manager if who == texts.MANAGER else getattr(table.stage, who)
    elif table.rng.random() < 0.15:
        line.owner, line.owner_name = OwnerKind.OTHER, table.rng.choice(texts.OTHERS)
    return line


def _put_forward(table, project, day, review):
    Project.objects.filter(pk=project.pk).update(proposed_on=day, review_on=review)
    project.proposed_on, project.review_on = day, review
    episode = project.episode
    signers = [
        (SignerRole.PERSON, episode.person.full_name),
        (SignerRole.CASE_MANAGER, str(episode.case_manager)),
    ]
    if episode.case_manager != table.stage.educator:
        signers.append((SignerRole.SERVICE_TUTOR, str(table.stage.educator)))
    table.stage.trace("project.proposed", project, episode.case_manager, table.at(day, 11), signers=len(signers))
    return Signature.objects.bulk_create(
        Signature(id=table.id(), project=project, position=position, role=role, name=name)
        for position, (role, name) in enumerate(signers, 1)
    )


def _sign(table, project, signatures, day):
    """The person by hand, the colleagues as it comes: both may stand under one act."""
    for signature in signatures:
        by_hand = signature.role == SignerRole.PERSON or table.rng.random() < 0.4
        signature.manner = Manner.PAPER if by_hand else Manner.ELECTRONIC
        signature.signed_on, signature.filed_at = day, table.at(day, 12)
        signature.filed_by = project.episode.case_manager
    Signature.objects.bulk_update(signatures, ["manner", "signed_on", "filed_at", "filed_by"])


def _review(table, project, lines, signed, review):
    held = min(signed + timedelta(days=28), table.stage.today)
    person = project.episode.person
    found = Review.objects.create(
        id=table.id(),
        project=project,
        held_on=held,
        present=f"{person.first_name}, {project.episode.case_manager}, {table.stage.educator}",
        words=table.say(texts.CAME_OUT, person),
        next_on=max(review, held + timedelta(days=1)),
        by=table.stage.educator,
    )
    reached = [line for line in lines if line.kind != LineKind.NEED]
    for line in reached:
        line.state = table.rng.choices(
            (Progress.UNDER_WAY, Progress.REACHED, Progress.TO_DO, Progress.GIVEN_UP), (8, 5, 3, 1)
        )[0]
        line.state_note = table.say(texts.NOTES[line.state], person)
    Finding.objects.bulk_create(
        Finding(review=found, line=line, state=line.state, words=line.state_note) for line in reached
    )
    ProjectLine.objects.bulk_update(reached, ["state", "state_note"])
    table.stage.trace("project.reviewed", project, table.stage.educator, table.at(held, 15), lines=len(reached))


# Meetings


def _meetings(table, running):
    stage = table.stage
    held = [table.days_ago(36), table.days_ago(8)]
    coming = stage.workday(stage.today + timedelta(days=6))
    for number, day in enumerate(held):
        old = [episode for episode in running if episode.opened_on <= day]
        meeting = _meeting(table, day)
        table.rng.shuffle(old)
        for position, episode in enumerate(old[: 6 + number], 1):
            _talk_over(table, meeting, episode, position, day)
        _close(table, meeting, day)
    meeting = _meeting(table, coming)
    for position, episode in enumerate(table.rng.sample(running, 3), 1):
        _put(table, meeting, position, episode=episode)
    waiting = Referral.objects.waiting().oldest_first().first()
    if waiting:
        _put(table, meeting, 4, referral=waiting)
    flagged = [episode for episode in running[-8:] if not meeting.items.filter(episode=episode).exists()]
    for episode, reason in zip(flagged, texts.QUESTIONS, strict=False):
        TeamQuestion.objects.create(
            episode=episode, reason=reason, asked_by=episode.case_manager, asked_at=table.at(table.days_ago(2))
        )


def _meeting(table, day: date):
    stage = table.stage
    meeting = Meeting.objects.create(
        id=table.id(), held_on=day, begins_at=time(9), place="Sala riunioni, via Sturzo 8", created_by=stage.coordinator
    )
    meeting.teams.set(stage.teams[name] for name in stage.workers)
    meeting.teams.add(*(m.team for m in stage.coordinator.standing))
    planned = min(day - timedelta(days=7), stage.today)
    stage.trace("meeting.planned", meeting, stage.coordinator, table.at(planned, 8))
    return meeting


def _put(table, meeting, position, *, episode=None, referral=None):
    by = table.stage.coordinator
    why = table.rng.choice(texts.WHY) if episode else "nuova segnalazione"
    known = {"episode": episode, "referral": referral, "why": why, "put_by": by}
    return AgendaItem.objects.create(id=table.id(), meeting=meeting, position=position, **known)


def _talk_over(table, meeting, episode, position, day):
    rng, stage = table.rng, table.stage
    item = _put(table, meeting, position, episode=episode)
    kinds = [kind for kind in texts.DECIDED if kind != DecisionKind.TAKE_IN_CHARGE]
    item.decision = rng.choice(kinds)
    item.said, item.decided, item.version = rng.choice(texts.SAID), texts.DECIDED[item.decision], 1
    item.wait_until = day + timedelta(days=30) if item.decision == DecisionKind.WAIT else None
    item.save()
    if rng.random() < 0.6:
        owner = rng.choice((episode.case_manager, stage.educator, stage.mediator))
        done = {"end": "done", "ended_at": table.at(table.days_ago(1)), "ended_by": owner}
        task = Task.objects.create(
            id=table.id(),
            episode=episode,
            text=rng.choice(texts.TASKS),
            owner=owner,
            due_on=day + timedelta(days=rng.choice((7, 14, 21, 50))),
            created_by=stage.coordinator,
            **(done if rng.random() < 0.5 else {}),
        )
        item.tasks.add(task)


def _close(table, meeting, day):
    stage = table.stage
    there = [stage.coordinator, stage.educator, stage.mediator, *(workers[0] for workers in stage.workers.values())]
    Presence.objects.bulk_create([Presence(meeting=meeting, user=user) for user in there])
    Presence.objects.create(meeting=meeting, guest=table.rng.choice(texts.GUESTS))
    meeting.remarks, meeting.closed_at, meeting.closed_by = texts.REMARKS, table.at(day, 12), stage.coordinator
    meeting.save(update_fields=["remarks", "closed_at", "closed_by"])
    stage.trace("meeting.closed", meeting, stage.coordinator, meeting.closed_at, items=meeting.items.count())

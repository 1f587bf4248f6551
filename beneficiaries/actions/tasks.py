"""Deeds on what is to be done: promising it, changing and postponing it, ending it honestly, and taking that back.

The same click a second time finds the thing done and changes nothing more.
"""

from uuid import uuid4, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.enums import TaskEnd
from beneficiaries.models import Episode, Task
from equipe import audit
from equipe.once import insert_once
from equipe.verdicts import Refused


@transaction.atomic
def add_task(episode, *, text, owner, by, due_on=None, waiting_for="", key=None):
    """Promise something for a person. `key` is the form's own: the same form sent twice makes one task."""
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: nothing more can be planned in it."))
    said = {"text": text, "owner": owner, "due_on": due_on, "waiting_for": waiting_for}
    task = Task(pk=key or uuid4(), episode=episode, created_by=by, **said)
    task, is_new = insert_once(task, episode=episode)
    if not is_new:
        return task
    audit.record("task.added", task, by=by, episode=str(episode.pk), owner=owner.pk)
    return task


@transaction.atomic
def add_task_to_all(episodes, *, text, by, key, owner=None, due_on=None):
    """The same promise for many people: to one colleague, or to who follows each case.

    `key` is the form's own; each case makes its own of it, so that the form sent twice makes each task once.
    """
    for episode in episodes:
        one = {"text": text, "owner": owner or episode.case_manager, "due_on": due_on}
        add_task(episode, **one, by=by, key=uuid5(key, str(episode.pk)))
    return episodes


@transaction.atomic
def edit_task(task, *, version, text, owner, due_on, waiting_for, by):
    """Change an open task; `version` is the one the page was filled from."""
    task, said = _held_open(task), {"text": text, "owner": owner, "due_on": due_on, "waiting_for": waiting_for}
    changed = sorted(name for name, value in said.items() if getattr(task, name) != value)
    if not changed:
        return task
    if task.version != version:
        raise Stale(_("Somebody else changed this task while you were writing. Nothing was overwritten."))
    for name, value in said.items():
        setattr(task, name, value)
    return _saved(task, "task.edited", by=by, fields=changed)


@transaction.atomic
def postpone_task(task, *, due_on, by, reason=""):
    """Put a task off to another day; how often that happened stays visible."""
    task = _held_open(task)
    if task.due_on == due_on:
        return task
    if task.due_on:
        task.times_postponed += 1
    task.postponed_from, task.postponed_why, task.due_on = task.due_on, reason, due_on
    return _saved(task, "task.postponed", by=by, until=due_on.isoformat())


@transaction.atomic
def unpostpone_task(task, *, by):
    """Give a task the day back that it had before it was last postponed."""
    task = _held_open(task)
    if not task.postponed_from:
        return task
    task.due_on, task.postponed_from, task.postponed_why = task.postponed_from, None, ""
    task.times_postponed -= 1
    return _saved(task, "task.edited", by=by, fields=["due_on"])


@transaction.atomic
def postpone_all(tasks, *, due_on, by, reason=""):
    """Many tasks to one day, all of them or none; always in one order, so that nobody waits for one another."""
    return [postpone_task(task, due_on=due_on, reason=reason, by=by) for task in _in_one_order(tasks)]


@transaction.atomic
def reassign_all(tasks, *, owner, by):
    """Many tasks into the hands of one colleague, all of them or none."""
    return [_reassign(task, owner, by=by) for task in _in_one_order(tasks)]


@transaction.atomic
def end_task(task, *, end, at, by, reason=""):
    """Say how a task ended: done, or not needed with a reason."""
    task = Task.objects.held(task)
    if task.end == end:
        return task
    if task.ended_at:
        raise Refused(_("Somebody else has ended this task in the meantime: it was %(end)s.") % _how_ended(task))
    if end == TaskEnd.NOT_NEEDED and not reason.strip():
        raise Refused(_("Say why it is not needed."))
    task.end, task.end_reason, task.ended_at, task.ended_by = end, reason.strip(), at, by
    return _saved(task, "task.ended", by=by, end=str(end))


@transaction.atomic
def reopen_task(task, *, by):
    """Take back that a task was ended: it is to be done again."""
    task = Task.objects.held(task)
    _insist_on_open_case(task)
    if not task.ended_at:
        return task
    task.end, task.end_reason, task.ended_at, task.ended_by = "", "", None, None
    return _saved(task, "task.reopened", by=by)


def _reassign(task, owner, *, by):
    task = _held_open(task)
    if task.owner_id == owner.pk:
        return task
    task.owner = owner
    return _saved(task, "task.edited", by=by, fields=["owner"])


def _in_one_order(tasks):
    return sorted(tasks, key=lambda task: task.pk)


def _held_open(task):
    task = Task.objects.held(task)
    _insist_on_open_case(task)
    if task.ended_at:
        raise Refused(_("Somebody else has ended this task in the meantime: it was %(end)s.") % _how_ended(task))
    return task


def _insist_on_open_case(task):
    if not task.episode.is_open:
        raise Refused(_("This case is closed: its tasks can no longer be changed."))


def _how_ended(task):
    return {"end": task.get_end_display()}


def _saved(task, verb, *, by, **details):
    task.version += 1
    task.save()
    audit.record(verb, task, by=by, episode=str(task.episode_id), **details)
    return task

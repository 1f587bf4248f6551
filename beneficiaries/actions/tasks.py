"""Deeds on what is to be done: promising it, postponing it, ending it honestly."""

from uuid import uuid4, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from beneficiaries.models import Episode, Task
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def add_task(episode, *, text, owner, by, due_on=None, waiting_for="", key=None):
    """Promise something for a person. `key` is the form's own: the same form sent twice makes one task."""
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: nothing more can be planned in it."))
    said = {"text": text, "owner": owner, "due_on": due_on, "waiting_for": waiting_for}
    task = Task(pk=key or uuid4(), episode=episode, created_by=by, **said)
    try:
        with transaction.atomic():
            task.save(force_insert=True)
    except IntegrityError:  # the same click a second time: it is promised already
        return Task.objects.of_case(episode).get(pk=key)
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

"""What is still to be done for the invented people; drawn by a chance of its own, so that the rest stays as it was."""

from datetime import timedelta
from random import Random

from beneficiaries.models import Task
from reporting.demo.stage import SEED, Stage


def promise(stage, agreed):
    """The next step of every case that is still open is a task of its case manager."""
    aside = Stage(stage.today, Random(SEED + 1))
    open_cases = [step for step in agreed if step[0].closed_on is None]
    tasks = [_task(aside, episode, text=words, due_on=due_on) for episode, words, due_on in open_cases]
    Task.objects.bulk_create(tasks)
    for task in tasks:
        asked_on = aside.workday(aside.today - timedelta(days=aside.rng.randint(10, 40)))
        task.created_at = aside.moment(asked_on)
    Task.objects.bulk_update(tasks, ["created_at"])


def _task(aside, episode, **said):
    by = episode.case_manager
    return Task(id=aside.id(), episode=episode, owner=by, created_by=by, **said)

"""What stood on the sheet as the next step of a case becomes a task of its case manager."""

from datetime import datetime, time, timezone
from uuid import uuid4

from django.db import migrations


def make_tasks(apps, _schema):
    Episode = apps.get_model("beneficiaries", "Episode")
    Task = apps.get_model("beneficiaries", "Task")
    stepping = Episode.objects.exclude(next_step="").select_related("team")
    Task.objects.bulk_create(
        (task for task in (_task(apps, Task, episode) for episode in stepping.iterator(2_000)) if task),
        batch_size=2_000,
    )


def _task(apps, Task, episode):
    owner = episode.case_manager_id or _somebody(apps, episode)
    if owner is None:  # a district without people: nobody could have been asked
        return None
    ended = {}
    if episode.closed_on:
        at = datetime.combine(episode.closed_on, time(12), timezone.utc)
        ended = {"end": "not_needed", "end_reason": "caso chiuso", "ended_at": at, "ended_by_id": owner}
    asked = {"owner_id": owner, "created_by_id": owner}
    return Task(pk=uuid4(), episode=episode, text=episode.next_step, due_on=episode.next_step_on, **asked, **ended)


def _somebody(apps, episode):
    """Nobody follows the case: its coordinator is asked, or whoever works in the team, or in the district."""
    memberships = apps.get_model("equipe", "Membership").objects.filter(ended_at=None).order_by("pk")
    here = memberships.filter(team__ambito=episode.team.ambito_id)
    for rows in (here.filter(role="coordinator"), here.filter(team=episode.team_id), here):
        owner = rows.values_list("user", flat=True).first()
        if owner:
            return owner
    return None


class Migration(migrations.Migration):
    dependencies = [("beneficiaries", "0008_appointments"), ("equipe", "0001_initial")]

    operations = [migrations.RunPython(make_tasks, migrations.RunPython.noop)]

"""Handing cases over: one, or a whole caseload in one go."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from beneficiaries.actions.access import close, keep_reading
from beneficiaries.actions.diary import write_diary
from beneficiaries.enums import Channel
from beneficiaries.models import Episode, Task
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def hand_over(episode, *, case_manager, team, by, at, tasks_go_along=True, note=""):
    """Entrust an open case to another case manager, another team, or both.

    Who followed it until now still reads it for a while; her open tasks go along unless she keeps them; her words to
    the successor stand in the diary. The same click a second time changes nothing.
    """
    held = Episode.objects.held(episode)
    if held is None:
        raise Refused(_("This case has been closed in the meantime: it can no longer be handed over."))
    former, before = held.case_manager, {"from_team": held.team_id, "from_case_manager": held.case_manager_id}
    if (held.case_manager_id, held.team_id) == (case_manager.pk, team.pk):
        return episode
    Episode.objects.same_as(episode).update(case_manager=case_manager, team=team)
    episode.case_manager, episode.team = case_manager, team
    audit.record("episode.handed_over", episode, by=by, team=team.pk, case_manager=case_manager.pk, **before)
    close(episode, case_manager, by=by, at=at)
    if former != case_manager:
        keep_reading(episode, former, days=timedelta(days=settings.READS_AFTER_HANDOVER_DAYS), by=by, at=at)
        if tasks_go_along:
            _pass_on_tasks(episode, former, case_manager, by=by)
    if note.strip():
        write_diary(episode, happened_at=at, channel=Channel.NOTE, text=note, by=by)
    return episode


@transaction.atomic
def hand_over_all(episodes, *, case_manager, team, by, at, tasks_go_along=True, notes=None):
    """Many cases at once, all of them or none; `notes` tells {case: words to the successor}."""
    notes = notes or {}
    for episode in sorted(episodes, key=lambda each: each.pk):  # always in one order: nobody waits for one another
        told = {"tasks_go_along": tasks_go_along, "note": notes.get(episode.pk, "")}
        hand_over(episode, case_manager=case_manager, team=team, by=by, at=at, **told)
    return episodes


def _pass_on_tasks(episode, former, successor, *, by):
    """The open tasks of who followed the case become the successor's; a case that nobody followed has none of hers."""
    if former is None:
        return
    tasks = list(Task.objects.of_case(episode).owned_by(former).open().select_for_update())
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(owner=successor, version=F("version") + 1)
    for task in tasks:
        audit.record("task.edited", task, by=by, owner=successor.pk, from_owner=former.pk)

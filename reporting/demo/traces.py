"""Who did what and who opened which file: the traces that three years would have left, with their moments."""

import json
from datetime import timedelta

from django.db import connection

LOOKS = 420
LOOKED_AT_WITHIN = 45  # days

INSERT = """
    INSERT INTO equipe_auditentry (at, actor_id, verb, thing_kind, thing_id, details)
    SELECT at, actor_id, verb, thing_kind, thing_id, details
    FROM jsonb_to_recordset(%s) AS trace(
        at timestamptz, actor_id bigint, verb text, thing_kind text, thing_id text, details jsonb
    ) ORDER BY at
"""


def leave_traces(stage, episodes):
    """The log takes its moment from the clock; invented traces bring their own, so they are put in by hand."""
    _look_around(stage, [episode for episode in episodes if episode.closed_on is None])
    rows = [
        {
            "at": at.isoformat(),
            "actor_id": by.pk if by else None,
            "verb": verb,
            "thing_kind": thing._meta.label_lower,
            "thing_id": str(thing.pk),
            "details": details,
        }
        for at, by, verb, thing, details in stage.traces
    ]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [json.dumps(rows)])


def trace_closings(stage, episodes):
    """Whoever followed the case closed it."""
    for episode in episodes:
        if episode.closed_on:
            at = stage.moment(episode.closed_on)
            stage.trace("episode.closed", episode, episode.case_manager, at, reason=episode.closing_reason)


def _look_around(stage, episodes):
    for _ in range(LOOKS):
        episode = stage.rng.choice(episodes)
        by = stage.rng.choice((episode.case_manager, episode.case_manager, stage.educator, stage.mediator))
        day = stage.day_between(stage.today - timedelta(days=LOOKED_AT_WITHIN), stage.today - timedelta(days=1))
        if day >= episode.opened_on:
            stage.trace("episode.read", episode, by, stage.moment(day), section="file")

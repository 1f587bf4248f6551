"""How a case ends."""

from django.db import transaction
from django.db.models import F

from beneficiaries.actions import take_snapshot
from beneficiaries.enums import SnapshotMoment
from beneficiaries.models import Episode
from equipe import audit
from equipe.verdicts import Refused
from placements.actions.approvals import end_requests
from placements.enums import Refusal
from placements.models import Internship
from placements.rules.answers import written


@transaction.atomic
def close_case(episode, *, closed_on, reason, note="", by, at=None, standing=None):
    """Close a case on a day; refused while an internship runs beyond it. `standing`: how the person stands then."""
    episode = Episode.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=episode.pk)
    if not episode.is_open:
        raise Refused(Refusal.ALREADY_CLOSED.label % {"day": written(episode.closed_on)})
    if closed_on < episode.opened_on:
        raise Refused(Refusal.BEFORE_CASE.label % {"first": written(episode.opened_on)})
    running = Internship.objects.of_episode(episode).running_after(closed_on).with_people().by_end().last()
    if running:
        raise Refused(Refusal.STILL_RUNNING.label % {"host": running.host, "last": written(running.last_day)})
    closing = {"closed_on": closed_on, "closing_reason": reason, "closing_note": note}
    Episode.objects.in_version(episode, episode.version).update(version=F("version") + 1, **closing)
    episode.refresh_from_db()
    end_requests(episode, by=by, on=closed_on)
    audit.record("episode.closed", episode, by=by, on=closed_on.isoformat(), reason=reason)
    if standing:
        take_snapshot(episode, moment=SnapshotMoment.EXIT, seen_on=closed_on, by=by, at=at, **standing)
    return episode

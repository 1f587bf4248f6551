"""Deeds on the days that matter: noting them, letting a deadline go, and choosing the rhythm of a district."""

from django.db import transaction
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.models import Dismissal, Episode, KnownDay
from equipe import audit
from equipe.models import Ambito
from equipe.verdicts import Refused


@transaction.atomic
def note_days(episode, *, seen, days, by):
    """Note the days that matter in an open case, by kind; an empty one is forgotten.

    `seen` are the days the page was filled from: what somebody else noted meanwhile is never overwritten.
    """
    _insist_on_open(episode)
    noted = {known.kind: known for known in KnownDay.objects.select_for_update().filter(episode=episode)}
    stand = {kind: noted[kind].day if kind in noted else None for kind in days}
    changed = {kind: day for kind, day in days.items() if day != seen.get(kind) and day != stand[kind]}
    if any(stand[kind] != seen.get(kind) for kind in changed):
        raise Stale(_("Somebody else noted another day while you were writing. Nothing was overwritten."))
    for kind, day in changed.items():
        if day:
            KnownDay.objects.update_or_create(episode=episode, kind=kind, defaults={"day": day, "noted_by": by})
        else:
            noted[kind].delete()
    if changed:
        audit.record("dates.noted", episode, by=by, kinds=sorted(str(kind) for kind in changed))


@transaction.atomic
def dismiss_deadline(episode, *, kind, due_on, reason, by):
    """Let a deadline go for good, with a reason; a new day makes it count again."""
    _insist_on_open(episode)
    dismissal, is_new = Dismissal.objects.get_or_create(
        episode=episode, kind=kind, due_on=due_on, defaults={"reason": reason, "by": by}
    )
    if is_new:
        audit.record("deadline.dismissed", episode, by=by, kind=str(kind), due_on=due_on.isoformat())
    return dismissal


@transaction.atomic
def recall_deadline(episode, *, kind, due_on, by):
    """Let a dismissed deadline count again."""
    gone, _rows = Dismissal.objects.filter(episode=episode, kind=kind, due_on=due_on).delete()
    if gone:
        audit.record("deadline.recalled", episode, by=by, kind=str(kind), due_on=due_on.isoformat())


@transaction.atomic
def choose_rhythm(ambito, *, review_days, assessment_months, by):
    """After how many days a project is looked at again, and after how many months a person is assessed again."""
    chosen = {"review_days": review_days, "assessment_months": assessment_months}
    if not Ambito.objects.filter(pk=ambito.pk).exclude(**chosen).update(**chosen):
        return
    audit.record("ambito.rhythm_changed", ambito, by=by, **chosen)


def _insist_on_open(episode):
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: its dates can no longer be changed."))

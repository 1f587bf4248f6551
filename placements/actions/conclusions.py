"""Deeds at the end of an internship: each side's word, and the countersignature under it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import Stale, insert
from placements.models import Conclusion, Internship
from placements.rules.answers import written

BEFORE_THE_END = timedelta(days=14)
"""From so many days before its last day on, one says how an internship went (the service's choice)."""


@transaction.atomic
def conclude(internship, side, *, version=None, by, on, **said):
    """Write one side's word, or change it while nobody has countersigned it."""
    internship = Internship.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=internship.pk)
    first = internship.last_day - BEFORE_THE_END
    if on < first:
        raise Refused(Refusal.NOT_AT_ITS_END.label % {"first": written(first)})
    known = Conclusion.objects.of(internship).on_side(side).first()
    if known is None:
        conclusion = insert(Conclusion(internship=internship, side=side, given_on=on, recorded_by=by, **said))
    else:
        conclusion = _change(known, version, by=by, **said)
    audit.record("internship.concluded", internship, by=by, side=side)
    return conclusion


@transaction.atomic
def countersign(conclusion, *, version, by, on):
    """Say that this word was read together; from now on it stands as it is. A second click changes nothing.

    `version` is the one that was read: a word that somebody changed since is read again first.
    """
    held = Conclusion.objects.select_for_update(of=("self",)).get(pk=conclusion.pk)
    if held.is_countersigned:
        return held
    if held.recorded_by_id == by.pk:
        raise Refused(Refusal.OWN_WORD.label)
    if held.version != version:
        raise Refused(Refusal.WORD_CHANGED.label)
    held.countersigned_on, held.countersigned_by = on, by
    held.save(update_fields=["countersigned_on", "countersigned_by"])
    audit.record("internship.countersigned", held.internship, by=by, side=held.side)
    return held


def _change(conclusion, version, *, by, **said):
    if conclusion.is_countersigned:
        raise Refused(Refusal.COUNTERSIGNED.label % {"day": written(conclusion.countersigned_on)})
    fresh = Conclusion.objects.in_version(conclusion, version).filter(countersigned_on=None)
    if not fresh.update(version=F("version") + 1, recorded_by=by, **said):
        raise Stale(Refusal.STALE.label)
    conclusion.refresh_from_db()
    return conclusion

"""Deeds on how somebody stands: the facts at her entry, and what is noted once her case is closed."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.models import EntryFacts, Episode, Snapshot
from beneficiaries.rules import seen_in_time
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def write_entry_facts(episode, *, version, answers, by):
    """Keep what was answered at the entry; `version` is the one the page was filled from, None where nothing stood."""
    stands = EntryFacts.objects.select_for_update().of_case(episode).first()
    if stands and stands.version != version:
        if all(getattr(stands, name) == value for name, value in answers.items()):
            return stands  # the same click a second time
        raise Stale(_("Somebody else changed these facts while you were writing. Nothing was overwritten."))
    facts = stands or EntryFacts(episode=episode)
    changed = sorted(name for name, value in answers.items() if getattr(facts, name) != value)
    for name, value in answers.items():
        setattr(facts, name, value)
    facts.written_by, facts.version = by, (version or 0) + 1
    try:
        with transaction.atomic():
            facts.save()
    except IntegrityError:
        raise Stale(_("Somebody else changed these facts while you were writing. Nothing was overwritten.")) from None
    audit.record("entry_facts.written", episode, by=by, fields=changed)
    return facts


@transaction.atomic
def take_snapshot(episode, *, moment, seen_on, by, at, corrects=None, **told):
    """Note how somebody stood when she left, or later; `corrects` is what the page showed, which stays beside it."""
    episode = Episode.objects.select_for_update(of=("self",), no_key=True).get(pk=episode.pk)
    if episode.is_open:
        raise Refused(_("This case is open: how the person stands upon leaving is noted when it is closed."))
    seen_in_time(moment, seen_on, left_on=episode.closed_on).insist()
    stands = Snapshot.objects.standing().of_case(episode).at(moment).first()
    if stands and _says_the_same(stands, seen_on=seen_on, **told):
        return stands  # the same click a second time
    if (stands and stands.pk) != corrects:
        raise Stale(_("Somebody else has noted this while you were writing. Nothing was overwritten."))
    if stands:
        stands.replaced_at = at
        stands.save(update_fields=["replaced_at"])
    snapshot = Snapshot.objects.create(episode=episode, moment=moment, seen_on=seen_on, noted_by=by, **told)
    audit.record("snapshot.taken", episode, by=by, moment=str(moment), corrected=bool(stands))
    return snapshot


def _says_the_same(stands, **told):
    return all(getattr(stands, name) == value for name, value in told.items())

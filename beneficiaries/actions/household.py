"""Keeping household, duties and network of a case: what is known is added, corrected and ended, never deleted."""

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.models import CaringDuty, Episode, HouseholdMember, OtherService
from equipe import audit
from equipe.verdicts import Refused

NOUNS = {HouseholdMember: "household", CaringDuty: "duty", OtherService: "service"}


@transaction.atomic
def add_kept(noun, episode, /, *, by, key=None, **told):
    """Write down a member of the household, a duty or a service. `key` is the form's own: sent twice, it is one row."""
    _insist_on_open(episode)
    whose = {"episode": episode} if noun is OtherService else {"person": episode.person}
    row = noun(pk=key or uuid4(), written_by=by, **whose, **told)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        written = noun.objects.of_case(episode).filter(pk=row.pk).first()
        if written is None:
            raise Refused(_("This could not be saved: somebody changed the record meanwhile. Open it again.")) from None
        return written  # the same click a second time
    audit.record(f"{NOUNS[noun]}.added", row, by=by, episode=str(episode.pk))
    return row


@transaction.atomic
def edit_kept(row, episode, /, *, version, by, **told):
    """Correct or end what is known; `version` is the one the page was filled from."""
    _insist_on_open(episode)
    changed = sorted(name for name, value in told.items() if getattr(row, name) != value)
    if not type(row).objects.in_version(row, version).update(version=F("version") + 1, **told):
        raise Stale(_("Somebody else changed this while you were writing. Nothing was overwritten."))
    row.refresh_from_db()
    audit.record(f"{NOUNS[type(row)]}.edited", row, by=by, episode=str(episode.pk), fields=changed)
    return row


def _insist_on_open(episode):
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: household and network can no longer be changed in it."))

"""Writing the diary of a case, correcting it so that nothing is lost, striking out what was wrong."""

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.models import DiaryEntry, EarlierWording, Episode
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def write_diary(episode, *, happened_at, channel, text, by, minutes=None, private=False):
    """Add an entry to an open case. The trace stands on the entry: of a private one colleagues see nothing."""
    said = {"happened_at": happened_at, "channel": channel, "minutes": minutes, "text": text, "private": private}
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: its diary can no longer be written."))
    return _write(episode, said, by=by)


@transaction.atomic
def write_together(episodes, *, happened_at, channel, text, by, minutes=None, private=False):
    """One meeting with several people: an entry in the diary of each, or in none. Of one person it is a plain entry."""
    said = {"happened_at": happened_at, "channel": channel, "minutes": minutes, "text": text, "private": private}
    closed = [episode for episode in episodes if not Episode.objects.open().same_as(episode).exists()]
    if closed:
        names = ", ".join(episode.person.full_name for episode in closed)
        raise Refused(_("Closed in the meantime, take out: %(names)s. Nothing was written yet.") % {"names": names})
    group = uuid4() if len(episodes) > 1 else None
    in_one_order = sorted(episodes, key=lambda episode: episode.pk)  # two clicks at once never wait for each other
    written = {episode.pk: _write(episode, said, by=by, group=group) for episode in in_one_order}
    return [written[episode.pk] for episode in episodes]


@transaction.atomic
def correct_entry(entry, *, version, happened_at, channel, minutes, text, private, by):
    """Say it better; what stood there stays readable. `version` is the one the page was filled from.

    The row is held from here on. Who sends the same words twice has corrected once.
    """
    said = {"happened_at": happened_at, "channel": channel, "minutes": minutes, "text": text, "private": private}
    stands = _held(entry)
    if stands.said == said:
        return stands
    if stands.version != version:
        raise Stale(_("This entry was changed elsewhere while you were writing. Nothing was overwritten."))
    EarlierWording.objects.create(entry=stands, version=version, **stands.said)
    try:
        with transaction.atomic():
            DiaryEntry.objects.in_version(entry, version).update(version=F("version") + 1, **said)
    except IntegrityError:
        raise Refused(_("There is another entry with exactly these words: strike one of the two out.")) from None
    audit.record("diary.corrected", entry, by=by, fields=sorted(n for n, v in said.items() if v != stands.said[n]))
    return DiaryEntry.objects.get(pk=entry.pk)


@transaction.atomic
def strike_entry(entry, *, reason, by, at):
    """What was wrongly written no longer counts. It is never deleted; a second click changes nothing."""
    stands = _held(entry, struck_too=True)
    if stands.is_struck:
        return stands
    stands.struck_at, stands.struck_reason = at, reason
    stands.save(update_fields=["struck_at", "struck_reason"])
    audit.record("diary.struck", entry, by=by)
    return stands


def _held(entry, *, struck_too=False):
    """The entry as it stands, kept for this deed alone."""
    stands = DiaryEntry.objects.select_for_update().get(pk=entry.pk)
    if not Episode.objects.open().same_as(entry.episode).exists():
        raise Refused(_("This case is closed: its diary can no longer be changed."))
    if stands.is_struck and not struck_too:
        raise Refused(_("This entry was struck out: it can no longer be changed."))
    return stands


def _write(episode, said, *, by, group=None):
    try:
        with transaction.atomic():
            entry = DiaryEntry.objects.create(episode=episode, author=by, group=group, **said)
    except IntegrityError:  # the same click a second time: it is written already
        return DiaryEntry.objects.standing().get(episode=episode, author=by, **said)
    audit.record("diary.written", entry, by=by, episode=str(episode.pk))
    return entry

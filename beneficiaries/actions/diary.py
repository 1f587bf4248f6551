"""Writing the diary of a case."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from beneficiaries.models import DiaryEntry, Episode
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def write_diary(episode, *, happened_at, channel, text, by, minutes=None, private=False):
    """Add an entry to an open case. The trace stands on the entry: of a private one colleagues see nothing."""
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: its diary can no longer be written."))
    said = {"happened_at": happened_at, "channel": channel, "minutes": minutes, "text": text, "private": private}
    try:
        with transaction.atomic():
            entry = DiaryEntry.objects.create(episode=episode, author=by, **said)
    except IntegrityError:  # the same click a second time: it is written already
        return DiaryEntry.objects.get(episode=episode, author=by, **said)
    audit.record("diary.written", entry, by=by, episode=str(episode.pk))
    return entry

"""Deeds on the log of a host: what was said, what is next, how that ended."""

from django.db import transaction
from django.db.models import F

from beneficiaries.enums import TaskEnd
from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import Stale, insert
from placements.models import Host, HostEntry

NEXT = ("next_action", "due_on", "owner")


@transaction.atomic
def write_entry(host, *, by, **said):
    """Write down a call, a visit or a letter, with what is next if anything is."""
    held = Host.objects.held(host)[host.pk]
    if held.merged_into_id:
        raise Refused(Refusal.MERGED.label % {"host": held.merged_into})
    entry = insert(HostEntry(host=host, written_by=by, **_whole(said)))
    audit.record("host_entry.written", host, by=by, entry=str(entry.pk), next=bool(entry.next_action))
    return entry


@transaction.atomic
def edit_entry(entry, *, version, by, **said):
    """Correct an entry; what is next and was settled stays as it ended."""
    held, said = HostEntry.objects.held(entry), _whole(said)
    if held.end:
        said = {name: value for name, value in said.items() if name not in NEXT}
    if not HostEntry.objects.in_version(entry, version).update(version=F("version") + 1, **said):
        raise Stale(Refusal.STALE.label)
    changed = sorted(name for name, value in said.items() if getattr(held, name) != value)
    audit.record("host_entry.changed", held.host, by=by, entry=str(entry.pk), fields=changed)
    entry.refresh_from_db()
    return entry


@transaction.atomic
def end_entry(entry, *, end, reason="", at, by):
    """What was next is done, or not needed with a reason. The same click a second time changes nothing."""
    held = HostEntry.objects.held(entry)
    if held.end == end:
        return held
    if held.end:
        raise Refused(Refusal.ENTRY_ENDED.label)
    if not held.next_action:
        raise Refused(Refusal.NOTHING_NEXT.label)
    held.end, held.end_reason = end, reason if end == TaskEnd.NOT_NEEDED else ""
    held.ended_at, held.ended_by, held.version = at, by, held.version + 1
    held.save(update_fields=["end", "end_reason", "ended_at", "ended_by", "version"])
    audit.record("host_entry.ended", held.host, by=by, entry=str(held.pk), end=end)
    return held


@transaction.atomic
def reopen_entry(entry, *, by):
    """What was settled by mistake is to be done again."""
    held = HostEntry.objects.held(entry)
    if not held.end:
        return held
    held.end, held.end_reason, held.ended_at, held.ended_by, held.version = "", "", None, None, held.version + 1
    held.save(update_fields=["end", "end_reason", "ended_at", "ended_by", "version"])
    audit.record("host_entry.reopened", held.host, by=by, entry=str(held.pk))
    return held


def _whole(said):
    """Without anything next there is nobody who does it, and no day."""
    return said if said.get("next_action") else said | {"next_action": "", "due_on": None, "owner": None}

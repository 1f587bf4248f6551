"""What was done and who looked: rows that only ever grow, written in the transaction of the deed."""

from functools import cache
from importlib import import_module, util

from django.apps import apps

from equipe.models import AuditEntry


def record(verb, thing, *, by, **details):
    """Leave the trace of a deed: a dotted verb ("episode.opened"), the thing, who did it.

    `details` are ids, counts and choices; never a name, a text or another sensitive value.
    """
    entry = _entry(verb, thing, by, details)
    entry.save(force_insert=True)
    return entry


def _entry(verb, thing, by, details):
    kind = thing._meta.label_lower
    return AuditEntry(verb=verb, actor=by, thing_kind=kind, thing_id=str(thing.pk), details=details)


def record_read(thing, *, by, section="file"):
    """Leave the trace of a look at a case file, before anything of it is shown."""
    return record(f"{thing._meta.model_name}.read", thing, by=by, section=section)


def record_reads(things, *, by, section):
    """Leave the trace of a look at each of a list that tells something of everybody on it."""
    AuditEntry.objects.bulk_create(_entry(f"{t._meta.model_name}.read", t, by, {"section": section}) for t in things)


def read_lately(model, *, by, looks=200, most=12):
    """References of the files somebody looked at lately, the last one first."""
    kind = model._meta.label_lower
    last = AuditEntry.objects.by_actor(by).reads().newest_first().values_list("thing_kind", "thing_id")[:looks]
    return list(dict.fromkeys(reference for its_kind, reference in last if its_kind == kind))[:most]


def record_refusal(door, reference, *, by):
    """Leave the trace of a knock at a door that stayed shut: which door, and the reference in its address."""
    return AuditEntry.objects.create(verb="door.refused", actor=by, thing_kind=door, thing_id=str(reference)[:40])


def history(*things):
    """The deeds on a thing, or on several of one kind as one story: newest first, without the looks."""
    return AuditEntry.objects.about(*things).deeds().newest_first().with_actors()


@cache
def words():
    """What each verb is called on screen: every app names its own in `enums.DEEDS`."""
    rooms = [app.name for app in apps.get_app_configs() if util.find_spec(f"{app.name}.enums")]
    return {verb: word for room in rooms for verb, word in getattr(import_module(f"{room}.enums"), "DEEDS", {}).items()}

"""What is done with versions of instruments: begin one, publish it, let it go; one verb a deed."""

from django.db import IntegrityError, transaction

from assessments import instrument_checks, instrument_file
from assessments.drafting import free_code, hold, next_version
from assessments.models import Area, Instrument, Item
from assessments.writing_words import Unwritten
from beneficiaries.actions import Stale
from equipe import audit
from equipe.verdicts import Refused

COPIED = ("name", "about", "source", "bands", "bands_note", "minimum_answered")


class Unready(Refused):
    """A draft that cannot be published yet; `reasons` are its problems."""


@transaction.atomic
def begin_instrument(*, ambito, name, about, by):
    """Begin an instrument of the district from nothing."""
    taken = set(Instrument.objects.of([ambito]).values_list("code", flat=True))
    code = free_code(name["it"] or name["en"], taken, otherwise="instrument")
    try:
        with transaction.atomic():
            instrument = Instrument.objects.create(
                ambito=ambito, code=code, version=1, name=name, about=about, minimum_answered=0
            )
    except IntegrityError:
        raise Refused(Unwritten.DRAFT_WAITS.label) from None
    audit.record("instrument.begun", instrument, by=by, code=code)
    return instrument


@transaction.atomic
def new_version(instrument, *, ambito, by):
    """Copy a published version into a draft of the district: every item goes on meaning what it meant."""
    draft = Instrument(
        ambito=ambito, code=instrument.code, version=next_version(instrument.code, ambito), based_on=instrument
    )
    for field in COPIED:
        setattr(draft, field, getattr(instrument, field))
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        raise Refused(Unwritten.DRAFT_WAITS.label) from None
    for area in instrument.in_full():
        items = list(area.items.all())
        copy = _copied(area, instrument=draft)
        copy.save(force_insert=True)
        Item.objects.bulk_create(_copied(item, area=copy) for item in items)
    audit.record("instrument.versioned", draft, by=by, code=draft.code, version=draft.version)
    return draft


def _copied(thing, **belongs):
    """The same words under another roof."""
    fields = {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields if field.editable}
    for name in belongs:
        del fields[f"{name}_id"]
    return type(thing)(**{name: value for name, value in fields.items() if name != "id"}, **belongs)


@transaction.atomic
def publish_instrument(instrument, *, fingerprint, by, at):
    """Let a draft be used; `fingerprint` is of what the publisher has read. Unready with all that is still wrong."""
    draft = hold(instrument, refusal=Unwritten.IS_PUBLISHED)
    content = instrument_file.content_of(draft)
    draft.fingerprint = instrument_file.fingerprint_of(content)
    if draft.fingerprint != fingerprint:
        raise Stale(Unwritten.CHANGED_BEFORE_PUBLISHING.label)
    if found := instrument_checks.problems(content):
        raise Unready(*found)
    draft.published_at = at
    draft.save(update_fields=["published_at", "fingerprint"])
    audit.record("instrument.published", draft, by=by, code=draft.code, version=draft.version)
    return draft


@transaction.atomic
def discard_instrument(instrument, *, by):
    """Let a draft go, with all its words; what was published stays."""
    draft = hold(instrument, refusal=Unwritten.IS_PUBLISHED)
    audit.record("instrument.discarded", draft, by=by, code=draft.code, version=draft.version)
    Item.objects.of(draft).delete()
    Area.objects.of(draft).delete()
    draft.delete()

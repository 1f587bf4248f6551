"""What is done with the files of instruments: one verb a deed."""

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from assessments import instrument_file, rules
from assessments.drafting import framework_levels, new_lineage, next_version
from assessments.enums import ItemKind, Refusal
from assessments.models import Area, Instrument, Item
from assessments.texts import LANGUAGES
from assessments.writing_words import Continuity, Unwritten
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def load_instrument(path, *, by=None, official=None):
    """Load the instrument in a file, once: the same content changes nothing, a used version never changes."""
    content = instrument_file.read(path, official=official)
    version = {"code": content["code"], "version": content["version"], "ambito": None}
    instrument = Instrument.objects.select_for_update().filter(**version).first() or Instrument(**version)
    if instrument.fingerprint == content.fingerprint:
        return instrument
    if Instrument.objects.used().filter(pk=instrument.pk).exists():
        raise Refused(Refusal.USED.label % {**version, "next": version["version"] + 1})
    instrument.published_at = Now()
    instrument.based_on = _before(Instrument.objects.filter(ambito=None), content)
    _write_instrument(instrument, content)
    audit.record("instrument.loaded", instrument, by=by, code=instrument.code, version=instrument.version)
    return instrument


@transaction.atomic
def upload_instrument(written, *, name, ambito, by):
    """Make a draft of the district from a file; what the district or the product has already is not written over."""
    content = instrument_file.parse(written, name=name)
    known = Instrument.objects.of([ambito]).filter(code=content["code"])
    if known.filter(version=content["version"]).exists():
        told = {"code": content["code"], "version": content["version"], "next": next_version(content["code"], ambito)}
        raise Refused(Unwritten.VERSION_KNOWN.label % told)
    instrument = Instrument(
        code=content["code"], version=content["version"], ambito=ambito, based_on=_before(known, content)
    )
    try:
        with transaction.atomic():
            _write_instrument(instrument, content)
    except IntegrityError:
        raise Refused(Unwritten.DRAFT_WAITS.label) from None
    audit.record("instrument.uploaded", instrument, by=by, code=instrument.code, version=instrument.version)
    return instrument


def _before(known, content):
    """The version before that of a file, among those that are known."""
    earlier = known.published().filter(code=content["code"], version__lt=content["version"])
    return earlier.order_by("-version").first()


def _write_instrument(instrument, content):
    for field in ("name", "about", "source"):
        setattr(instrument, field, content[field])
    instrument.bands = content.content.get("bands", [])
    instrument.bands_note = content.content.get("bands_note", {})
    instrument.minimum_answered = content.content.get("minimum_answered", 0)
    instrument.fingerprint = content.fingerprint
    instrument.save()
    instrument.refresh_from_db(fields=["published_at"])
    Item.objects.of(instrument).delete()
    instrument.areas.all().delete()
    for position, area in enumerate(content["areas"], start=1):
        written = Area.objects.create(
            instrument=instrument,
            code=area["code"],
            name=area["name"],
            about=area.get("about", {"it": ""}),
            position=position,
        )
        Item.objects.bulk_create(_item(written, item, place) for place, item in enumerate(area["items"], start=1))


def _item(area, item, position):
    written = Item(
        area=area,
        code=item["code"],
        kind=item["kind"],
        name=item["name"],
        wording=item["wording"],
        plain=item.get("plain", {}),
        observable=item.get("observable", False),
        reference=item.get("reference", item.get("framework", "")),
        esco=item.get("esco", ""),
        levels=_levels(item),
        minimum=item.get("minimum"),
        maximum=item.get("maximum"),
        unit=item.get("unit", {}),
        position=position,
    )
    written.lineage = _lineage(written, item.get("same_as"))
    return written


def _levels(item):
    if item["kind"] == ItemKind.FRAMEWORK:
        return framework_levels(item["framework"])
    return [{"value": level["value"], "label": _words(level)} for level in item.get("levels", [])]


def _words(level):
    return {language: level[language] for language in LANGUAGES}


def _lineage(item, same_as):
    """The meaning of an item: that of the earlier item it says it equals, otherwise a new one."""
    if not same_as:
        return new_lineage(item)
    earlier = Item.objects.known_as(same_as, [item.area.instrument.ambito_id]).first()
    if earlier is None or rules.continuity(earlier.as_meant, item.as_meant) == Continuity.NEW:
        raise Refused(Refusal.NOT_THE_SAME.label % {"item": item.code, "earlier": same_as})
    return earlier.lineage

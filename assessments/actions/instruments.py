"""What is done with instruments: one verb a deed."""

from django.db import transaction
from django.db.models.functions import Now

from assessments import frameworks, instrument_file
from assessments.enums import ItemKind, Refusal
from assessments.models import Area, Instrument, Item
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
    if instrument.pk and instrument.rounds.exists():
        raise Refused(Refusal.USED.label % {**version, "next": version["version"] + 1})
    _write_instrument(instrument, content)
    audit.record("instrument.loaded", instrument, by=by, code=instrument.code, version=instrument.version)
    return instrument


def _write_instrument(instrument, content):
    for field in ("name", "about", "source"):
        setattr(instrument, field, content[field])
    instrument.bands = content.content.get("bands", [])
    instrument.bands_note = content.content.get("bands_note", {})
    instrument.minimum_answered = content.content.get("minimum_answered", 0)
    instrument.fingerprint = content.fingerprint
    instrument.published_at = Now()
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
        known = frameworks.FRAMEWORKS[item["framework"]].levels
        return [{"value": value, "label": dict.fromkeys(instrument_file.LANGUAGES, code)} for value, code in known]
    return [{"value": level["value"], "label": _words(level)} for level in item.get("levels", [])]


def _words(level):
    return {language: level[language] for language in instrument_file.LANGUAGES}


def _lineage(item, same_as):
    """The meaning of an item: that of the earlier item it says it equals, otherwise a new one."""
    if same_as is None:
        return item.own_lineage
    earlier = Item.objects.known_as(same_as).first()
    if earlier is None or not item.measures_like(earlier):
        raise Refused(Refusal.NOT_THE_SAME.label % {"item": item.code, "earlier": same_as})
    return earlier.lineage

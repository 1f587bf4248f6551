"""What is written in the draft of an instrument: its texts, its areas, its items; one verb a deed."""

from django.db import transaction

from assessments.drafting import free_code, hold, new_lineage
from assessments.meaning import lineage_of
from assessments.models import Area, Item
from assessments.writing_words import Unwritten
from beneficiaries.actions import Stale
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def edit_texts(instrument, *, revision, by, **fields):
    """Change what an instrument says of itself, and its bands; `revision` is the one the page was filled from."""
    draft = hold(instrument)
    if draft.revision != revision:
        raise Stale(Unwritten.WRITTEN_MEANWHILE.label)
    changed = _change(draft, fields)
    audit.record("instrument.changed", draft, by=by, fields=changed)
    return draft


@transaction.atomic
def add_area(instrument, *, name, about, by):
    """One more area, after the others."""
    draft = hold(instrument)
    areas = list(Area.objects.of(draft).in_order())
    code = free_code(name["en"] or name["it"], {area.code for area in areas}, otherwise="area")
    area = Area.objects.create(instrument=draft, code=code, name=name, about=about, position=_after(areas))
    audit.record("area.added", draft, by=by, area=code)
    return area


@transaction.atomic
def edit_area(area, *, revision, by, **fields):
    """Change what an area says; `revision` is the one the page was filled from."""
    draft = hold(area.instrument)
    area = _still_there(Area.objects.all(), area, revision)
    changed = _change(area, fields)
    audit.record("area.changed", draft, by=by, area=area.code, fields=changed)
    return area


@transaction.atomic
def move_area(area, *, step, by):
    """Put an area before (-1) or after (1) its neighbour; at the end of the row nothing moves."""
    draft = hold(area.instrument)
    areas = list(Area.objects.of(draft).in_order())
    _renumber(_moved(areas, area, step))
    audit.record("area.moved", draft, by=by, area=area.code)


@transaction.atomic
def remove_area(area, *, revision, by):
    """Take an empty area away."""
    draft = hold(area.instrument)
    area = _still_there(Area.objects.all(), area, revision)
    if area.items.exists():
        raise Refused(Unwritten.HAS_ITEMS.label)
    area.delete()
    audit.record("area.removed", draft, by=by, area=area.code)


@transaction.atomic
def add_item(area, *, kind, by, **fields):
    """One more item, at the end of its area: it begins a meaning of its own."""
    draft = hold(area.instrument)
    area = _still_there(Area.objects.with_instruments(), area)
    taken = set(Item.objects.of(draft).values_list("code", flat=True))
    taken |= set(Item.objects.of(draft.based_on_id).values_list("code", flat=True))
    code = free_code(fields["name"]["en"] or fields["name"]["it"], taken, otherwise="item")
    item = Item(area=area, code=code, kind=kind, position=_after(area.items.in_order()), **fields)
    item.lineage = new_lineage(item)
    item.save(force_insert=True)
    audit.record("item.added", draft, by=by, item=code)
    return item


@transaction.atomic
def edit_item(item, *, revision, meaning, by, **fields):
    """Change an item; `meaning` says whether it still means what it meant in the version before, or nothing yet.

    Unsaid where the words have changed and nobody has said so: then nothing is written.
    """
    draft = hold(item.area.instrument)
    item = _still_there(Item.objects.with_instruments(), item, revision)
    changed = _change(item, fields, said=meaning)
    audit.record("item.changed", draft, by=by, item=item.code, fields=changed)
    return item


@transaction.atomic
def move_item(item, *, step, by):
    """Put an item before (-1) or after (1) its neighbour; beyond the first or last it enters the next area."""
    draft = hold(item.area.instrument)
    item = _still_there(Item.objects.with_areas(), item)
    row = list(item.area.items.in_order())
    places = [each.pk for each in row]
    if 0 <= places.index(item.pk) + step < len(row):
        _renumber(_moved(row, item, step))
    else:
        _into_the_next_area(item, list(Area.objects.of(draft).in_order()), step)
    audit.record("item.moved", draft, by=by, item=item.code)


@transaction.atomic
def remove_item(item, *, revision, by):
    """Take an item away; what was asked in earlier versions stays there."""
    draft = hold(item.area.instrument)
    item = _still_there(Item.objects.with_areas(), item, revision)
    item.delete()
    audit.record("item.removed", draft, by=by, item=item.code)


def _still_there(things, thing, revision=None):
    """The thing as it is now; refused if somebody removed it, or wrote in it since that revision."""
    current = things.filter(pk=thing.pk).first()
    if current is None:
        raise Refused(Unwritten.DISCARDED_MEANWHILE.label)
    if revision not in (None, current.revision):
        raise Stale(Unwritten.WRITTEN_MEANWHILE.label)
    return current


def _change(thing, fields, **said):
    """Write the fields; which of them changed."""
    changed = sorted(name for name, value in fields.items() if getattr(thing, name) != value)
    for name, value in fields.items():
        setattr(thing, name, value)
    if said:
        thing.lineage = lineage_of(thing, **said)
    thing.revision += 1
    thing.save()
    return changed


def _after(row):
    return max((each.position for each in row), default=0) + 1


def _moved(row, thing, step):
    """The row with one of its things put a step further."""
    order = [each.pk for each in row]
    here = order.index(thing.pk)
    there = min(max(here + step, 0), len(row) - 1)
    row.insert(there, row.pop(here))
    return row


def _renumber(row):
    for position, each in enumerate(row, start=1):
        each.position = position
    type(row[0]).objects.bulk_update(row, ["position"])


def _into_the_next_area(item, areas, step):
    """To the end of the area before, or to the head of the one after; beyond the last area nothing moves."""
    there = [area.pk for area in areas].index(item.area_id) + step
    if not 0 <= there < len(areas):
        return
    row = list(areas[there].items.in_order())
    item.area = areas[there]
    item.save(update_fields=["area"])
    _renumber([*row, item] if step < 0 else [item, *row])

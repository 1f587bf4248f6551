"""What is done with written cases: load, write, retire; one verb a deed."""

from django.db import IntegrityError, transaction

from assessments import vignette_file
from assessments.drafting import free_code
from assessments.models import Instrument, Item, Vignette
from assessments.vignette_words import Unasked
from assessments.writing_words import Unwritten
from beneficiaries.actions import Stale
from equipe import audit
from equipe.verdicts import Refused

WRITTEN = ("instrument_code", "title", "text", "items")


@transaction.atomic
def load_vignette(path, *, by=None):
    """Load the written case in a file, once: the same content changes nothing, one that was asked never changes."""
    content = vignette_file.read(path)
    known = Vignette.objects.select_for_update().filter(code=content["code"], ambito=None).first()
    vignette = known or Vignette(code=content["code"])
    if vignette.fingerprint == content["fingerprint"]:
        return vignette
    if known:
        _insist_it_was_never_asked(known)
    vignette.instrument_code, vignette.items = content["instrument"], content["items"]
    vignette.title, vignette.text, vignette.fingerprint = (content[key] for key in ("title", "text", "fingerprint"))
    _insist_on_its_items(vignette, ambiti=())
    vignette.save()
    audit.record("vignette.loaded", vignette, by=by, code=vignette.code)
    return vignette


@transaction.atomic
def add_vignette(*, ambito, by, **fields):
    """Write a case of the district."""
    taken = set(Vignette.objects.of([ambito]).values_list("code", flat=True))
    code = free_code(fields["title"]["it"] or fields["title"]["en"], taken, otherwise="case")
    vignette = Vignette(ambito=ambito, code=code, **fields)
    _insist_on_its_items(vignette, ambiti=[ambito])
    try:
        with transaction.atomic():
            vignette.save(force_insert=True)
    except IntegrityError:
        raise Refused(Unwritten.WRITTEN_MEANWHILE.label) from None
    audit.record("vignette.added", vignette, by=by, code=code)
    return vignette


@transaction.atomic
def edit_vignette(vignette, *, revision, by, **fields):
    """Change a case that no session has asked yet; `revision` is the one the page was filled from."""
    vignette = Vignette.objects.select_for_update().get(pk=vignette.pk)
    _insist_it_was_never_asked(vignette)
    if vignette.revision != revision:
        raise Stale(Unwritten.WRITTEN_MEANWHILE.label)
    changed = sorted(name for name, value in fields.items() if getattr(vignette, name) != value)
    for name, value in fields.items():
        setattr(vignette, name, value)
    _insist_on_its_items(vignette, ambiti=[vignette.ambito_id])
    vignette.revision += 1
    vignette.save()
    audit.record("vignette.changed", vignette, by=by, fields=changed)
    return vignette


@transaction.atomic
def retire_vignette(vignette, *, by, on):
    """No further session asks this case."""
    Vignette.objects.active().filter(pk=vignette.pk).update(retired_on=on)
    audit.record("vignette.retired", vignette, by=by)


@transaction.atomic
def restore_vignette(vignette, *, by):
    """Sessions may ask this case again."""
    Vignette.objects.filter(pk=vignette.pk).update(retired_on=None)
    audit.record("vignette.restored", vignette, by=by)


def _insist_it_was_never_asked(vignette):
    if vignette.askings.exists():
        raise Refused(Unasked.CASE_WAS_ASKED.label)


def _insist_on_its_items(vignette, *, ambiti):
    """What the case lets one judge is in the instrument in use, and has levels."""
    instrument = Instrument.objects.current(ambiti).filter(code=vignette.instrument_code).first()
    if instrument is None:
        raise Refused(Unasked.CASE_WITHOUT_INSTRUMENT.label % {"code": vignette.instrument_code})
    known = set(Item.objects.judged_in(vignette, instrument).values_list("code", flat=True))
    if missing := [item for item in vignette.items if item not in known]:
        raise Refused(Unasked.CASE_WITHOUT_ITEM.label % {"instrument": instrument, "item": missing[0]})

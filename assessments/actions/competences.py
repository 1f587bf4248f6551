"""What is done with the catalogue of competences: ESCO is loaded into it, a district adds what ESCO does not name."""

from collections import namedtuple

from django.db import IntegrityError, transaction

from assessments import esco
from assessments.enums import Refusal
from assessments.models import Competence, EscoEdition
from equipe import audit
from equipe.verdicts import Refused

ROWS_AT_ONCE = 1000
LOADED = ("kind", "reuse", "labels", "alternatives", "descriptions", "transversal", "version", "dropped_on")

Loaded = namedtuple("Loaded", "edition concepts added changed links unlinked dropped")


@transaction.atomic
def load_esco(folder, *, language, on, version="", by=None):
    """Load ESCO's files in one language: all of it or nothing; the same files a second time change nothing.

    A second language adds its labels. What a newer version no longer has stays with those who hold it.
    """
    pack = esco.read(folder, language=language, version=version)
    newest = max(map(esco.as_numbers, EscoEdition.objects.values_list("version", flat=True)), default=())
    if esco.as_numbers(pack.version) < newest:
        raise Refused(Refusal.OLDER_ESCO.label % {"newest": ".".join(map(str, newest)), "version": pack.version})
    known = Competence.objects.from_esco().defer("words").in_bulk(field_name="uri")
    written = [entry for uri, concept in pack.concepts.items() if (entry := _entry(known.get(uri), uri, concept, pack))]
    added = sum(entry.pk is None for entry in written)
    Competence.objects.bulk_create(
        written, batch_size=ROWS_AT_ONCE, update_conflicts=True, unique_fields=["uri"], update_fields=LOADED
    )
    linked, unlinked = _link(pack)
    dropped = Competence.objects.of_another_version(pack.version).update(dropped_on=on)
    edition, new = EscoEdition.objects.get_or_create(
        version=pack.version, language=language, defaults={"loaded_on": on}
    )
    loaded = Loaded(edition, len(pack.concepts), added, len(written) - added, linked, unlinked, dropped)
    if new or any(loaded[2:]):
        edition.loaded_on = on
        edition.save(update_fields=["loaded_on"])
        audit.record("esco.loaded", edition, by=by, **loaded._asdict() | {"edition": str(edition)})
    return loaded


def _entry(known, uri, concept, pack):
    """The entry as the pack has it; nothing where it says what is known already."""
    entry = known or Competence(uri=uri, labels={}, alternatives={}, descriptions={})
    told = {
        "kind": str(concept.kind),
        "reuse": concept.reuse,
        "labels": entry.labels | {pack.language: concept.label},
        "alternatives": entry.alternatives | {pack.language: list(concept.alternatives)},
        "descriptions": entry.descriptions | {pack.language: concept.description},
        "transversal": concept.transversal,
        "version": pack.version,
        "dropped_on": None,
    }
    if known and all(getattr(known, name) == value for name, value in told.items()):
        return None
    for name, value in told.items():
        setattr(entry, name, value)
    return entry


def _link(pack):
    """Make the broader entries those of the pack: how many links were made, how many taken away."""
    rows = Competence.broader.through.objects
    keys = dict(Competence.objects.from_esco().values_list("uri", "pk"))
    wanted = {(keys[narrower], keys[broader]) for narrower, broader in pack.broader}
    there = {(narrow, broad): pk for pk, narrow, broad in rows.values_list("pk", "from_competence", "to_competence")}
    fresh = [rows.model(from_competence_id=narrow, to_competence_id=broad) for narrow, broad in wanted - there.keys()]
    rows.bulk_create(fresh, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    gone = [pk for pair, pk in there.items() if pair not in wanted]
    rows.filter(pk__in=gone).delete()
    return len(fresh), len(gone)


@transaction.atomic
def extend_catalogue(*, ambito, kind, label, language, by):
    """Add a competence that ESCO does not name, for one district."""
    labels = {language: label}
    try:
        with transaction.atomic():
            competence = Competence.objects.create(ambito=ambito, kind=kind, labels=labels)
    except IntegrityError:  # the same click a second time: it is there already
        return Competence.objects.get(ambito=ambito, uri=None, labels=labels)
    audit.record("catalogue.extended", competence, by=by)
    return competence

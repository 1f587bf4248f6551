"""Deeds on people: who someone is, written once and corrected with care."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from beneficiaries.models import Person, note_duplicates
from beneficiaries.rules import parse_tax_code
from equipe import audit
from equipe.verdicts import Refused

GAPS = ("tax_code", "birth_place", "citizenship", "municipality", "address", "phone", "email")


class Stale(Refused):
    """Somebody else saved in the meantime: nothing was overwritten, both texts are there to be compared."""


@transaction.atomic
def register(person, *, by):
    """The person with this reference or tax code if the district knows one, otherwise this one, registered now.

    Of a known person only what is empty is filled in: nothing that somebody else wrote is changed on the way. Who looks
    like somebody else waits for the desk to compare; whoever registers her is told nothing.
    """
    if person.tax_code:
        person.tax_code = parse_tax_code(person.tax_code).code
    known = _known(person)
    if known is not None:
        return _completed(known, person, by=by)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:  # somebody else registered her a moment ago
        return _completed(_known(person), person, by=by)
    audit.record("person.registered", person, by=by)
    note_duplicates([person])
    return person


@transaction.atomic
def edit_person(person, *, version, by, **fields):
    """Change who someone is; `version` is the one the page was filled from."""
    if fields.get("tax_code"):
        fields["tax_code"] = parse_tax_code(fields["tax_code"]).code
    try:
        with transaction.atomic():
            saved = Person.objects.in_version(person, version).update(version=F("version") + 1, **fields)
    except IntegrityError:
        raise Refused(_("Another person with this tax code is already registered: check the code.")) from None
    if not saved:
        return _saved_already(person, fields)
    changed = sorted(name for name, value in fields.items() if getattr(person, name) != value)
    person.refresh_from_db()
    audit.record("person.edited", person, by=by, fields=changed)
    note_duplicates([person])
    return person


def _saved_already(person, fields):
    """A second click finds its own words saved; whoever finds another's is told that nothing was."""
    stands = Person.objects.get(pk=person.pk)
    if any(getattr(stands, name) != value for name, value in fields.items()):
        raise Stale(_("Somebody else changed this person while you were writing. Nothing was overwritten."))
    return stands


def _known(person):
    """The person chosen in the form or sent by it before; otherwise the one with the same tax code, merged or not."""
    known = Person.objects.same_row(person).select_related("merged_into").first()
    if known is None and person.tax_code:
        known = _with_code(person.tax_code, person.ambito)
    return known and known.standing_record


def _with_code(code, ambito):
    standing = Person.objects.with_tax_code(code, ambito=ambito).first()
    return standing or Person.objects.merged_with_tax_code(code, ambito=ambito).first()


def _completed(known, newcomer, *, by):
    gaps = {name: getattr(newcomer, name) for name in GAPS if getattr(newcomer, name) and not getattr(known, name)}
    if "tax_code" in gaps and _with_code(gaps["tax_code"], known.ambito):
        del gaps["tax_code"]
    if gaps:
        Person.objects.in_version(known, known.version).update(version=F("version") + 1, **gaps)
        audit.record("person.edited", known, by=by, fields=sorted(gaps))
        known.refresh_from_db()
    return known

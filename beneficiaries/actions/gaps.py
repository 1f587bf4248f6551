"""Filling in what is still empty: what a file says of somebody we know already; nothing is overwritten."""

from django.db import transaction
from django.db.models import F

from beneficiaries.enums import EmploymentStatus
from beneficiaries.models import Episode, Person
from beneficiaries.rules import citizenship_group
from equipe import audit


@transaction.atomic
def complete_person(person, *, by, **told):
    """Fill in what is still empty of a person at this moment; hands back the names of the fields that were filled.

    A case that was opened while nobody knew her citizenship was counted as of a third country: it is put right with it.
    """
    standing = Person.objects.select_for_update().get(pk=person.pk)
    gaps = {name: value for name, value in told.items() if value and not getattr(standing, name)}
    if gaps:
        Person.objects.same_row(standing).update(version=F("version") + 1, **gaps)
        audit.record("person.edited", standing, by=by, fields=sorted(gaps))
    if "citizenship" in gaps:
        cases = Episode.objects.of_person(standing).counted_as(citizenship_group(""))
        cases.update(citizenship_group=citizenship_group(gaps["citizenship"]), version=F("version") + 1)
    return sorted(gaps)


@transaction.atomic
def complete_case(episode, *, by, **told):
    """Fill in what was not known at the entry of a case, open or closed; hands back the names of the fields."""
    standing = Episode.objects.select_for_update().get(pk=episode.pk)
    empty = ("", None, EmploymentStatus.UNKNOWN)
    gaps = {name: value for name, value in told.items() if value not in empty and getattr(standing, name) in empty}
    if gaps:
        Episode.objects.same_as(standing).update(version=F("version") + 1, **gaps)
        audit.record("episode.edited", standing, by=by, fields=sorted(gaps))
    return sorted(gaps)

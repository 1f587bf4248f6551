"""What belongs to a person across the whole house: found by the foreign keys that lead to her, whoever laid them."""

from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.duplicates import Merge, PossibleDuplicate
from beneficiaries.models.episodes import Episode
from beneficiaries.models.people import Person
from equipe.models import Draft

OF_THE_MERGES = (Merge, PossibleDuplicate, Person)
"""What tells of records, and not of the person: it stays where it is."""

DRAFTS = ("referral", "opening")
"""Forms about a person whose begun text may be finished under her other record."""

SENTENCES = {
    "one_open_episode_a_person": _("Both have an open case. Close one of the two first; it stays whole and moves."),
    "one_undecided_referral_a_person": _("Both have a referral that waits for an answer. Decide on one of them first."),
    "nobody_is_her_own_relative": _(
        "One of the two is named in the household of the other. Correct the household first."
    ),
}
"""What stands against a merge, and what to do first; for all others the constraint's own sentence speaks."""


@dataclass(frozen=True)
class Move:
    """One row that changes hands: where it is, which column, what stood there, what will."""

    table: str
    pk: str
    column: str
    old: str
    new: str

    @property
    def model(self):
        return apps.get_model(self.table)

    @property
    def rows(self):
        return self.model._base_manager.filter(pk=self.pk)

    def back(self):
        return Move(self.table, self.pk, self.column, self.new, self.old)


def references():
    """Every foreign key of the house that leads to a person, except those of the merges themselves."""
    relations = [r for r in Person._meta.get_fields(include_hidden=True) if r.auto_created and not r.concrete]
    return [relation.field for relation in relations if relation.related_model not in OF_THE_MERGES]


def moves(person, other):
    """Every row of a person, on its way to another record of hers; what makes room for a row stands before it."""
    found = [
        Move(Episode._meta.label, str(pk), "opened_beside", "False", "True")
        for pk in opened_on_one_day(person, other).order_by("pk").values_list("pk", flat=True)
    ]
    found += [
        Move(field.model._meta.label, str(pk), field.attname, str(person.pk), str(other.pk))
        for field in references()
        for pk in rows_of(field, person).order_by("pk").values_list("pk", flat=True)
    ]
    return found + _moves_of_drafts(person, other)


def opened_on_one_day(person, other):
    """The cases of a person that were opened on the day of a case of her other record: after a merge both stay."""
    days = Episode.objects.of_person(other).values("opened_on")
    return Episode.objects.of_person(person).filter(opened_on__in=days, opened_beside=False)


def rows_of(field, person):
    return field.model._base_manager.filter(**{field.attname: person.pk})


def obstacles(person, other):
    """What the database would refuse if the rows of a person became the other's; nothing is written."""
    found, beside = [], set(opened_on_one_day(person, other))
    for field in references():
        for row in rows_of(field, person):
            setattr(row, field.attname, other.pk)
            if row in beside:
                row.opened_beside = True
            found += _refusals(row)
    return list(dict.fromkeys(found))


def count_kinds(person):
    """How many rows of each kind belong to a person or hang on her cases: {kind in the plural: number}."""
    counts = {}
    for field in references():
        _count(counts, field, rows_of(field, person))
    for relation in Episode._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not _leads_to_people(relation.related_model):
            hanging = relation.field.model._base_manager.filter(**{f"{relation.field.name}__person": person})
            _count(counts, relation.field, hanging)
    drafts = sum(len(_drafts(kind, person)) for kind in DRAFTS)
    return counts | {capfirst(Draft._meta.verbose_name_plural): drafts}


def tied_to(moved, person):
    """Rows of a person that hang on moved rows, or on which moved rows hang: what was written since a merge.

    `moved` and the answer map a table's label to references; a row of which both ends lead to people stays consistent
    only if both move.
    """
    found = {label: set(pks) for label, pks in moved.items()}
    grew = True
    while grew:
        grew = False
        for field in references():
            mine = rows_of(field, person)
            for tie in _ties(field.model):
                label, target = field.model._meta.label, tie.related_model
                on = Q(**{f"{tie.attname}__in": found.get(target._meta.label, ())})
                grew |= _add(found, label, mine.filter(on).values_list("pk", flat=True))
                held = field.model._base_manager.filter(pk__in=found.get(label, ())).exclude(**{tie.attname: None})
                ends = target._base_manager.filter(pk__in=held.values(tie.attname), person=person)
                grew |= _add(found, target._meta.label, ends.values_list("pk", flat=True))
    return {label: pks - set(moved.get(label, ())) for label, pks in found.items()}


def _ties(model):
    """The foreign keys of a model to others that lead to people too."""
    keys = [field for field in model._meta.concrete_fields if field.is_relation]
    return [field for field in keys if field.related_model is not Person and _leads_to_people(field.related_model)]


def _leads_to_people(model):
    return model in {field.model for field in references()}


def _add(found, label, pks):
    new = {str(pk) for pk in pks} - found.get(label, set())
    if new:
        found[label] = found.get(label, set()) | new
    return bool(new)


def _count(counts, field, rows):
    kind = capfirst(field.model._meta.verbose_name_plural)
    counts[kind] = counts.get(kind, 0) + rows.count()


def _refusals(row):
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError as refusal:
            fallback = f"{capfirst(row._meta.verbose_name)}: {' '.join(refusal.messages)}"
            yield str(SENTENCES.get(constraint.name, fallback))


def _drafts(kind, person):
    return Draft.objects.filter(key=f"{kind}:{person.pk}")


def _moves_of_drafts(person, other):
    """Begun texts go along, unless their writer has begun one for the other record too."""
    found = []
    for kind in DRAFTS:
        taken = _drafts(kind, other).values("user")
        for pk in _drafts(kind, person).exclude(user__in=taken).order_by("pk").values_list("pk", flat=True):
            found.append(Move(Draft._meta.label, str(pk), "key", f"{kind}:{person.pk}", f"{kind}:{other.pk}"))
    return found

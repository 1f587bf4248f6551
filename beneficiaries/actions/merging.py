"""Two records of one person become one, and two again: every row moves by its foreign key, and is told by the merge."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from beneficiaries.models import Merge, Person, PossibleDuplicate
from beneficiaries.models.belongings import Move, moves, obstacles, references, rows_of, tied_to
from equipe import audit
from equipe.verdicts import Refused

CHOSEN = (
    "tax_code",
    "last_name",
    "first_name",
    "sex",
    "birth_date",
    "birth_place",
    "citizenship",
    "municipality_id",
    "address",
    "phone",
    "email",
)
"""What is chosen field by field between two records."""


@transaction.atomic
def merge(survivor, merged, *, taken, by, at):
    """Move everything of a record to another of the same person; `taken` names the fields that come from the merged.

    The merged row stays, with its traces, and is seen by nobody: its address leads to the record that stays.
    """
    survivor, merged = _hold(survivor, merged)
    _insist_on_two_standing(survivor, merged)
    if sentences := obstacles(merged, survivor):
        raise Refused(*sentences)
    changes = {name: getattr(merged, name) for name in CHOSEN if name in taken}
    changes = {name: value for name, value in changes.items() if value != getattr(survivor, name)}
    moved = moves(merged, survivor)
    done = Merge.objects.create(
        survivor=survivor,
        merged=merged,
        moved=[vars(move) for move in moved],
        fields={name: [getattr(survivor, name), value] for name, value in changes.items()},
        stayed=_rows_by_table(survivor),
        versions=[survivor.version, merged.version],
        by=by,
        at=at,
    )
    _carry(moved)
    Person.objects.same_row(merged).update(merged_into=survivor, version=F("version") + 1)
    Person.objects.same_row(survivor).update(version=F("version") + 1, **changes)
    details = {"merge": str(done.pk), "rows": len(moved), "fields": sorted(changes)}
    audit.record("person.merged", survivor, by=by, other=str(merged.pk), **details)
    audit.record("person.merged", merged, by=by, other=str(survivor.pk), **details)
    return done


@transaction.atomic
def undo_merge(merge, *, by, at):
    """Put every row back where it was before; what was written since stays with the case on which it hangs."""
    merge = Merge.objects.held(merge)
    if not merge.is_reversible(at=at):
        raise Refused(_("This merge can no longer be undone: thirty days have passed, or it was undone already."))
    survivor, merged = _hold(merge.survivor, merge.merged)
    if survivor.merged_into_id:
        raise Refused(_("The record that stayed was merged into another one since then: undo that merge first."))
    _insist_on_fields_as_left(merge, survivor)
    back = _still_there(Move(**move).back() for move in reversed(merge.moved))
    back += _written_since(merge, survivor, merged)
    _give_back_who_they_were(merge, survivor, merged)
    _carry(back)
    Merge.objects.filter(pk=merge.pk).update(undone_by=by, undone_at=at)
    details = {"merge": str(merge.pk), "rows": len(back)}
    audit.record("person.unmerged", survivor, by=by, other=str(merged.pk), **details)
    audit.record("person.unmerged", merged, by=by, other=str(survivor.pk), **details)
    return merged


@transaction.atomic
def tell_apart(pair, *, by, at):
    """Two people who look alike are two: remembered with who said so and when."""
    if PossibleDuplicate.objects.undecided().filter(pk=pair.pk).update(told_apart_by=by, told_apart_at=at):
        for person, other in (pair.people, reversed(pair.people)):
            audit.record("person.told_apart", person, by=by, other=str(other.pk))
    return pair


def _hold(survivor, merged):
    held = Person.objects.held(survivor, merged)
    return held[survivor.pk], held[merged.pk]


def _insist_on_two_standing(survivor, merged):
    if survivor.pk == merged.pk or survivor.ambito_id != merged.ambito_id:
        raise Refused(_("Two different records of one district can be merged; these are not."))
    if survivor.merged_into_id or merged.merged_into_id:
        raise Refused(_("Somebody was quicker: one of the two records has been merged already. Look at it again."))


def _carry(moved):
    """Write each move; a row that is no longer as it was stops all of them."""
    for move in moved:
        if not move.rows.filter(**{move.column: move.old}).update(**{move.column: move.new}):
            raise Refused(_("Somebody changed this in the very same moment: nothing was done. Try again."))


def _rows_by_table(person):
    stayed = {}
    for field in references():
        pks = rows_of(field, person).values_list("pk", flat=True)
        stayed.setdefault(field.model._meta.label, []).extend(str(pk) for pk in pks)
    return stayed


def _insist_on_fields_as_left(merge, survivor):
    """A field that the merge changed and somebody corrected since has words that undoing would lose."""
    corrected = [name for name, (_old, new) in merge.fields.items() if getattr(survivor, name) != _read(name, new)]
    if corrected:
        labels = [str(Person._meta.get_field(name).verbose_name) for name in corrected]
        raise Refused(
            _("Since the merge somebody corrected: %(fields)s. Undoing would lose it, so nothing was changed.")
            % {"fields": get_text_list(labels, _("and"))}
        )


def _still_there(back):
    """The moves that can be made; a draft may be finished by now, any other row that is gone stops it."""
    found = []
    for move in back:
        if move.rows.filter(**{move.column: move.old}).exists():
            found.append(move)
        elif move.column != "key":
            kind = capfirst(move.model._meta.verbose_name)
            raise Refused(
                _("Since the merge something was moved on or taken away (%(kind)s): it cannot be put back.")
                % {"kind": kind}
            )
    return found


def _written_since(merge, survivor, merged):
    """The moves of what was written since and hangs on rows that go back: it goes with them."""
    moved = {}
    for move in merge.moved:
        moved.setdefault(move["table"], set()).add(move["pk"])
    columns = {field.model._meta.label: field.attname for field in references() if field.name == "person"}
    found = []
    for label, pks in tied_to(moved, survivor).items():
        if pks & set(merge.stayed.get(label, ())):
            raise Refused(_("Since the merge rows of both records were tied together: they cannot be parted again."))
        found += [Move(label, pk, columns[label], str(survivor.pk), str(merged.pk)) for pk in sorted(pks)]
    return found


def _give_back_who_they_were(merge, survivor, merged):
    """The fields as they were; the version too, unless the record that stayed was saved since."""
    before, merged_before = merge.versions
    untouched = survivor.version == before + 1
    fields = {name: _read(name, old) for name, (old, _new) in merge.fields.items()}
    version = before if untouched else survivor.version + 1
    try:
        with transaction.atomic():
            Person.objects.same_row(survivor).update(version=version, **fields)
            Person.objects.same_row(merged).update(merged_into=None, version=merged_before)
    except IntegrityError:
        raise Refused(
            _("Since the merge another person was registered with the tax code of this one: correct it there first.")
        ) from None


def _read(name, value):
    return Person._meta.get_field(name).to_python(value)

"""Two records of one host become one: every row moves by its foreign key, and is told by the merge."""

from django.db import transaction
from django.db.models import F

from equipe import audit
from equipe.verdicts import Refused
from placements.coming_in import carry_words, words_on
from placements.enums import Refusal
from placements.models import Agreement, Availability, Hire, Host, HostMerge, Site, moves
from placements.models.merges import rows_by_table

CHOSEN = ("name", "kind", "vat_number", "tax_code", "ateco", "sector")
"""What is chosen field by field between two records; notes are kept of both."""


@transaction.atomic
def merge_hosts(survivor, gone, *, taken=(), by):
    """Move everything of a record to another of the same host; `taken` names the fields that come from the merged one.

    The merged row stays, with its traces: its address leads to the record that stays. Agreements are held before the
    hosts, as who opens an internship holds them.
    """
    list(Agreement.objects.of_hosts(survivor, gone).select_for_update(no_key=True).order_by("pk").values("pk"))
    held = Host.objects.held(survivor, gone)
    if len(held) < 2 or survivor.ambito_id != gone.ambito_id:
        raise Refused(Refusal.SAME_HOST_TWICE.label)
    survivor, gone = held[survivor.pk], held[gone.pk]
    for host in (survivor, gone):
        if host.merged_into_id:
            raise Refused(Refusal.MERGED.label % {"host": host.merged_into})
    _insist_on_no_doubles(survivor, gone)
    before = _as_it_stands(survivor, gone, name=gone.name if "name" in taken and gone.name else survivor.name)
    _say_once_who_wants_neither(survivor, gone)
    changes = {name: getattr(gone, name) for name in CHOSEN if name in taken and getattr(gone, name)}
    changes["notes"] = "\n\n".join(note for note in (survivor.notes, gone.notes) if note)
    changes = {name: value for name, value in changes.items() if value != getattr(survivor, name)}
    moved = moves(gone)
    Site.objects.of_host(gone).update(is_main=False)
    _carry(moved, gone, survivor)
    Host.objects.merged_into_this(gone).update(merged_into=survivor)
    Host.objects.filter(pk=gone.pk).update(merged_into=survivor, version=F("version") + 1)
    Host.objects.filter(pk=survivor.pk).update(version=F("version") + 1, **changes)
    done = HostMerge.objects.create(
        survivor=survivor,
        gone=gone,
        moved=[vars(move) for move in moved],
        fields={name: [getattr(survivor, name), value] for name, value in changes.items()},
        before=before,
        by=by,
    )
    names = survivor.name, gone.name
    survivor.refresh_from_db()
    carry_words(survivor, *names)
    told = {"rows": len(moved), "fields": sorted(changes)}
    audit.record("host.merged", survivor, by=by, other=str(gone.pk), **told)
    audit.record("host.merged", gone, by=by, other=str(survivor.pk), **told)
    return done


def _as_it_stands(survivor, gone, *, name):
    """What the merge changes besides rows and fields, so that it can be undone; `name` is the one that stays."""
    unwanted = Availability.hosts_not_wanted.through.objects
    twice = unwanted.filter(host=survivor).values("availability")
    return {
        "name": name,
        "stayed": rows_by_table(survivor),
        "main_sites": [str(site.pk) for site in Site.objects.of_host(gone).filter(is_main=True)],
        "earlier": [str(host.pk) for host in Host.objects.merged_into_this(gone)],
        "unwanted": list(unwanted.filter(host=gone, availability__in=twice).values_list("availability", flat=True)),
        "words": [[str(pk), told] for pk, told in words_on(survivor, *{survivor.name, gone.name} - {name})],
    }


def _insist_on_no_doubles(survivor, gone):
    numbers = Agreement.objects.of_host(survivor).values("number")
    double = Agreement.objects.of_host(gone).filter(number__in=numbers).first()
    if double:
        raise Refused(Refusal.SAME_NUMBER.label % {"number": double.number})
    people = Hire.objects.at(survivor).values_list("person", "starts_on")
    if set(people) & set(Hire.objects.at(gone).values_list("person", "starts_on")):
        raise Refused(Refusal.SAME_HIRE.label)


def _say_once_who_wants_neither(survivor, gone):
    """Who wants to go to neither of the two says it of the one that stays."""
    unwanted = Availability.hosts_not_wanted.through.objects
    twice = unwanted.filter(host=survivor).values("availability")
    unwanted.filter(host=gone, availability__in=twice).delete()


def _carry(moved, gone, survivor):
    """Write each move; a row that is no longer as it was stops all of them."""
    for move in moved:
        if not move.rows.filter(**{move.column: gone.pk}).update(**{move.column: survivor.pk}):
            raise Refused(Refusal.MOVED_MEANWHILE.label)

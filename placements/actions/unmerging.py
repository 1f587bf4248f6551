"""One record of two hosts becomes two again: every row goes back, with what was written since and hangs on it."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from beneficiaries.models import DataExchange
from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Inseparable
from placements.models import Agreement, Availability, Host, HostMerge, Move, Site
from placements.models.merges import grown_together

UNWANTED = Availability.hosts_not_wanted.through


@transaction.atomic
def undo_host_merge(merge, *, by, at):
    """Part two records that turned out to be of two hosts; refused where that would lose or tear something apart."""
    survivor, gone = merge.survivor, merge.gone
    list(Agreement.objects.of_hosts(survivor, gone).select_for_update(no_key=True).order_by("pk").values("pk"))
    held = Host.objects.held(survivor, gone)
    survivor, gone = held[survivor.pk], held[gone.pk]
    merge = HostMerge.objects.held(merge)
    if not merge.is_reversible(at=at):
        raise Refused(Inseparable.MERGE_STANDS.label)
    if survivor.merged_into_id:
        raise Refused(Inseparable.MERGED_ON.label)
    _insist_on_fields_as_left(merge, survivor)
    back = [Move(**move) for move in merge.moved] + _written_since(merge, survivor)
    _stand_apart(merge, survivor, gone)
    _carry_back(back, survivor, gone)
    _give_back(merge, survivor, gone)
    HostMerge.objects.filter(pk=merge.pk).update(undone_by=by, undone_at=at)
    audit.record("host.unmerged", survivor, by=by, other=str(gone.pk), rows=len(back))
    audit.record("host.unmerged", gone, by=by, other=str(survivor.pk), rows=len(back))
    gone.refresh_from_db()
    return gone


def _insist_on_fields_as_left(merge, survivor):
    """A field that the merge changed and somebody corrected since has words that undoing would lose."""
    corrected = [name for name, (_old, new) in merge.fields.items() if getattr(survivor, name) != new]
    if corrected:
        fields = [str(Host._meta.get_field(name).verbose_name) for name in corrected]
        raise Refused(Inseparable.CORRECTED_SINCE.label % {"fields": get_text_list(fields, _("and"))})


def _written_since(merge, survivor):
    """What was written since and hangs on rows that go back goes with them; not with rows that were here before."""
    stayed = merge.before["stayed"]
    found = grown_together(merge.moved, survivor)
    if any(move.pk in stayed.get(move.table, ()) for move in found):
        raise Refused(Inseparable.GROWN_TOGETHER.label)
    return found


def _stand_apart(merge, survivor, gone):
    """Both records stand, with what each said of itself before the merge."""
    fields = {name: old for name, (old, _new) in merge.fields.items()}
    try:
        with transaction.atomic():
            Host.objects.filter(pk=survivor.pk).update(version=F("version") + 1, **fields)
            Host.objects.filter(pk=gone.pk).update(merged_into=None, version=F("version") + 1)
            Host.objects.filter(pk__in=merge.before["earlier"]).update(merged_into=gone)
    except IntegrityError:
        raise Refused(Inseparable.NUMBER_TAKEN.label) from None


def _carry_back(back, survivor, gone):
    """Each row, wherever it still hangs on the record that stayed; what nobody wants any more may be gone by now."""
    for move in back:
        went = move.rows.filter(**{move.column: survivor.pk}).update(**{move.column: gone.pk})
        if not went and move.table != UNWANTED._meta.label:
            raise Refused(Inseparable.MOVED_ON.label)


def _give_back(merge, survivor, gone):
    """What the merge took from one of the two because one host has it once: main place, wishes, words on telling."""
    if Site.objects.of_host(gone).filter(is_main=True).exists():
        raise Refused(Inseparable.MOVED_ON.label)
    Site.objects.of_host(gone).filter(pk__in=merge.before["main_sites"]).update(is_main=True)
    kept = Availability.objects.filter(pk__in=merge.before["unwanted"], hosts_not_wanted=survivor)
    UNWANTED.objects.bulk_create((UNWANTED(availability=one, host=gone) for one in kept), ignore_conflicts=True)
    for pk, name in merge.before["words"]:
        DataExchange.objects.filter(pk=pk, name=merge.before["name"]).update(name=name)

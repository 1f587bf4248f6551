"""Two records of one host that became one: which rows moved, so that it can be told and read again."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.duplicates import REVERSIBLE_FOR
from equipe.models import User
from placements.models.hosts import Host


class HostMergeQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(survivor__in=Host.objects.visible_to(user))

    # Where it stands
    def standing(self):
        return self.filter(undone_at=None)

    def into(self, host):
        return self.filter(survivor=host)

    # How to fetch and list
    def held(self, merge):
        """This very merge as it stands now, kept from everybody else."""
        return self.select_for_update(no_key=True).get(pk=merge.pk)

    def with_hosts(self):
        return self.select_related("survivor", "gone", "by")

    def newest_first(self):
        return self.order_by("-at", "-pk")


class HostMerge(models.Model):
    """A merge: `moved` lists each row with its table, reference and column; `fields` what each field was and became.

    `before` is what else it takes to undo it; merges that are older than it have none, and stay.
    """

    survivor = models.ForeignKey(Host, models.PROTECT, related_name="+", verbose_name=_("record that stays"))
    gone = models.ForeignKey(Host, models.PROTECT, related_name="+", verbose_name=_("record that was merged"))
    moved = models.JSONField(_("rows that moved"))
    fields = models.JSONField(_("fields taken over"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("merged by"))
    at = models.DateTimeField(_("merged"), auto_now_add=True)
    before = models.JSONField(_("how it stood before"), default=dict)
    undone_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)

    objects = HostMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of two hosts")
        verbose_name_plural = _("merges of hosts")
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at=None), name="a_host_is_merged_once"),
            models.CheckConstraint(condition=~Q(survivor=F("gone")), name="no_host_becomes_itself"),
        ]

    def __str__(self):
        return f"{self.gone} → {self.survivor}"

    @property
    def reversible_until(self):
        return self.at + REVERSIBLE_FOR

    def is_reversible(self, *, at):
        return self.undone_at is None and bool(self.before) and at <= self.reversible_until


@dataclass(frozen=True)
class Move:
    """One row that changes hands: where it is and which column."""

    table: str
    pk: str
    column: str

    @property
    def rows(self):
        return apps.get_model(self.table)._base_manager.filter(pk=self.pk)


def references():
    """Every foreign key of the house that leads to a host, besides those of the merges themselves."""
    relations = [r for r in Host._meta.get_fields(include_hidden=True) if r.auto_created and not r.concrete]
    keys = [relation.field for relation in relations if not relation.many_to_many]
    return [field for field in keys if field.model not in (Host, HostMerge)]


def rows_of(field, host):
    return field.model._base_manager.filter(**{field.attname: host.pk})


def moves(host):
    """Every row that hangs on a host, in an order that is always the same."""
    return [
        Move(field.model._meta.label, str(pk), field.attname)
        for field in sorted(references(), key=lambda field: field.model._meta.label)
        for pk in rows_of(field, host).order_by("pk").values_list("pk", flat=True)
    ]


def rows_by_table(host):
    """The references of every row that hangs on a host, by table."""
    found = {}
    for move in moves(host):
        found.setdefault(move.table, []).append(move.pk)
    return found


def grown_together(moved, host):
    """The rows of a host that hang on moved rows, or on which those hang: they are of one host, or of none."""
    columns = {field.model: field.attname for field in references()}
    known = {(move["table"], move["pk"]) for move in moved}
    reached = set(known)
    while new := {end for ends in _knots(columns, reached) for end in ends if end not in reached}:
        here = {(label, pk) for label, pk in new if _hangs(label, pk, host, columns)}
        if not here:
            break
        reached |= here
    return [Move(label, pk, columns[apps.get_model(label)]) for label, pk in sorted(reached - known)]


def _hangs(label, pk, host, columns):
    model = apps.get_model(label)
    return model._base_manager.filter(pk=pk, **{columns[model]: host.pk}).exists()


def _knots(columns, reached):
    """Of every row that ties rows of hosts together and touches one that was reached, all the rows it ties."""
    for model in apps.get_models():
        ties = [field for field in model._meta.concrete_fields if field.related_model in columns]
        if len(ties) + (model in columns) < 2:
            continue
        touches = Q(pk__in=[pk for label, pk in reached if label == model._meta.label]) if model in columns else Q()
        for tie in ties:
            there = [pk for label, pk in reached if label == tie.related_model._meta.label]
            touches |= Q(**{f"{tie.attname}__in": there})
        for row in model._base_manager.filter(touches):
            tied = [(tie.related_model._meta.label, getattr(row, tie.attname)) for tie in ties]
            ends = [(label, str(pk)) for label, pk in tied if pk]
            yield [*ends, (model._meta.label, str(row.pk))] if model in columns else ends


def count_kinds(host):
    """How many rows of each kind hang on a host: {kind in the plural: number}; kinds without any are left out."""
    counts = {}
    for field in references():
        if number := rows_of(field, host).count():
            named = field.model._meta.auto_created or field.model
            counts[named._meta.verbose_name_plural] = number
    return counts

"""Two records of one host that became one: which rows moved, so that it can be told and read again."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.models.hosts import Host


class HostMerge(models.Model):
    """A merge: `moved` lists each row with its table, reference and column; `fields` what the other record gave."""

    survivor = models.ForeignKey(Host, models.PROTECT, related_name="+", verbose_name=_("record that stays"))
    gone = models.ForeignKey(Host, models.PROTECT, related_name="+", verbose_name=_("record that was merged"))
    moved = models.JSONField(_("rows that moved"))
    fields = models.JSONField(_("fields taken over"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("merged by"))
    at = models.DateTimeField(_("merged"), auto_now_add=True)

    class Meta:
        verbose_name = _("merge of two hosts")
        verbose_name_plural = _("merges of hosts")
        constraints = [
            models.UniqueConstraint("gone", name="a_host_is_merged_once"),
            models.CheckConstraint(condition=~Q(survivor=F("gone")), name="no_host_becomes_itself"),
        ]

    def __str__(self):
        return f"{self.gone} → {self.survivor}"


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


def count_kinds(host):
    """How many rows of each kind hang on a host: {kind in the plural: number}; kinds without any are left out."""
    counts = {}
    for field in references():
        if number := rows_of(field, host).count():
            named = field.model._meta.auto_created or field.model
            counts[named._meta.verbose_name_plural] = number
    return counts

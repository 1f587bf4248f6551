"""Two records that may be of one person, and what became of them: told apart, or merged."""

import uuid
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Likeness
from beneficiaries.models.people import Person
from beneficiaries.rules import likeness
from equipe.enums import DESK_ROLES
from equipe.models import Ambito, User

REVERSIBLE_FOR = timedelta(days=30)


class PairQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """The pairs of the districts whose desk the user sits at: she may see both."""
        return self.filter(first__ambito__in=Ambito.objects.where(user, *DESK_ROLES))

    # Where it stands
    def undecided(self):
        """Nobody has told them apart, and neither was merged."""
        return self.filter(told_apart_at=None, first__merged_into=None, second__merged_into=None)

    def told_apart(self):
        return self.exclude(told_apart_at=None).filter(first__merged_into=None, second__merged_into=None)

    # Of whom
    def of_person(self, person):
        return self.filter(Q(first=person) | Q(second=person))

    # How to fetch and list
    def with_people(self):
        return self.select_related("first__municipality", "second__municipality", "told_apart_by")

    def newest_first(self):
        return self.order_by("-found_at", "pk")


class PossibleDuplicate(models.Model):
    """Two records of a district that look alike, and who told them apart. The first reference is the smaller one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("one person"))
    second = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("the other person"))
    likeness = ArrayField(models.CharField(max_length=16, choices=Likeness), verbose_name=_("what is alike"))
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    told_apart_at = models.DateTimeField(_("told apart"), null=True, editable=False)
    told_apart_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("told apart by")
    )

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        constraints = [
            models.UniqueConstraint("first", "second", name="one_pair_of_two_people"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="a_pair_has_one_order"),
        ]
        indexes = [models.Index(fields=["-found_at"], condition=Q(told_apart_at=None), name="pairs_to_decide")]

    def __str__(self):
        return f"{self.first} / {self.second}"

    def get_absolute_url(self):
        return reverse("beneficiaries:merge", args=[self.pk])

    @property
    def people(self):
        return self.first, self.second

    @property
    def alike(self):
        return [Likeness(kind).label for kind in self.likeness]


def alike_people(person, *, among=None):
    """Pairs of (another person, what is alike) that may be the same as this one; she need not be registered."""
    others = (Person.objects.all() if among is None else among).worth_comparing(person).defer("words")
    found = [(other, likeness(person, other)) for other in others]
    return [(other, kinds) for other, kinds in found if kinds]


def note_duplicates(people):
    """Keep every pair that one of these registered people makes with somebody; pairs known before stay as they are."""
    pairs = {}
    for person in people:
        for other, kinds in alike_people(person):
            first, second = sorted((person.pk, other.pk))
            pairs[first, second] = PossibleDuplicate(first_id=first, second_id=second, likeness=kinds)
    PossibleDuplicate.objects.bulk_create(pairs.values(), ignore_conflicts=True)
    return list(pairs)


class MergeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(survivor__ambito__in=Ambito.objects.where(user, *DESK_ROLES))

    def standing(self):
        return self.filter(undone_at=None)

    def into(self, person):
        return self.filter(survivor=person)

    def held(self, merge):
        """This very merge as it stands now, kept from everybody else."""
        return self.select_for_update().get(pk=merge.pk)

    def with_people(self):
        return self.select_related("merged", "survivor", "by")

    def newest_first(self):
        return self.order_by("-at", "pk")


class Merge(models.Model):
    """One record merged into another, with all that is needed to take it back, row for row.

    `moved` names every row that changed hands: its table, its reference, the column, what stood there and what stands
    there now. `fields` holds what was chosen for the person who stays: what she had, what she has. `stayed` names the
    rows that were hers already, by table.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survivor = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("record that stays"))
    merged = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("record that was merged"))
    moved = models.JSONField(_("rows moved"), encoder=DjangoJSONEncoder, default=list)
    fields = models.JSONField(_("fields chosen"), encoder=DjangoJSONEncoder, default=dict)
    stayed = models.JSONField(_("rows that stayed"), encoder=DjangoJSONEncoder, default=dict)
    versions = models.JSONField(_("versions before"), default=list)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("merged by"))
    at = models.DateTimeField(_("merged"))
    undone_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.UniqueConstraint("merged", condition=Q(undone_at=None), name="one_merge_of_a_record_stands"),
            models.CheckConstraint(condition=~Q(merged=F("survivor")), name="a_merge_is_of_two"),
        ]
        indexes = [models.Index(fields=["survivor", "-at"], name="merges_by_survivor")]

    def __str__(self):
        return f"{self.merged} → {self.survivor}"

    @property
    def reversible_until(self):
        return self.at + REVERSIBLE_FOR

    def is_reversible(self, *, at):
        return self.undone_at is None and at <= self.reversible_until

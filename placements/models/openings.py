"""Places a host offers under an agreement, and what each asks on the scale on which people are assessed."""

import uuid

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models import Item
from equipe.words import Plain
from placements.enums import Need, OpeningState
from placements.ladders import rungs
from placements.models.agreements import Agreement
from placements.models.conditions import Conditions
from placements.models.hosts import runs
from placements.models.sites import Site
from placements.rules import openings as rules
from placements.scale import words_of

LAST_DAY = Least("closes_on", "agreement__ends_on")
"""An opening closes with its agreement at the latest; PostgreSQL leaves out of LEAST what is empty."""


def where():
    """The municipality in which one works: that of the place of work, or of the host's main one."""
    main = Site.objects.filter(host=OuterRef("agreement__host")).in_order().values("place")[:1]
    return Coalesce("site__place", Subquery(main), Value(""))


class OpeningQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    # What it belongs to
    def at(self, host):
        return self.filter(agreement__host=host)

    def of_ambito(self, ambito):
        return self.filter(agreement__host__ambito=ambito)

    def among(self, candidacies):
        """Those that some candidacies are for."""
        return self.filter(pk__in={candidacy.opening_id for candidacy in candidacies})

    def known_as(self, reference):
        """The one a URL names; none for what is no reference at all."""
        try:
            return self.filter(pk=uuid.UUID(str(reference)))
        except ValueError:
            return self.none()

    def named_like(self, text):
        """Openings whose title, host or place contains what was typed, accents and capitals apart."""
        typed = Plain(Value(text))
        names = {"title": "title", "host": "agreement__host__name", "place": where()}
        words = {f"plain_{name}": Plain(path) for name, path in names.items()}
        either = Q()
        for name in words:
            either |= Q(**{f"{name}__contains": typed})
        return self.alias(**words).filter(either)

    # Where it stands
    def open(self, *, on):
        """Offered on the day: begun, not closed, not paused, by a host that receives people."""
        return self.not_closed(on=on).filter(opens_on__lte=on, paused_on=None)

    def coming(self, *, on):
        return self.not_closed(on=on).filter(opens_on__gt=on, paused_on=None)

    def paused(self, *, on):
        return self.not_closed(on=on).exclude(paused_on=None)

    def not_closed(self, *, on):
        return self._with_last_day().filter(last_day__gte=on, agreement__host__deactivated_on=None)

    def closed(self, *, on):
        return self._with_last_day().filter(Q(last_day__lt=on) | Q(agreement__host__deactivated_on__isnull=False))

    def in_version(self, opening, version):
        """This opening, if nobody changed it since; for an update that overwrites nothing unseen."""
        return self.filter(pk=opening.pk, version=version)

    def _with_last_day(self):
        return self.alias(last_day=LAST_DAY)

    # How to fetch and list
    def held(self, opening):
        """The opening as it is now and until the deed is done: its places are given by who holds it."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=opening.pk)

    def with_hosts(self):
        """With the host, and the municipality of the `place` of work, or of the host's main one."""
        return self.select_related("agreement__host", "site").annotate(place=where())

    def with_counts(self, *, on):
        """How many of its places are `taken` on the day, and how many things it asks."""
        return self.annotate(
            taken=Count("internships", filter=runs("internships", on=on), distinct=True),
            asked=Count("requirements", distinct=True),
        )

    def by_host(self):
        return self.order_by("agreement__host__name", "title", "pk")

    def newest_first(self):
        return self.order_by("-opens_on", "title", "pk")


class Opening(Conditions):
    """A place, or several alike, that a host offers under an agreement; nothing outside it.

    Pausing is a date: what the host has taken back for a while stays as it was written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="openings", verbose_name=_("framework agreement")
    )
    site = models.ForeignKey(
        Site,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="openings",
        verbose_name=_("place of work"),
    )
    title = models.CharField(_("title"), max_length=120)
    tasks = models.TextField(_("tasks, in words"), blank=True)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    opens_on = models.DateField(_("open from"))
    closes_on = models.DateField(_("open until"), null=True, blank=True)
    paused_on = models.DateField(_("paused since"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = [
            *Conditions.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="an_opening_closes_after_it_opens",
                violation_error_message=_("The opening would close before it opens: check the two days."),
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1),
                name="an_opening_has_a_place",
                violation_error_message=_("An opening has at least one place."),
            ),
            models.UniqueConstraint(
                "agreement",
                "title",
                "opens_on",
                name="one_opening_a_title_and_day",
                violation_error_message=_("This agreement already has an opening with this title from this day on."),
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.agreement.host})"

    def get_absolute_url(self):
        return reverse("placements:opening", args=[self.pk])

    @property
    def host(self):
        return self.agreement.host

    @property
    def last_day(self):
        return min(self.closes_on or self.agreement.ends_on, self.agreement.ends_on)

    @property
    def free(self):
        """Of an opening with its counts: the places nobody has taken on that day."""
        return max(self.places - self.taken, 0)

    def state(self, *, on):
        """Where it stands on a day; see the queryset's words of the same names."""
        if self.last_day < on or not self.host.is_active:
            return OpeningState.CLOSED
        if self.paused_on:
            return OpeningState.PAUSED
        return OpeningState.OPEN if self.opens_on <= on else OpeningState.COMING


class RequirementQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(opening__in=Opening.objects.visible_to(user))

    def of(self, opening):
        return self.filter(opening=opening)

    def of_any(self, openings):
        return self.filter(opening__in=openings)

    # How to fetch and list
    def with_items(self):
        return self.select_related("item__area")

    def in_order(self):
        """Behaviours before levels by code, in the order in which they are asked."""
        return self.order_by("item__kind", "item__area__position", "item__position")


class Requirement(models.Model):
    """A level an opening asks of one item. `lineage` repeats the item's: by it levels are compared across versions, and
    the database refuses to ask the same thing twice.
    """

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="requirements", verbose_name=_("opening"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name=_("item"))
    lineage = models.CharField(_("meaning"), max_length=100, editable=False)
    level = models.PositiveSmallIntegerField(_("level asked"))
    need = models.CharField(_("how much it is needed"), max_length=8, choices=Need, default=Need.REQUIRED)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        constraints = [
            models.UniqueConstraint(
                "opening",
                "lineage",
                name="one_requirement_a_meaning",
                violation_error_message=_("The same thing is asked twice: once is enough."),
            )
        ]

    def __str__(self):
        return f"{self.opening}: {self.item} {self.level}"

    @property
    def is_required(self):
        return self.need == Need.REQUIRED

    @property
    def in_words(self):
        """The behaviour or code of the level that is asked."""
        return words_of(self.item, self.level)

    @property
    def rungs(self):
        """The picture of what is asked."""
        return rungs(self.item, goal=self.level)

    def stand(self, seen):
        """How what was seen of a person (`rules.openings.Seen`, or nothing) stands to it."""
        return rules.stand(self.level, seen, values=self.item.as_question.values)

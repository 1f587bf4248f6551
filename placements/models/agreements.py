"""The framework agreements under which hosts receive people: as they stand now, and the acts that made them so."""

import uuid

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.enums import AgreementActKind, Insurer
from placements.models.hosts import Host, runs
from placements.rules import codes, frameworks
from placements.rules.frameworks import Change, Step

INSURANCE = ("inail_by", "liability_insurer", "liability_policy", "insured_until")
"""What is said of the insurance of the interns."""


class AgreementQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    # Where it stands
    def valid(self, *, on):
        return self.filter(starts_on__lte=on, ends_on__gte=on)

    def ending_within(self, first, last):
        return self.filter(ends_on__range=(first, last))

    def running_out(self, first, last):
        """Ending in the period, of a host in use, with nothing after it; one that was ended early asks for nothing."""
        return self.ending_within(first, last).of_active_hosts().with_what_follows().filter(is_settled=False)

    def insured_too_short(self, *, on, by):
        """With a policy that ends by a day, and before an internship under it that is not over does."""
        last_day = Coalesce("internships__interrupted_on", "internships__ends_on")
        under = self.filter(insured_until__lte=by).alias(last_day=last_day)
        short = under.filter(last_day__gte=on, last_day__gt=F("insured_until"))
        return short.distinct().order_by("insured_until", "pk")

    def not_ended(self, *, on):
        return self.filter(ends_on__gte=on)

    # What it belongs to
    def of_host(self, host):
        return self.filter(host=host)

    def of_hosts(self, *hosts):
        return self.filter(host__in=hosts)

    def of_ambito(self, ambito):
        return self.filter(host__ambito=ambito)

    def of_active_hosts(self):
        return self.filter(host__deactivated_on=None)

    def with_free_seats(self, *, on):
        return self.with_seats(on=on).filter(seats_then__gt=F("taken"))

    def in_version(self, agreement, version):
        """This agreement, if nobody changed it since; for an update that overwrites nothing unseen."""
        return self.filter(pk=agreement.pk, version=version)

    # How to fetch and list
    def held(self, agreement):
        """The agreement with its host, as they are now and until the deed is done: seats are given by who holds it."""
        held = self.select_for_update(no_key=True).get(pk=agreement.pk)
        held.host = Host.objects.held(held.host)[held.host_id]  # after it: a merge may have moved it while we waited
        return held

    def with_hosts(self):
        return self.select_related("host")

    def with_what_follows(self):
        """`is_settled` where its end asks for nothing: another agreement lasts longer, or it was ended early."""
        later = Agreement.objects.filter(host=OuterRef("host"), ends_on__gt=OuterRef("ends_on"))
        ended = AgreementAct.objects.of_kind(AgreementActKind.ENDED).filter(agreement=OuterRef("pk"))
        return self.annotate(is_settled=Exists(later) | Exists(ended))

    def with_seats_then(self, *, on):
        """`seats_then` as the acts agreed them for the day."""
        acts = AgreementAct.objects.filter(agreement=OuterRef("pk"), holds_from__lte=on).saying_seats()
        return self.annotate(seats_then=Coalesce(Subquery(acts.order_by("-number").values("seats")[:1]), F("seats")))

    def with_seats(self, *, on):
        """How many seats there are and how many are `taken` on the day.

        An internship of the past brought in beyond the seats counts too.
        """
        return self.with_seats_then(on=on).annotate(taken=Count("internships", filter=runs("internships", on=on)))

    def by_host(self):
        return self.order_by("host__name", "starts_on", "pk")

    def in_order(self):
        return self.order_by("starts_on", "pk")

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Agreement(models.Model):
    """A framework agreement (convenzione): nothing starts outside its period or beyond its seats.

    The row says what holds at last; its acts say how it came to this and what holds on any day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="agreements", verbose_name=_("host"))
    number = models.CharField(_("number"), max_length=40)
    protocol = models.CharField(_("protocol number"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    seats = models.PositiveSmallIntegerField(_("seats"))
    sectors = models.JSONField(_("kinds of work"), default=list, blank=True)  # ATECO codes or words
    inail_by = models.CharField(_("INAIL insurance by"), max_length=8, choices=Insurer, default=Insurer.PROMOTER)
    liability_insurer = models.CharField(_("liability insurer"), max_length=120, blank=True)
    liability_policy = models.CharField(_("policy number"), max_length=60, blank=True)
    insured_until = models.DateField(_("insured until"), null=True, blank=True)
    safety = models.TextField(_("duties of safety"), blank=True)
    notes = models.TextField(_("notes"), blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("framework agreement")
        verbose_name_plural = _("framework agreements")
        constraints = [
            models.UniqueConstraint(
                "host",
                "number",
                name="one_agreement_a_number",
                violation_error_message=_("This host already has an agreement with this number."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="an_agreement_ends_after_it_begins",
                violation_error_message=_("The agreement ends before it begins."),
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="an_agreement_has_a_seat"),
        ]

    def __str__(self):
        return f"{self.number} ({self.host})"

    def get_absolute_url(self):
        return reverse("placements:agreement", args=[self.pk])

    @property
    def period(self):
        return self.starts_on, self.ends_on

    @property
    def insurance(self):
        """What holds of the insurance at last, as an act keeps it."""
        until = self.insured_until.isoformat() if self.insured_until else None
        return {name: getattr(self, name) for name in INSURANCE} | {"insured_until": until}

    @property
    def sectors_in_words(self):
        return [codes.in_words(sector) for sector in self.sectors]

    @property
    def picture(self):
        """Seat by seat, of an agreement with its seats: taken, free, and those taken beyond."""
        taken = min(self.taken, self.seats_then)
        return ["taken"] * taken + ["free"] * (self.seats_then - taken) + ["over"] * (self.taken - taken)

    def holds(self, starts_on, ends_on):
        """Whether a period lies within the agreement."""
        return self.starts_on <= starts_on and ends_on <= self.ends_on

    def nearness(self, *, on):
        return frameworks.nearness(self.ends_on, on=on)


class AgreementActQuerySet(models.QuerySet):
    def of_agreement(self, agreement):
        return self.filter(agreement=agreement)

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def saying_seats(self):
        return self.exclude(seats=None)

    def with_who(self):
        return self.select_related("recorded_by")

    def in_order(self):
        return self.order_by("number")

    # What they come to
    def changes(self):
        """As `rules.frameworks` reads them, in their order."""
        return tuple(act.change for act in self.in_order())

    def steps(self, agreement):
        """The seats of an agreement over time; of one without acts, as its row says."""
        changes = self.of_agreement(agreement).changes()
        return frameworks.seats_over_time(changes) or (Step(agreement.starts_on, agreement.seats),)


class AgreementAct(models.Model):
    """One act of a framework agreement, never written over. What it does not change is empty.

    `number` counts within the agreement. `dated_on` is the day it was made, `holds_from` the first day on which it
    counts; of a renewal `ends_on` is the new last day, of an early end the last one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="acts", verbose_name=_("agreement"))
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=8, choices=AgreementActKind)
    dated_on = models.DateField(_("date of the act"))
    holds_from = models.DateField(_("holds from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    sectors = models.JSONField(_("kinds of work"), null=True, blank=True)
    insurance = models.JSONField(_("insurance"), null=True, blank=True)
    protocol = models.CharField(_("protocol number"), max_length=60, blank=True)
    note = models.TextField(_("in words"), blank=True)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = AgreementActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of a framework agreement")
        verbose_name_plural = _("acts of framework agreements")
        constraints = [
            models.UniqueConstraint("agreement", "number", name="one_agreement_act_a_number"),
            models.UniqueConstraint(
                "agreement", condition=Q(kind=AgreementActKind.SIGNED), name="an_agreement_begins_once"
            ),
            models.UniqueConstraint(
                "agreement",
                condition=Q(kind=AgreementActKind.ENDED),
                name="an_agreement_ends_early_once",
                violation_error_message=_("This agreement was ended early already."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=AgreementActKind.SIGNED) | Q(number=1, ends_on__isnull=False, seats__isnull=False),
                name="a_first_act_says_everything",
            ),
            models.CheckConstraint(condition=Q(seats=None) | Q(seats__gte=1), name="no_act_agrees_on_no_seat"),
        ]

    def __str__(self):
        return f"{self.agreement}: {self.number}, {self.get_kind_display()}"

    @property
    def change(self):
        """The act as `rules.frameworks` reads it."""
        return Change(
            kind=AgreementActKind(self.kind),
            order=self.number,
            holds_from=self.holds_from,
            ends_on=self.ends_on,
            seats=self.seats,
            sectors=None if self.sectors is None else tuple(self.sectors),
            insurance=self.insurance,
        )


def first_act(agreement, *, dated_on=None, by=None):
    """The signing of an agreement whose row alone is known; unsaved. From a register it is dated on its first day."""
    return AgreementAct(
        agreement=agreement,
        number=1,
        kind=AgreementActKind.SIGNED,
        dated_on=dated_on or agreement.starts_on,
        holds_from=agreement.starts_on,
        ends_on=agreement.ends_on,
        seats=agreement.seats,
        sectors=agreement.sectors,
        insurance=agreement.insurance,
        protocol=agreement.protocol,
        recorded_by=by,
    )

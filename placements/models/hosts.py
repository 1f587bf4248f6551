"""Who takes people in, and the framework agreements under which they do."""

import uuid

from django.contrib.postgres.search import TrigramStrictWordSimilarity
from django.db import models
from django.db.models import Count, F, Max, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.finding import Codes
from beneficiaries.rules.searching import FEWEST, sought
from equipe.models import Ambito, Membership
from equipe.words import Plain
from placements.enums import HostKind

ALIKE = 0.5
"""How alike a mistyped word must be to the one meant: one letter of a short word, two of a longer one."""


def runs(path, *, on):
    """The condition "runs on this day" for internships reached over a relation; see InternshipQuerySet.running."""
    uninterrupted = Q(**{f"{path}__interrupted_on": None, f"{path}__ends_on__gte": on})
    return Q(**{f"{path}__starts_on__lte": on}) & (uninterrupted | Q(**{f"{path}__interrupted_on__gte": on}))


class HostQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """The desk of the Ambito; hosts are no case data, yet their contacts are nobody else's business."""
        desks = Membership.objects.current().at_the_desk().of(user)
        return self.filter(ambito__in=desks.values("team__ambito"))

    # Where it stands
    def active(self):
        return self.filter(deactivated_on=None)

    def gone(self):
        return self.exclude(deactivated_on=None)

    def without_valid_agreement(self):
        """Of hosts with their seats: no agreement is valid that day."""
        return self.filter(agreed_until=None)

    def of_ambito(self, ambito):
        return self.filter(ambito=ambito)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def named_like(self, text):
        """Hosts whose name or place contains what was typed, accents and capitals apart, or nearly; or their number.

        A district has some hundreds of hosts: each is compared, no index is needed.
        """
        text = text.replace("\0", " ").strip()
        typed, numbers = Plain(Value(text)), [code for code in sought(text).codes if len(code) >= FEWEST]
        asked = Q(plain_name__contains=typed) | Q(plain_place__contains=typed) | Q(likeness__gte=ALIKE)
        if numbers:
            asked |= Q(digits__contains=numbers[0]) | Q(vat_number__contains=numbers[0])
        return self.alias(
            plain_name=Plain("name"),
            plain_place=Plain("place"),
            likeness=TrigramStrictWordSimilarity(typed, Plain("name")),
            digits=Codes(Value(""), "phone"),
        ).filter(asked)

    def nearest_first(self, text):
        return self.order_by(TrigramStrictWordSimilarity(Plain(Value(text)), Plain("name")).desc(), "name", "pk")

    def with_free_seats(self, *, on):
        return self.with_seats(on=on).filter(seats__gt=F("taken"))

    def with_agreement_ending_within(self, first, last):
        """Those whose latest agreement ends in the period: nothing follows it yet."""
        latest = Agreement.objects.filter(host=OuterRef("pk")).order_by("-ends_on").values("ends_on")[:1]
        return self.alias(latest_end=Subquery(latest)).filter(latest_end__range=(first, last))

    def in_version(self, host, version):
        """This host, if nobody changed it since; for an update that overwrites nothing unseen."""
        return self.filter(pk=host.pk, version=version)

    # How to fetch
    def with_seats(self, *, on):
        """`seats` of the agreements valid on the day, how many are `taken` that day, and until when they last."""
        valid = Agreement.objects.valid(on=on).filter(host=OuterRef("pk")).order_by().values("host")
        return self.annotate(
            seats=Coalesce(Subquery(valid.annotate(n=Sum("seats")).values("n")), 0),
            agreed_until=Subquery(valid.annotate(last=Max("ends_on")).values("last")),
            taken=Count("internships", filter=runs("internships", on=on), distinct=True),
        )

    # How to list
    def by_name(self):
        return self.order_by("name", "pk")


class Host(models.Model):
    """A business, cooperative, public body or association that receives interns."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="hosts", verbose_name=_("district"))
    name = models.CharField(_("name"), max_length=160)
    vat_number = models.CharField(_("VAT number"), max_length=11)
    kind = models.CharField(_("kind"), max_length=16, choices=HostKind)
    sector = models.CharField(_("sector"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    place = models.CharField(_("municipality"), max_length=120, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    notes = models.TextField(_("notes"), blank=True)
    deactivated_on = models.DateField(_("no longer a host since"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "vat_number",
                name="one_host_a_vat_number",
                violation_error_message=_("A host with this VAT number is already registered."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("placements:host", args=[self.pk])

    @property
    def is_active(self):
        return self.deactivated_on is None


class AgreementQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    # Where it stands
    def valid(self, *, on):
        return self.filter(starts_on__lte=on, ends_on__gte=on)

    def ending_within(self, first, last):
        return self.filter(ends_on__range=(first, last))

    def not_ended(self, *, on):
        """Valid on the day or later."""
        return self.filter(ends_on__gte=on)

    def of_host(self, host):
        return self.filter(host=host)

    def of_ambito(self, ambito):
        return self.filter(host__ambito=ambito)

    def of_active_hosts(self):
        return self.filter(host__deactivated_on=None)

    def with_free_seats(self, *, on):
        return self.with_seats(on=on).filter(seats__gt=F("taken"))

    # How to fetch and list
    def with_hosts(self):
        return self.select_related("host")

    def with_seats(self, *, on):
        """How many seats are `taken` on the day; an internship of the past brought in beyond the seats counts too."""
        return self.annotate(taken=Count("internships", filter=runs("internships", on=on)))

    def by_host(self):
        return self.order_by("host__name", "starts_on", "pk")

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Agreement(models.Model):
    """A framework agreement (convenzione): nothing starts outside its period or beyond its seats."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="agreements", verbose_name=_("host"))
    number = models.CharField(_("number"), max_length=40)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    seats = models.PositiveSmallIntegerField(_("seats"))

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
    def picture(self):
        """Seat by seat, of an agreement with its seats: taken, free, and those taken beyond."""
        taken = min(self.taken, self.seats)
        return ["taken"] * taken + ["free"] * (self.seats - taken) + ["over"] * (self.taken - taken)

    def holds(self, starts_on, ends_on):
        """Whether a period lies within the agreement."""
        return self.starts_on <= starts_on and ends_on <= self.ends_on

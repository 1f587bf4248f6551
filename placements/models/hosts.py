"""Who takes people in: the file itself; places of work, people to ask for and agreements hang on it."""

import uuid

from django.contrib.postgres.search import TrigramStrictWordSimilarity
from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.finding import Codes
from beneficiaries.rules.searching import FEWEST, sought
from equipe.models import Ambito, Membership
from equipe.words import Plain
from placements.enums import HostKind
from placements.rules import codes

ALIKE = 0.5
"""How alike a mistyped word must be to the one meant: one letter of a short word, two of a longer one."""


def runs(path, *, on):
    """The condition "runs on this day" for internships reached over a relation; see InternshipQuerySet.running."""
    uninterrupted = Q(**{f"{path}__interrupted_on": None, f"{path}__ends_on__gte": on})
    return Q(**{f"{path}__starts_on__lte": on}) & (uninterrupted | Q(**{f"{path}__interrupted_on__gte": on}))


def _hanging(relation):
    """What hangs on each host by one of its relations, for a question within a question."""
    return Host._meta.get_field(relation).related_model.objects.filter(host=OuterRef("pk"))


def _first(rows, name):
    """What the first of these rows says, or nothing."""
    return Coalesce(Subquery(rows.values(name)[:1]), Value(""))


class HostQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """The desk of the Ambito; hosts are no case data, yet their contacts are nobody else's business."""
        desks = Membership.objects.current().at_the_desk().of(user)
        return self.standing().filter(ambito__in=desks.values("team__ambito"))

    # Where it stands
    def standing(self):
        """Without the records that were merged into another one."""
        return self.filter(merged_into=None)

    def active(self):
        return self.standing().filter(deactivated_on=None)

    def gone(self):
        return self.standing().exclude(deactivated_on=None)

    def leading_to(self, reference):
        """The host that an address means: its own, or the one of a record that was merged into it."""
        return self.filter(Q(pk=reference) | Q(pk__in=Host.objects.filter(pk=reference).values("merged_into")))

    def merged_into_this(self, host):
        return self.filter(merged_into=host)

    def without_valid_agreement(self):
        """Of hosts with their seats: no agreement is valid that day."""
        return self.filter(agreed_until=None)

    def of_ambito(self, ambito):
        return self.filter(ambito=ambito)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def besides(self, host):
        return self.exclude(pk=host.pk)

    def named_like(self, text):
        """Hosts whose name or place contains what was typed, accents and capitals apart, or nearly; or their number.

        A district has some hundreds of hosts: each is compared, no index is needed.
        """
        text = text.replace("\0", " ").strip()
        typed, numbers = Plain(Value(text)), [code for code in sought(text).codes if len(code) >= FEWEST]
        places = _hanging("sites").alias(plain_place=Plain("place")).filter(plain_place__contains=typed)
        asked = Q(plain_name__contains=typed) | Q(likeness__gte=ALIKE) | Exists(places)
        if numbers:
            phones = _hanging("contacts").alias(digits=Codes(Value(""), "phone"))
            asked |= Exists(phones.filter(digits__contains=numbers[0]))
            asked |= Q(vat_number__contains=numbers[0]) | Q(tax_code__icontains=numbers[0])
        return self.alias(plain_name=Plain("name"), likeness=TrigramStrictWordSimilarity(typed, Plain("name"))).filter(
            asked
        )

    def nearest_first(self, text):
        return self.order_by(TrigramStrictWordSimilarity(Plain(Value(text)), Plain("name")).desc(), "name", "pk")

    def with_free_seats(self, *, on):
        return self.with_seats(on=on).filter(seats__gt=F("taken"))

    def with_agreement_ending_within(self, first, last):
        """Those whose latest agreement ends in the period: nothing follows it yet."""
        latest = _hanging("agreements").order_by("-ends_on").values("ends_on")[:1]
        return self.alias(latest_end=Subquery(latest)).filter(latest_end__range=(first, last))

    def in_version(self, host, version):
        """This host, if nobody changed it since and it was not merged; for an update that overwrites nothing unseen."""
        return self.standing().filter(pk=host.pk, version=version)

    # How to fetch
    def held(self, *hosts):
        """These hosts, as they stand now, kept from everybody else until the transaction ends: {pk: host}."""
        locked = self.select_for_update(no_key=True).order_by("pk")
        return {host.pk: host for host in locked.filter(pk__in=[host.pk for host in hosts])}

    def with_seats(self, *, on):
        """`seats` of the agreements valid on the day, how many are `taken` that day, and until when they last."""
        valid = _hanging("agreements").valid(on=on).with_seats_then(on=on).order_by().values("host")
        return self.annotate(
            seats=Coalesce(Subquery(valid.annotate(n=Sum("seats_then")).values("n")), 0),
            agreed_until=Subquery(valid.annotate(last=Max("ends_on")).values("last")),
            taken=Count("internships", filter=runs("internships", on=on), distinct=True),
        )

    def with_whereabouts(self):
        """`place` and `address` of its main place of work; `contact_name`, `phone`, `email` of whom one asks first."""
        sites, contacts = _hanging("sites").in_order(), _hanging("contacts").there().in_order()
        first = {"place": sites, "address": sites, "phone": contacts, "email": contacts}
        told = {name: _first(rows, name) for name, rows in first.items()}
        return self.annotate(contact_name=_first(contacts, "name"), **told)

    def with_employees(self, *, on):
        """How many `employees` it has on a day, as its places of work were counted last; see `rules.headcounts`."""
        counted = _hanging("sites").in_use(on=on).with_people(on=on).order_by().values("host")
        return self.annotate(employees=Subquery(counted.annotate(n=Sum("people")).values("n")))

    # How to list
    def by_name(self):
        return self.order_by("name", "pk")


class Host(models.Model):
    """A business, cooperative, public body or association that receives interns; known by its VAT number or tax code.

    A record that was merged into another one stays as a row: its address leads there, and nothing new hangs on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="hosts", verbose_name=_("district"))
    name = models.CharField(_("name"), max_length=160)
    vat_number = models.CharField(_("VAT number"), max_length=11, blank=True)
    tax_code = models.CharField(_("tax code"), max_length=16, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=HostKind)
    ateco = models.CharField(_("ATECO code"), max_length=8, blank=True)
    sector = models.CharField(_("what it does"), max_length=120, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    deactivated_on = models.DateField(_("no longer a host since"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged", verbose_name=_("merged")
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        constraints = [
            models.UniqueConstraint(
                fields=["ambito", "vat_number"],
                condition=Q(merged_into=None) & ~Q(vat_number=""),
                name="one_host_a_vat_number",
                violation_error_message=_("A host with this VAT number is already registered."),
            ),
            models.UniqueConstraint(
                fields=["ambito", "tax_code"],
                condition=Q(merged_into=None) & ~Q(tax_code=""),
                name="one_host_a_tax_code",
                violation_error_message=_("A host with this tax code is already registered."),
            ),
            models.CheckConstraint(
                condition=~Q(vat_number="", tax_code=""),
                name="a_host_has_a_number",
                violation_error_message=_("Enter the VAT number or the tax code: one of the two says who the host is."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("placements:host", args=[self.pk])

    @property
    def is_active(self):
        return self.deactivated_on is None

    @property
    def trade(self):
        """What it does, in words: its own, and those of its ATECO code."""
        return " · ".join(word for word in (self.sector, codes.in_words(self.ateco)) if word)

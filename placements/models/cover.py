"""What is settled around an internship: who pays, insurance, safety training, the mandatory communication."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from placements.enums import InCharge, InsurancePer, Payer
from placements.models.internships import Internship
from placements.rules import cover as rules


class CoverQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_ambito(self, ambito):
        return self.filter(internship__host__ambito=ambito)

    def in_version(self, cover, version):
        """This cover, if nobody changed it since."""
        return self.filter(pk=cover.pk, version=version)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def priced(self):
        """Whose insurance has a price."""
        return self.filter(insurance_price__gt=0)

    # Where it stands
    def running_out(self, *, on, by):
        """Of internships that are not over, with a policy that ends by a day and before the internship does."""
        last_day = Coalesce("internship__interrupted_on", "internship__ends_on")
        lasting = self.alias(last_day=last_day).filter(last_day__gte=on)
        return lasting.filter(liability_until__lte=by, liability_until__lt=F("last_day"))

    # How to fetch and list
    def with_internships(self):
        return self.select_related("internship__person", "internship__host", "internship__episode__team")

    def by_policy(self):
        """What ends first stands first."""
        return self.order_by("liability_until", "pk")

    def newest_first(self):
        return self.order_by("-internship__starts_on", "-pk")


class Cover(models.Model):
    """The cover of one internship as it stands now. `shares` is what each pays a month, in euro: {payer: "150.00"}.

    An internship from an older register has none. `insurance_price` is what the service pays for INAIL and liability
    together; without one, what they cost is typed by hand.
    """

    internship = models.OneToOneField(
        Internship, models.PROTECT, primary_key=True, related_name="cover", verbose_name=_("internship")
    )
    shares = models.JSONField(_("who pays"), default=dict, blank=True)
    third_party = models.CharField(_("third party"), max_length=120, blank=True)
    inail_by = models.CharField(_("INAIL insured by"), max_length=8, choices=InCharge, default=InCharge.PROMOTER)
    inail_position = models.CharField(_("INAIL position"), max_length=40, blank=True)
    liability_insurer = models.CharField(_("liability insurer"), max_length=120, blank=True)
    liability_policy = models.CharField(_("liability policy"), max_length=60, blank=True)
    liability_until = models.DateField(_("policy valid until"), null=True, blank=True)
    insurance_price = models.DecimalField(
        _("price of the insurance"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    insurance_per = models.CharField(_("paid for"), max_length=9, choices=InsurancePer, default=InsurancePer.PLACEMENT)
    training_by = models.CharField(_("safety training by"), max_length=8, choices=InCharge, default=InCharge.HOST)
    training_general = models.PositiveSmallIntegerField(_("hours, general part"), default=0)
    training_specific = models.PositiveSmallIntegerField(_("hours, specific part"), default=0)
    training_on = models.DateField(_("safety training on"), null=True, blank=True)
    cob_by = models.CharField(_("mandatory communication by"), max_length=8, choices=InCharge, default=InCharge.HOST)
    cob_on = models.DateField(_("mandatory communication made on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = CoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("cover of an internship")
        verbose_name_plural = _("covers of internships")
        constraints = [
            models.CheckConstraint(
                condition=Q(insurance_price=None) | Q(insurance_price__gte=0), name="no_insurance_pays_back"
            )
        ]

    def __str__(self):
        return str(self.internship)

    @property
    def parts(self):
        """What each side pays a month, in euro."""
        return read_shares(self.shares)

    @property
    def is_shared(self):
        return len(self.shares) > 1

    @property
    def in_words(self):
        return [(Payer(side).label, amount) for side, amount in self.parts.items()]

    def insurance_costs(self, *, starts_on, last_day):
        """What insuring costs the service, by the first insured day of each year."""
        return rules.insurance_costs(
            self.insurance_price or Decimal(0), self.insurance_per, starts_on=starts_on, last_day=last_day
        )

    @property
    def training_hours(self):
        return self.training_general + self.training_specific

    def answers(self, *, allowance, starts_on, ends_on):
        """The lines of the check on what is settled here."""
        return (
            rules.who_pays(allowance, self.parts),
            rules.insurance(
                inail=self.inail_position, policy=self.liability_policy, until=self.liability_until, ends_on=ends_on
            ),
            rules.training(self.training_on, hours=self.training_hours, starts_on=starts_on),
            rules.communication(self.cob_on, starts_on=starts_on),
        )


COVERED = (
    "inail_by",
    "inail_position",
    "liability_insurer",
    "liability_policy",
    "liability_until",
    "insurance_price",
    "insurance_per",
    "training_by",
    "training_general",
    "training_specific",
    "training_on",
    "cob_by",
    "cob_on",
)
"""Insurance, safety training and communication."""

STATED = ("third_party", *(name for name in COVERED if name not in ("insurance_price", "insurance_per")))
"""What an act keeps of the cover; the shares are terms of their own, and what the insurance costs no paper says."""


def read_cover(kept):
    """A cover from how an act keeps it, unsaved; nothing where the act knew of none."""
    if not kept:
        return None
    return Cover(**{name: Cover._meta.get_field(name).to_python(value) for name, value in kept.items()})


def write_cover(cover):
    """A cover as an act keeps it."""
    told = {name: getattr(cover, name) for name in STATED} if cover else {}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def read_shares(kept):
    """Shares from how they are kept."""
    return {Payer(side): Decimal(amount) for side, amount in (kept or {}).items()}


def write_shares(parts):
    """Shares as they are kept."""
    return {str(side): f"{amount:.2f}" for side, amount in parts.items()}

"""Money spent: where each row comes from, what it said before it was corrected, the papers kept with it."""

import uuid

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import ExtractMonth, ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, User
from placements.enums import CoursePayer
from placements.models import Cover, Enrolment, PaymentLine
from reporting.enums import BY_HAND, Origin
from reporting.models.commitments import Commitment
from reporting.models.funds import Fund, FundAct
from reporting.models.lines import CostLine
from reporting.models.staff_time import Timesheet

BOOKED = {
    "payment_line": (Origin.PAYMENT,),
    "enrolment": (Origin.COURSE,),
    "timesheet": (Origin.STAFF, Origin.OVERHEAD),
    "cover": (Origin.COVER,),
}
"""What each kind of booked row comes from; the others come from nothing that is kept here."""

UNBOOKED = Q(**dict.fromkeys(BOOKED))


def _from_one_source():
    """A row has the source its origin says, and no other."""
    known = Q()
    for name, origins in BOOKED.items():
        others = {other: None for other in BOOKED if other != name}
        known |= Q(origin__in=origins, **{f"{name}__isnull": False}, **others)
    booked = [origin for origins in BOOKED.values() for origin in origins]
    return known | ~Q(origin__in=booked) & UNBOOKED


class SpendingQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def dated_within(self, first, last):
        return self.filter(dated_on__range=(first, last))

    def until(self, on):
        return self.filter(dated_on__lte=on)

    def under(self, cost_line):
        return self.filter(cost_line=cost_line)

    def from_fund(self, fund):
        """Of one fund; with None, of none."""
        return self.filter(fund=fund)

    def beyond(self, fund, lines):
        """What does not fit a fund that allows these lines: by its day, its line or the day it was paid."""
        outside = ~Q(dated_on__range=(fund.starts_on, fund.ends_on))
        if lines:
            outside |= ~Q(cost_line__in=lines)
        return self.filter(outside | Q(paid_on__gt=fund.paid_by) if fund.paid_by else outside)

    def of_a_fund_or_since(self, day):
        """Whatever a fund pays; of the rest what is dated from a day on."""
        return self.filter(Q(fund__isnull=False) | Q(dated_on__gte=day))

    def of_insurance(self, covers):
        return self.filter(cover__in=covers)

    def from_hours(self, timesheet):
        """Booked of a month of hours."""
        return self.filter(timesheet=timesheet)

    def telling_of(self, day):
        """Booked of the hours of a day; a row that names no days tells of its whole month."""
        return self.filter(Q(hours_since=None) | Q(hours_since__lte=day, hours_until__gte=day))

    def from_courses_that_changed(self):
        """Booked of an enrolment that costs the service something else by now."""
        courses = self.exclude(enrolment=None).with_sources().select_related("enrolment__course", "enrolment__episode")
        of_service = Q(enrolment__payer=CoursePayer.SERVICE)
        return courses.exclude(of_service, amount=F("enrolment__cost")).exclude(~of_service, amount=0)

    def with_words(self, words):
        return self.filter(description__icontains=words)

    def equal_to(self, row):
        """Rows typed or brought in that could not be told from this one but by their `occurrence`."""
        return self.filter(
            UNBOOKED,
            ambito=row.ambito,
            cost_line=row.cost_line,
            dated_on=row.dated_on,
            description=row.description,
            amount=row.amount,
        )

    def typed_or_brought_in(self):
        """What was booked from nothing that is kept elsewhere."""
        return self.filter(UNBOOKED)

    def on_days(self, days):
        return self.filter(dated_on__in=set(days))

    def by_key(self):
        """Pairs of a row's key and what it says, as far as two rows can be told apart."""
        told = self.values_list("pk", "cost_line", "dated_on", "description", "amount", "document_number")
        return ((key, tuple(said)) for key, *said in told)

    # How much
    def total(self):
        return self.aggregate(total=Sum("amount", default=0))["total"]

    def sums(self):
        """By line, month and fund: rows of (name of the line, month, fund, amount), the lines in their order."""
        told = self.order_by("cost_line__position", "cost_line__name")
        return told.values_list("cost_line__name", ExtractMonth("dated_on"), "fund").annotate(Sum("amount"))

    def by_fund_and_line(self):
        """Rows of (fund, line, amount)."""
        return self.order_by().values_list("fund", "cost_line").annotate(Sum("amount"))

    def by_month_paid(self, internships):
        """What was booked of each month of internships: rows of (internship, first day of the month, amount)."""
        paid = self.filter(payment_line__month__internship__in=internships).order_by()
        month = "payment_line__month"
        return paid.values_list(f"{month}__internship", f"{month}__month").annotate(Sum("amount"))

    def by_year_insured(self, covers):
        """What was booked of the insurance of internships: rows of (internship, year, amount)."""
        insured = self.filter(cover__in=covers).order_by()
        return insured.values_list("cover", ExtractYear("dated_on")).annotate(Sum("amount"))

    # How to fetch and list
    def with_lines(self):
        return self.select_related("cost_line", "fund")

    def with_sources(self):
        return self.with_lines().select_related("payment_line__month", "enrolment", "timesheet", "cover", "commitment")

    def newest_first(self):
        return self.order_by("-dated_on", "-pk")


class Spent(models.Model):
    """What a row of spending says: now, or before it was corrected."""

    SAID = ("cost_line", "fund", "commitment", "dated_on", "paid_on", "document_number", "description", "amount")

    cost_line = models.ForeignKey(CostLine, models.PROTECT, related_name="%(class)s", verbose_name=_("cost line"))
    fund = models.ForeignKey(
        Fund, models.PROTECT, null=True, blank=True, related_name="%(class)s", verbose_name=_("fund")
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="%(class)s", verbose_name=_("commitment")
    )
    dated_on = models.DateField(_("date"))
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    document_number = models.CharField(_("invoice or receipt no."), max_length=60, blank=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)

    class Meta:
        abstract = True

    @property
    def said(self):
        return {name: getattr(self, name) for name in self.SAID}


class Spending(Spent):
    """Money spent. `occurrence` tells two truly equal rows apart, so that a register read twice adds nothing.

    What is booked from a payment, a course or the hours of some days of a month stands once: the database holds it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="spending", verbose_name=_("district"))
    origin = models.CharField(_("comes from"), max_length=10, choices=Origin, default=Origin.HAND)
    payment_line = models.OneToOneField(
        PaymentLine, models.PROTECT, null=True, blank=True, related_name="spending", verbose_name=_("amount paid")
    )
    enrolment = models.OneToOneField(
        Enrolment, models.PROTECT, null=True, blank=True, related_name="spending", verbose_name=_("enrolment")
    )
    timesheet = models.ForeignKey(
        Timesheet, models.PROTECT, null=True, blank=True, related_name="spending", verbose_name=_("month of hours")
    )
    hours_since = models.DateField(_("hours from"), null=True, editable=False)
    hours_until = models.DateField(_("hours to"), null=True, editable=False)
    cover = models.ForeignKey(
        Cover, models.PROTECT, null=True, blank=True, related_name="spending", verbose_name=_("insurance of")
    )
    motive = models.CharField(_("motive for passing a warning"), max_length=300, blank=True)
    occurrence = models.PositiveSmallIntegerField(default=1, editable=False)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by"))
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = SpendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("spending")
        verbose_name_plural = _("spending")
        constraints = [
            models.UniqueConstraint(
                fields=["ambito", "cost_line", "dated_on", "description", "amount", "occurrence"],
                condition=UNBOOKED,
                name="one_spending_an_occurrence",
            ),
            models.UniqueConstraint(
                fields=["timesheet", "origin", "hours_since"],
                condition=Q(timesheet__isnull=False),
                name="hours_of_a_day_are_booked_once",
                nulls_distinct=False,
            ),
            models.UniqueConstraint("cover", ExtractYear("dated_on"), name="an_insurance_is_booked_once_a_year"),
            models.CheckConstraint(condition=_from_one_source(), name="spending_comes_from_one_source"),
        ]
        indexes = [
            models.Index(fields=["ambito", "dated_on"], name="spending_by_date"),
            models.Index(fields=["fund", "cost_line", "dated_on"], name="spending_by_fund"),
        ]

    def __str__(self):
        return f"{self.dated_on} {self.cost_line}: {self.amount}"

    def get_absolute_url(self):
        return reverse("reporting:edit_spending", args=[self.pk])

    @property
    def is_booked(self):
        """Its amount comes from elsewhere; only line, fund, payment and paper may be put right here."""
        return self.origin not in (*BY_HAND, Origin.REGISTER, Origin.SHEET)


class EarlierSpendingQuerySet(models.QuerySet):
    def of(self, row):
        return self.filter(row=row).select_related("cost_line", "fund", "corrected_by").order_by("-version")


class EarlierSpending(Spent):
    """What a row said before it was corrected. Rows only grow."""

    row = models.ForeignKey(Spending, models.PROTECT, related_name="earlier", verbose_name=_("spending"))
    version = models.PositiveIntegerField(editable=False)
    corrected_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("corrected by"))
    until = models.DateTimeField(_("stood until"), auto_now_add=True)

    objects = EarlierSpendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier value of spending")
        verbose_name_plural = _("earlier values of spending")
        constraints = [models.UniqueConstraint("row", "version", name="one_earlier_spending_a_version")]

    def __str__(self):
        return f"{self.row} ({self.version})"


class MoneyFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        districts = Ambito.objects.where(user, Role.COORDINATOR)
        return self.filter(Q(act__fund__ambito__in=districts) | Q(spending__ambito__in=districts))

    def of_spending(self, row):
        return self.filter(spending=row)

    def same_as(self, file):
        return self.filter(pk=file.pk)

    def light(self):
        """Without the sealed bytes: a page never carries them."""
        return self.defer("content")

    def in_order(self):
        return self.order_by(F("filed_at"), "pk")


class MoneyFile(models.Model):
    """A paper kept with an act of a fund or with a row of spending, sealed with FIELD_KEYS."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.ForeignKey(
        FundAct, models.PROTECT, null=True, blank=True, related_name="files", verbose_name=_("act of a fund")
    )
    spending = models.ForeignKey(
        Spending, models.PROTECT, null=True, blank=True, related_name="files", verbose_name=_("spending")
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    content_type = models.CharField(_("type of file"), max_length=80, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    digest = models.CharField(_("fingerprint"), max_length=64, editable=False)
    content = models.BinaryField(_("sealed bytes"), editable=False)
    filed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("filed by"))
    filed_at = models.DateTimeField(_("filed"), auto_now_add=True)

    objects = MoneyFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper of money")
        verbose_name_plural = _("papers of money")
        constraints = [
            models.CheckConstraint(
                condition=Q(act=None, spending__isnull=False) | Q(act__isnull=False, spending=None),
                name="a_paper_of_money_belongs_to_one_thing",
            ),
            models.UniqueConstraint("act", "digest", name="one_paper_once_an_act"),
            models.UniqueConstraint("spending", "digest", name="one_paper_once_a_spending"),
        ]

    def __str__(self):
        return self.title

"""The papers of a year: begun, worded, checked, frozen, sent, and once in a while returned."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Ambito, Job, Municipality, User
from reporting.enums import Manner, PassageField, ReportKind, ReportState


class ReportQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def frozen(self):
        return self.exclude(frozen_at=None)

    def in_version(self, report, version):
        """The one that was seen, as it was seen, and not frozen meanwhile."""
        return self.filter(pk=report.pk, version=version)

    def alike(self, report):
        """The same paper of the same time and place, in all its versions."""
        return self.about(report.ambito, **report.subject)

    def about(self, ambito, *, kind, year, quarter=None, municipality=None):
        return self.filter(ambito=ambito, kind=kind, year=year, quarter=quarter, municipality=municipality)

    def upto(self, report):
        """This version and those before it."""
        return self.filter(number__lte=report.number)

    # How to fetch and list
    def with_who(self):
        return self.select_related("begun_by", "job", "ambito", "municipality")

    def by_year(self):
        return self.order_by("-year", "kind", "quarter", "municipality__name", "-number")

    def newest_first(self):
        return self.order_by("-begun_at", "-pk")

    def last_version_first(self):
        return self.order_by("-number")


class Report(models.Model):
    """A version of a paper. Its state is what its dates say; once frozen, its content is another row that stands still.

    `version` counts the deeds on it, so that of two people at work on the same report the later one hears of the other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="reports", verbose_name=_("district"))
    kind = models.CharField(_("kind"), max_length=12, choices=ReportKind)
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"), null=True, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("municipality")
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    language = models.CharField(_("language"), max_length=5, default="it")
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="reports", verbose_name=_("author"))
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    checked_at = models.DateTimeField(_("checked"), null=True, editable=False)
    job = models.OneToOneField(Job, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("job"))
    frozen_at = models.DateTimeField(_("frozen"), null=True, editable=False)
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    protocol = models.CharField(_("protocol number"), max_length=60, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=200, blank=True)
    returned_on = models.DateField(_("returned"), null=True, blank=True)
    returned_because = models.TextField(_("reason for the return"), blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["ambito", "kind", "year", "quarter", "municipality", "number"],
                name="one_version_a_number",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(kind=ReportKind.QUARTER, quarter__range=(1, 4))
                | (~Q(kind=ReportKind.QUARTER) & Q(quarter=None)),
                name="a_note_has_its_quarter",
            ),
            models.CheckConstraint(
                condition=Q(kind=ReportKind.MUNICIPALITY, municipality__isnull=False)
                | (~Q(kind=ReportKind.MUNICIPALITY) & Q(municipality=None)),
                name="a_sheet_has_its_municipality",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None) | Q(checked_at__isnull=False), name="what_is_frozen_was_checked"
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None, protocol="", sent_to="")
                | (Q(sent_on__isnull=False, frozen_at__isnull=False) & ~Q(protocol="") & ~Q(sent_to="")),
                name="what_is_sent_was_frozen",
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None, returned_because="")
                | (Q(returned_on__gte=F("sent_on")) & ~Q(returned_because="")),
                name="what_returns_was_sent",
            ),
        ]

    def __str__(self):
        return " ".join([self.get_kind_display(), *self.of])

    def get_absolute_url(self):
        return reverse("reporting:report", args=[self.pk])

    @property
    def subject(self):
        """What it is about: together with the district this names the paper, its number the version."""
        return {name: getattr(self, name) for name in ("kind", "year", "quarter", "municipality")}

    @property
    def of(self):
        """The words after its kind: year, quarter, municipality."""
        when = str(self.year)
        if self.quarter:
            when = _("quarter %(quarter)s of %(year)s") % {"quarter": self.quarter, "year": self.year}
        return [f"{when}, {self.municipality}" if self.municipality_id else when]

    @property
    def state(self):
        dates = (
            (ReportState.RETURNED, self.returned_on),
            (ReportState.SENT, self.sent_on),
            (ReportState.FROZEN, self.frozen_at),
            (ReportState.CHECKED, self.checked_at),
        )
        return next((state for state, when in dates if when), ReportState.DRAFT)

    @property
    def is_being_frozen(self):
        return bool(self.job_id) and self.frozen_at is None and self.job.is_waiting


class FrozenReport(models.Model):
    """A report as it is for ever. `content` are the bytes its digest is of; every file was made from them.

    `figures` are the exact figures, small numbers too: they stay here and are in no file. `behind` names the rows that
    each counted (never who they are), for telling later what changed.
    """

    report = models.OneToOneField(Report, models.PROTECT, primary_key=True, related_name="frozen")
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("frozen by"))
    content = models.BinaryField(_("content"), editable=False)
    sha256 = models.CharField(_("digest"), max_length=64, editable=False)
    figures = models.JSONField(_("exact figures"), default=dict, editable=False)
    behind = models.JSONField(_("rows behind the figures"), default=dict, editable=False)
    pdf = models.BinaryField(_("PDF"), editable=False)
    archive = models.BinaryField(_("archive copy"), null=True, editable=False)
    workbook = models.BinaryField(_("workbook"), null=True, editable=False)
    tables = models.BinaryField(_("tables"), null=True, editable=False)

    class Meta:
        verbose_name = _("frozen report")
        verbose_name_plural = _("frozen reports")

    def __str__(self):
        return f"{self.report_id} {self.sha256[:12]}"


class PassageQuerySet(models.QuerySet):
    def in_field(self, field):
        return self.filter(field=field)

    def latest(self):
        """The last words of each passage."""
        return self.order_by("field", "-number").distinct("field")

    def newest_first(self):
        return self.order_by("-number").select_related("written_by")


class Passage(models.Model):
    """What somebody wrote for a place in a report; the words before stay, each with its number."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="passages", verbose_name=_("report"))
    field = models.CharField(_("passage"), max_length=12, choices=PassageField)
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"), blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage of a report")
        verbose_name_plural = _("passages of reports")
        constraints = [models.UniqueConstraint("report", "field", "number", name="one_passage_a_number")]

    def __str__(self):
        return f"{self.get_field_display()} {self.number}"


class Answer(models.Model):
    """What the coordinator answered to a warning. `fact` are its numbers: with others it is another warning."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="answers", verbose_name=_("report"))
    warning = models.CharField(_("warning"), max_length=60)
    fact = models.CharField(_("numbers of the warning"), max_length=120, blank=True)
    said = models.TextField(_("what it said"))
    manner = models.CharField(_("answer"), max_length=10, choices=Manner)
    because = models.CharField(_("because"), max_length=300, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("answered by"))
    answered_at = models.DateTimeField(_("answered"), auto_now=True)

    class Meta:
        verbose_name = _("answer to a warning")
        verbose_name_plural = _("answers to warnings")
        constraints = [
            models.UniqueConstraint("report", "warning", "fact", name="one_answer_a_warning"),
            models.CheckConstraint(
                condition=~Q(manner=Manner.ACCEPTED) | ~Q(because=""),
                name="what_is_accepted_has_a_reason",
                violation_error_message=_("Write why it is accepted."),
            ),
        ]

    def __str__(self):
        return f"{self.warning}: {self.get_manner_display()}"


class KeptMonthQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    # How to fetch and list
    def newest_first(self):
        return self.select_related("ambito").order_by("-month")


class KeptMonth(models.Model):
    """The figures of a year as they stood when a month was over: counted once, then kept."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="kept_months", verbose_name=_("district"))
    month = models.DateField(_("month"))
    figures = models.JSONField(_("figures"), editable=False)
    counted_at = models.DateTimeField(_("counted"), auto_now_add=True)

    objects = KeptMonthQuerySet.as_manager()

    class Meta:
        verbose_name = _("figures of a month")
        verbose_name_plural = _("figures of months")
        constraints = [models.UniqueConstraint("ambito", "month", name="one_count_a_month")]

    def __str__(self):
        return f"{self.month:%Y-%m}"

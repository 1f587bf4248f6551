"""Written cases that all staff rate at the same time, so that they come to read the levels alike.

A session asks a district's staff to rate some cases, each on her own sheet. Nobody sees another's answers: after the
session is closed each rater sees her own beside the count of the others, without names.
"""

import uuid

from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.enums import Absence, ItemKind
from assessments.models.instruments import Instrument, Item
from assessments.rules import Answer
from assessments.texts import in_words
from equipe.enums import CASE_ROLES, Role
from equipe.models import Ambito, User


def staff_of(ambito):
    """Whoever works with cases in a district today: all of them are asked."""
    return User.objects.with_role(*CASE_ROLES, ambito=ambito).by_name()


class VignetteQuerySet(models.QuerySet):
    def of(self, ambiti):
        """Those that came with the product, and those the districts wrote themselves."""
        return self.filter(Q(ambito=None) | Q(ambito__in=ambiti))

    def written_by(self, user):
        """Whoever coordinates a district reads and chooses its cases, and those of the product."""
        return self.of(Ambito.objects.where(user, Role.COORDINATOR))

    def active(self):
        return self.filter(retired_on=None)

    def with_use(self):
        """With how many sessions have asked it."""
        return self.select_related("ambito").annotate(sessions=Count("askings"))

    def in_order(self):
        return self.order_by(F("retired_on").asc(nulls_first=True), "code", "pk")


class Vignette(models.Model):
    """A written case: an invented person at work, and the items of an instrument that the text lets one judge.

    It came with the product or belongs to the district whose coordinator wrote it. Once a session has asked it, the
    database refuses to change its words; it can be retired.
    """

    ambito = models.ForeignKey(
        Ambito, models.PROTECT, null=True, blank=True, related_name="vignettes", verbose_name=_("district")
    )
    code = models.SlugField(_("code"), max_length=40)
    instrument_code = models.SlugField(_("instrument"), max_length=40)
    title = models.JSONField(_("title"))
    text = models.JSONField(_("text"))
    items = models.JSONField(_("items that can be judged"), default=list)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = VignetteQuerySet.as_manager()

    class Meta:
        verbose_name = _("written case")
        verbose_name_plural = _("written cases")
        constraints = [
            models.UniqueConstraint("code", "ambito", name="one_vignette_a_code", nulls_distinct=False),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("assessments:vignette", args=[self.pk])

    @property
    def title_in_words(self):
        return in_words(self.title) or self.code

    @property
    def text_in_words(self):
        return in_words(self.text)

    @property
    def is_active(self):
        return self.retired_on is None


class CalibrationSessionQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, *CASE_ROLES))

    def run_by(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def of(self, ambito):
        return self.filter(ambito=ambito)

    # Where it stands
    def open(self, *, on):
        return self.filter(closed_on=None, closes_on__gte=on)

    def closed(self, *, on):
        """By whoever runs it, or because its last day has passed."""
        return self.filter(Q(closed_on__lte=on) | Q(closed_on=None, closes_on__lt=on))

    def up_to(self, session):
        """This session and those of the same district before it."""
        return self.filter(ambito=session.ambito_id, opened_on__lte=session.opened_on, pk__lte=session.pk)

    def lapsed(self, *, on):
        """The last day has passed, and nobody has closed it by hand."""
        return self.filter(closed_on=None, closes_on__lt=on)

    # How to fetch and list
    def with_vignettes(self):
        asked = SessionVignette.objects.with_vignettes().in_order()
        return self.select_related("ambito", "opened_by").prefetch_related(Prefetch("asked", asked, to_attr="cases"))

    def newest_first(self):
        return self.order_by("-opened_on", "-pk")


class CalibrationSession(models.Model):
    """One occasion on which a district's staff rate the same written cases, until it is closed or its last day ends."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="calibration_sessions", verbose_name=_("district"))
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("opened by"))
    opened_on = models.DateField(_("opened on"))
    closes_on = models.DateField(_("last day"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = CalibrationSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session of written cases")
        verbose_name_plural = _("sessions of written cases")
        constraints = [
            models.UniqueConstraint("ambito", condition=Q(closed_on=None), name="one_open_session_a_district"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opened_on")), name="a_session_lasts_a_day"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="a_session_closes_after_it_opens"
            ),
        ]

    def __str__(self):
        return f"{self.ambito}: {self.opened_on}"

    def get_absolute_url(self):
        return reverse("assessments:session", args=[self.pk])

    @property
    def last_day(self):
        """On which it was closed, or will be."""
        return self.closed_on or self.closes_on

    def is_open(self, *, on):
        return self.closed_on is None and on <= self.closes_on


class SessionVignetteQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(session__in=CalibrationSession.objects.visible_to(user))

    def with_vignettes(self):
        return self.select_related("vignette", "instrument")

    def with_sessions(self):
        return self.with_vignettes().select_related("session__ambito")

    def in_order(self):
        return self.order_by("pk")


class SessionVignette(models.Model):
    """A written case as one session asks it: with the version of the instrument that was in use when it opened."""

    session = models.ForeignKey(
        CalibrationSession, models.PROTECT, related_name="asked", verbose_name=_("session of written cases")
    )
    vignette = models.ForeignKey(Vignette, models.PROTECT, related_name="askings", verbose_name=_("written case"))
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="askings", verbose_name=_("instrument"))

    objects = SessionVignetteQuerySet.as_manager()

    class Meta:
        verbose_name = _("case of a session")
        verbose_name_plural = _("cases of a session")
        constraints = [models.UniqueConstraint("session", "vignette", name="one_case_once_a_session")]

    def __str__(self):
        return f"{self.session}: {self.vignette}"

    def get_absolute_url(self):
        return reverse("assessments:rate_vignette", args=[self.pk])

    def items(self):
        """What the text lets one judge, in order."""
        return Item.objects.judged_in(self.vignette, self.instrument_id).with_areas().in_order()


class VignetteSheetQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(rater=user)

    def of_session(self, session):
        return self.filter(asked__session=session)

    def submitted(self):
        return self.exclude(submitted_at=None)

    def with_progress(self):
        """With the number of answers so far."""
        return self.annotate(answered=Count("ratings"))


class VignetteSheet(models.Model):
    """One rater's answers to one written case of a session: hers alone, and never shown with her name.

    `jottings` are notes typed beside an item that has no level yet: item code to text.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(SessionVignette, models.PROTECT, related_name="sheets", verbose_name=_("written case"))
    rater = models.ForeignKey(User, models.PROTECT, related_name="vignette_sheets", verbose_name=_("rater"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    jottings = models.JSONField(_("notes without a level"), default=dict, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = VignetteSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("sheet of a written case")
        verbose_name_plural = _("sheets of written cases")
        constraints = [models.UniqueConstraint("asked", "rater", name="one_sheet_a_rater")]

    def __str__(self):
        return f"{self.asked} ({self.pk})"

    def items(self):
        return self.asked.items()


class VignetteRatingQuerySet(models.QuerySet):
    def of_session(self, session):
        return self.filter(sheet__asked__session=session)

    def submitted(self):
        return self.exclude(sheet__submitted_at=None)

    def with_a_level(self):
        return self.exclude(value=None)

    def for_calibration(self, ambito, *, on):
        """Every level on the submitted sheets of a district's sessions that are closed on that day.

        Read it as rows of ROW: case, rater, meaning, value. Who rated a case twice is there twice, the latest first.
        """
        closed = CalibrationSession.objects.of(ambito).closed(on=on)
        return self.submitted().with_a_level().filter(sheet__asked__session__in=closed).latest_first()

    def of_behaviours(self):
        return self.filter(item__kind=ItemKind.ANCHORED)

    def with_last_days(self):
        """With `last_day`: on which the session was closed."""
        session = "sheet__asked__session"
        return self.annotate(last_day=Coalesce(f"{session}__closed_on", f"{session}__closes_on"))

    def latest_first(self):
        return self.order_by("-sheet__submitted_at", "-pk")


ROW = ("sheet__asked__vignette", "sheet__rater", "item__lineage", "value")
"""What a calibration needs of a rating."""


class VignetteRating(models.Model):
    """What one rater judged of one item of a written case: a level, or that the text does not let one judge it."""

    sheet = models.ForeignKey(VignetteSheet, models.CASCADE, related_name="ratings", verbose_name=_("sheet"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="vignette_ratings", verbose_name=_("item"))
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    absence = models.CharField(_("why there is no level"), max_length=14, choices=Absence, blank=True)
    note = models.TextField(_("what it rests on"), blank=True)

    objects = VignetteRatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rating of a written case")
        verbose_name_plural = _("ratings of written cases")
        constraints = [
            models.UniqueConstraint("sheet", "item", name="one_vignette_rating_an_item"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, absence="") | Q(value=None) & ~Q(absence=""),
                name="a_vignette_rating_is_one_answer",
            ),
        ]

    def __str__(self):
        return f"{self.sheet}: {self.item_id}"

    @property
    def as_answer(self):
        return Answer(self.value, absence=self.absence, note=self.note)

"""Instruments, the rounds in which they are used, what each rater saw and what the team agreed.

An instrument version is never edited once used. A round asks several raters about one case; each answers on an
assessment of her own, blind to the others until all have submitted; then the team agrees one value per item.
"""

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.enums import ItemKind, Profile
from beneficiaries.models import Episode
from equipe.models import User


def in_words(texts):
    """The text in the reader's language; `texts` maps language codes to words and always has Italian."""
    return texts.get((get_language() or "it")[:2]) or texts["it"]


class InstrumentQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("code", "-version")

    def current(self):
        """The latest version of each instrument."""
        newer = Instrument.objects.filter(code=OuterRef("code"), version__gt=OuterRef("version"))
        return self.exclude(Exists(newer))


class Instrument(models.Model):
    """One version of an assessment tool. `bands` holds the score limits of each profile, `fingerprint` its file."""

    code = models.SlugField(_("code"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"))
    name = models.JSONField(_("name"))
    about = models.JSONField(_("what it is for"), default=dict)
    source = models.TextField(_("source"), blank=True)
    bands = models.JSONField(_("bands"), default=list)
    fingerprint = models.CharField(max_length=64, editable=False)
    loaded_at = models.DateTimeField(_("loaded"), auto_now_add=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        constraints = [models.UniqueConstraint("code", "version", name="one_instrument_a_version")]

    def __str__(self):
        return f"{self.code} {self.version}"

    @property
    def title(self):
        return in_words(self.name)


class Area(models.Model):
    """A part of an instrument that is rated together."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="areas", verbose_name=_("instrument"))
    code = models.SlugField(_("code"), max_length=40)
    name = models.JSONField(_("name"))
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        constraints = [models.UniqueConstraint("instrument", "code", name="one_area_a_code")]

    def __str__(self):
        return f"{self.instrument}: {self.code}"

    @property
    def title(self):
        return in_words(self.name)


class ItemQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("area__position", "position")


class Item(models.Model):
    """One question. `levels` is a list of {"value": int, "label": {"it": …, "en": …}}; a higher value is stronger."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="items", verbose_name=_("area"))
    code = models.SlugField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind)
    wording = models.JSONField(_("wording"))
    levels = models.JSONField(_("levels"))
    position = models.PositiveSmallIntegerField(_("position"))

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        constraints = [models.UniqueConstraint("area", "code", name="one_item_a_code")]

    def __str__(self):
        return f"{self.area}: {self.code}"

    @property
    def title(self):
        return in_words(self.wording)

    def label_of(self, value):
        """The words of a level, in the reader's language; empty for a value that is not there."""
        return next((in_words(level["label"]) for level in self.levels if level["value"] == value), "")


class RoundQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Where it stands
    def agreed(self):
        return self.exclude(agreed_on=None)

    def unagreed(self):
        return self.filter(agreed_on=None)

    # How to fetch and list
    def with_cases(self):
        return self.select_related("episode__person", "instrument", "opened_by")

    def newest_first(self):
        return self.order_by("-opened_on", "-pk")


class Round(models.Model):
    """One occasion on which several raters look at the same person with the same instrument."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="rounds", verbose_name=_("case"))
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="rounds", verbose_name=_("instrument"))
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("opened by"))
    opened_on = models.DateField(_("opened on"))
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    profile = models.CharField(_("profile"), max_length=14, choices=Profile, blank=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment round")
        verbose_name_plural = _("assessment rounds")
        constraints = [
            models.UniqueConstraint(
                "episode",
                "instrument",
                condition=Q(agreed_on=None),
                name="one_running_round_an_instrument",
                violation_error_message=_("This instrument is already being used for this person."),
            )
        ]

    def __str__(self):
        return f"{self.episode}: {self.instrument} ({self.opened_on})"

    def get_absolute_url(self):
        return reverse("assessments:round", args=[self.pk])


class AssessmentQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """One's own, and those of rounds in which everybody has submitted: raters stay blind to each other."""
        waiting = Assessment.objects.filter(round=OuterRef("round"), submitted_at=None)
        return self.filter(round__in=Round.objects.visible_to(user)).filter(Q(rater=user) | ~Exists(waiting))

    def of(self, user):
        return self.filter(rater=user)

    # Where it stands
    def submitted(self):
        return self.exclude(submitted_at=None)

    def unsubmitted(self):
        return self.filter(submitted_at=None)

    # How to fetch and list
    def with_rounds(self):
        return self.select_related("round__episode__person", "round__instrument", "rater")

    def by_rater(self):
        return self.order_by("rater__last_name", "rater__first_name", "pk")


class Assessment(models.Model):
    """One rater's answers in a round: hers alone until all have submitted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="assessments", verbose_name=_("round"))
    rater = models.ForeignKey(User, models.PROTECT, related_name="assessments", verbose_name=_("rater"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [models.UniqueConstraint("round", "rater", name="one_assessment_a_rater")]

    def __str__(self):
        return f"{self.round}: {self.rater}"

    def get_absolute_url(self):
        return reverse("assessments:assess", args=[self.pk])


class Rating(models.Model):
    """What one rater saw of one item: a level, or "not observable", which is an answer; silence is no row."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="ratings", verbose_name=_("assessment"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="ratings", verbose_name=_("item"))
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    not_observable = models.BooleanField(_("not observable"), default=False)
    note = models.TextField(_("what was seen"), blank=True)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            models.UniqueConstraint("assessment", "item", name="one_rating_an_item"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, not_observable=False) | Q(value=None, not_observable=True),
                name="a_rating_is_a_value_or_not_observable",
            ),
        ]

    def __str__(self):
        return f"{self.item}: {self.value}"


class AgreedRating(models.Model):
    """The value the team agreed on; `reason` is the sentence that is due where the raters differed."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="agreed", verbose_name=_("round"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="agreed", verbose_name=_("item"))
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    not_observable = models.BooleanField(_("not observable"), default=False)
    reason = models.TextField(_("why, where the raters differed"), blank=True)

    class Meta:
        verbose_name = _("agreed rating")
        verbose_name_plural = _("agreed ratings")
        constraints = [
            models.UniqueConstraint("round", "item", name="one_agreed_rating_an_item"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, not_observable=False) | Q(value=None, not_observable=True),
                name="an_agreed_rating_is_a_value_or_not_observable",
            ),
        ]

    def __str__(self):
        return f"{self.item}: {self.value}"

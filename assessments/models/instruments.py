"""Instruments: what is asked, in which words, with which levels. A version is never edited once used."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.enums import ItemKind, Profile
from assessments.rules import Question


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
    """One version of an assessment tool, as its file says; `fingerprint` is the file's.

    `bands` is a list of {"profile": …, "from": int, "to": int} over the score from 0 to 100; a profile is given when at
    least `minimum_answered` of the choice items have a level. The texts map language codes to words.
    """

    code = models.SlugField(_("code"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"))
    name = models.JSONField(_("name"))
    about = models.JSONField(_("what it is for"), default=dict)
    source = models.JSONField(_("source"), default=dict)
    bands = models.JSONField(_("bands"), default=list)
    bands_note = models.JSONField(_("who chose the bands"), default=dict)
    minimum_answered = models.PositiveSmallIntegerField(_("answers a profile needs"), default=1)
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

    @property
    def purpose(self):
        return in_words(self.about)

    @property
    def source_in_words(self):
        return in_words(self.source)

    @property
    def bands_note_in_words(self):
        return in_words(self.bands_note)

    @property
    def bands_in_words(self):
        """The bands from the lightest profile to the heaviest, with the profile's name."""
        bands = sorted(self.bands, key=lambda band: -band["from"])
        return [(band["from"], band["to"], Profile(band["profile"]).label) for band in bands]

    def in_full(self):
        """Its areas in order, each with its items."""
        return self.areas.in_order().prefetch_related(Prefetch("items", Item.objects.in_order()))


class AreaQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("position")


class Area(models.Model):
    """A part of an instrument that is rated together."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="areas", verbose_name=_("instrument"))
    code = models.SlugField(_("code"), max_length=40)
    name = models.JSONField(_("name"))
    about = models.JSONField(_("how to look at it"), default=dict)
    position = models.PositiveSmallIntegerField(_("position"))

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        constraints = [models.UniqueConstraint("instrument", "code", name="one_area_a_code")]

    def __str__(self):
        return f"{self.instrument}: {self.code}"

    @property
    def title(self):
        return in_words(self.name)

    @property
    def hint(self):
        return in_words(self.about)


class ItemQuerySet(models.QuerySet):
    def of(self, instrument):
        return self.filter(area__instrument=instrument)

    def with_areas(self):
        return self.select_related("area")

    def in_order(self):
        return self.order_by("area__position", "position")


class Item(models.Model):
    """One question: a short name for tables, the wording for the rater, where it comes from.

    `levels` is a list of {"value": int, "label": {"it": …, "en": …}} from the lowest up; a higher value is stronger.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="items", verbose_name=_("area"))
    code = models.SlugField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind)
    name = models.JSONField(_("name"))
    wording = models.JSONField(_("wording"))
    reference = models.CharField(_("framework"), max_length=120, blank=True)
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
        return in_words(self.name)

    @property
    def asks(self):
        return in_words(self.wording)

    @property
    def choices(self):
        """Values with their words in the reader's language, from the lowest up."""
        return [(level["value"], in_words(level["label"])) for level in self.levels]

    @property
    def as_question(self):
        """What the laws need to know of an item."""
        return Question(
            code=self.code,
            title=self.title,
            values=tuple(level["value"] for level in self.levels),
            scored=self.kind == ItemKind.CHOICE,
        )

    def label_of(self, value):
        """The words of a level, in the reader's language; empty for a value that is not there."""
        return next((in_words(level["label"]) for level in self.levels if level["value"] == value), "")

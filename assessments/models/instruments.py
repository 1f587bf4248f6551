"""Instruments: what is asked, in which words, with which levels. A version is never edited once used."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.enums import OUTSIDE_ROLES, ItemKind, Profile, RaterRole
from assessments.rules import Question
from equipe.models import Ambito


def in_words(texts):
    """The text in the reader's language, otherwise in Italian; empty where nothing was written."""
    return texts.get((get_language() or "it")[:2]) or texts.get("it", "")


class InstrumentQuerySet(models.QuerySet):
    # Whose
    def of(self, ambiti):
        """Those that came with the product, and those the districts wrote themselves."""
        return self.filter(Q(ambito=None) | Q(ambito__in=ambiti))

    # Where it stands
    def published(self):
        return self.exclude(published_at=None)

    def drafts(self):
        return self.filter(published_at=None)

    def current(self, ambiti):
        """The latest published version of each instrument that the districts may use."""
        usable = Instrument.objects.of(ambiti).published()
        newer = usable.filter(code=OuterRef("code"), version__gt=OuterRef("version"))
        return self.of(ambiti).published().exclude(Exists(newer))

    def coded(self, *codes):
        return self.filter(code__in=codes)

    # How to fetch and list
    def with_voices(self):
        """With whether it can ask the person, and whether it can ask outsiders."""
        items = Item.objects.filter(area__instrument=OuterRef("pk"))
        asked = {"person": RaterRole.PERSON, "outsiders": RaterRole.TRAINER}
        return self.annotate(**{f"asks_{who}": Exists(items.asked_of(role)) for who, role in asked.items()})

    def newest_first(self):
        return self.order_by("code", "-version", "pk")


class Instrument(models.Model):
    """One version of an assessment tool; `fingerprint` is the file's it was loaded from, empty if it was written here.

    It belongs to the district whose coordinator wrote it, or to all if it came with the product. It is a draft until it
    is published. `bands` is a list of {"profile": …, "from": int, "to": int} over the score from 0 to 100; a profile is
    given when at least `minimum_answered` of the choice items have a level. The texts map language codes to words.
    """

    ambito = models.ForeignKey(
        Ambito, models.PROTECT, null=True, blank=True, related_name="instruments", verbose_name=_("district")
    )
    code = models.SlugField(_("code"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"))
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("based on")
    )
    name = models.JSONField(_("name"))
    about = models.JSONField(_("what it is for"), default=dict)
    source = models.JSONField(_("source"), default=dict)
    bands = models.JSONField(_("bands"), default=list)
    bands_note = models.JSONField(_("who chose the bands"), default=dict, blank=True)
    minimum_answered = models.PositiveSmallIntegerField(_("answers a profile needs"), default=1)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    loaded_at = models.DateTimeField(_("loaded"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        constraints = [
            models.UniqueConstraint("code", "version", "ambito", name="one_instrument_a_version", nulls_distinct=False)
        ]

    def __str__(self):
        return f"{self.code} {self.version}"

    @property
    def is_draft(self):
        return self.published_at is None

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

    def of_any(self, instruments):
        return self.filter(area__instrument__in=instruments)

    def asked_of(self, role):
        """What somebody is asked: the person what is put in plain words, outsiders what can be seen from outside."""
        if role == RaterRole.PERSON:
            return self.exclude(plain={})
        return self.filter(observable=True) if role in OUTSIDE_ROLES else self

    def known_as(self, reference):
        """The item that a file names "instrument-version/item"; nothing for what is not written so."""
        instrument, _slash, code = str(reference).partition("/")
        name, _dash, version = instrument.rpartition("-")
        if not version.isdecimal():
            return self.none()
        return self.filter(area__instrument__code=name, area__instrument__version=int(version), code=code).filter(
            area__instrument__ambito=None
        )

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def meaning(self, lineages):
        """Those that mean one of these, in whatever version."""
        return self.filter(lineage__in=lineages)

    def with_areas(self):
        return self.select_related("area")

    def oldest_instrument_first(self):
        return self.order_by("area__instrument__loaded_at", "area__instrument", "pk")

    def in_order(self):
        return self.order_by("area__position", "position")

    def behaviours_first(self):
        """Of several instruments: behaviours, then levels by code, each in order."""
        return self.order_by("kind", "area__position", "position")


class Item(models.Model):
    """One question: a short name for tables, the wording for the rater, where it comes from.

    `lineage` is the same wherever an item of another version or instrument means the same: ratings of one lineage are
    measured together. `levels` is a list of {"value": int, "label": {"it": …, "en": …}} from the lowest up; a higher
    value is stronger. `plain` is the wording for the person's own view, empty where the person is not asked.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="items", verbose_name=_("area"))
    code = models.SlugField(_("code"), max_length=40)
    lineage = models.CharField(_("meaning"), max_length=90, db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind)
    name = models.JSONField(_("name"))
    wording = models.JSONField(_("wording"))
    plain = models.JSONField(_("wording for the person"), default=dict, blank=True)
    observable = models.BooleanField(_("can be seen at work or in a course"), default=False)
    reference = models.CharField(_("framework"), max_length=120, blank=True)
    esco = models.CharField(_("ESCO label"), max_length=160, blank=True)
    levels = models.JSONField(_("levels"), default=list, blank=True)
    minimum = models.DecimalField(_("at least"), max_digits=9, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField(_("at most"), max_digits=9, decimal_places=2, null=True, blank=True)
    unit = models.JSONField(_("unit"), default=dict, blank=True)
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
    def own_lineage(self):
        """The meaning that begins with this item."""
        return f"{self.area.instrument.code}-{self.area.instrument.version}/{self.code}"

    def measures_like(self, other):
        """Whether two items have the same kind and levels, without which they cannot mean the same."""
        values = [[level["value"] for level in item.levels] for item in (self, other)]
        return self.kind == other.kind and values[0] == values[1]

    @property
    def asks_plainly(self):
        return in_words(self.plain)

    @property
    def unit_in_words(self):
        return in_words(self.unit)

    @property
    def is_behaviour(self):
        return self.kind == ItemKind.ANCHORED

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
            kind=self.kind,
            minimum=self.minimum,
            maximum=self.maximum,
        )

    def label_of(self, answer):
        """What was answered, in the reader's language: the words of the level, or what was written; else empty."""
        if answer.words:
            return self._worded(answer.words)
        return next((in_words(level["label"]) for level in self.levels if level["value"] == answer.value), "")

    def _worded(self, words):
        if self.kind == ItemKind.DATE:
            return date_format(date.fromisoformat(words), "SHORT_DATE_FORMAT")
        if self.kind == ItemKind.NUMBER:
            return f"{number_format(Decimal(words))} {self.unit_in_words}".strip()
        return words

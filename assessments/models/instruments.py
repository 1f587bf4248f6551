"""Instruments: what is asked, in which words, with which levels. A version is never edited once used."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Count, Exists, Func, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from assessments.enums import OUTSIDE_ROLES, RATED_KINDS, ItemKind, Profile, RaterRole
from assessments.rules import Meant, Question
from assessments.soft_skills import SOFT_SKILLS
from assessments.texts import in_words, told
from assessments.writing_words import InstrumentState
from equipe.enums import CASE_ROLES, Role
from equipe.models import Ambito


class InstrumentQuerySet(models.QuerySet):
    # Whose
    def of(self, ambiti):
        """Those that came with the product, and those the districts wrote themselves."""
        return self.filter(Q(ambito=None) | Q(ambito__in=ambiti))

    def visible_to(self, user):
        """Whoever works with cases reads those of the product and of her districts, drafts among them."""
        return self.of(Ambito.objects.where(user, *CASE_ROLES))

    def written_by(self, user):
        """Those of the districts she coordinates: she writes them."""
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    def with_levels(self):
        """Those with items whose levels can be judged in a written case."""
        return self.filter(Exists(Item.objects.of(OuterRef("pk")).of_kind(*RATED_KINDS)))

    # Where it stands
    def published(self):
        return self.exclude(published_at=None)

    def used(self):
        """Those that something rests on. What counts as that the database knows, for the rooms above add to it."""
        return self.filter(Func("pk", function="instrument_is_used", output_field=models.BooleanField()))

    def drafts(self):
        return self.filter(published_at=None)

    def current(self, ambiti):
        """The latest published version of each instrument that the districts may use."""
        return self.of(ambiti).published().exclude(_newer(ambiti))

    # How to fetch
    def with_bases(self):
        return self.select_related("based_on")

    def with_state(self, ambiti):
        """With what `state` asks, and with the number of rounds in the districts."""
        here = Q(rounds__episode__team__ambito__in=ambiti)
        return self.select_related("ambito", "based_on").annotate(
            rounds_here=Count("rounds", filter=here, distinct=True),
            is_used=Exists(Instrument.objects.used().filter(pk=OuterRef("pk"))),
            is_replaced=_newer(ambiti),
        )

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


def _newer(ambiti):
    usable = Instrument.objects.of(ambiti).published()
    return Exists(usable.filter(code=OuterRef("code"), version__gt=OuterRef("version")))


class Instrument(models.Model):
    """One version of an assessment tool; `fingerprint` is the file's it was loaded from, empty if it was written here.

    It belongs to the district whose coordinator wrote it, or to all if it came with the product. It is a draft until it
    is published; from its first use on the database refuses to change it. `revision` counts how often its own texts
    were written, so that two who write at once do not overwrite each other. `bands` is a list of {"profile": …,
    "from": int, "to": int} over the score from 0 to 100; a profile is given when at least `minimum_answered` of the
    choice items have a level. The texts map language codes to words.
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
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        constraints = [
            models.UniqueConstraint("code", "version", "ambito", name="one_instrument_a_version", nulls_distinct=False),
            models.UniqueConstraint(
                "code", "ambito", condition=Q(published_at=None), name="one_draft_an_instrument", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.version}"

    def get_absolute_url(self):
        return reverse("assessments:instrument", args=[self.pk])

    @property
    def is_draft(self):
        return self.published_at is None

    @property
    def state(self):
        """Where a version stands, of those fetched by `with_state`."""
        if self.is_draft:
            return InstrumentState.DRAFT
        if self.is_replaced:
            return InstrumentState.REPLACED
        return InstrumentState.FROZEN if self.is_used else InstrumentState.READY

    @property
    def title(self):
        return in_words(self.name) or self.code

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
    def of(self, instrument):
        return self.filter(instrument=instrument)

    def written_by(self, user):
        return self.filter(instrument__in=Instrument.objects.written_by(user))

    def with_instruments(self):
        return self.select_related("instrument__based_on")

    def in_order(self):
        return self.order_by("position")


class Area(models.Model):
    """A part of an instrument that is rated together."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="areas", verbose_name=_("instrument"))
    code = models.SlugField(_("code"), max_length=40)
    name = models.JSONField(_("name"))
    about = models.JSONField(_("how to look at it"), default=dict)
    position = models.PositiveSmallIntegerField(_("position"))
    revision = models.PositiveIntegerField(default=0, editable=False)

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

    def written_by(self, user):
        return self.filter(area__instrument__in=Instrument.objects.written_by(user))

    def visible_to(self, user):
        return self.filter(area__instrument__in=Instrument.objects.visible_to(user))

    def not_in(self, instrument):
        return self.exclude(area__instrument=instrument)

    def known_as(self, reference, ambiti=()):
        """The item that a file names "instrument-version/item"; nothing for what is not written so.

        What began in a district is named by its whole lineage, and known only there.
        """
        if OWN_MARK in str(reference):
            return self.filter(lineage=reference, area__instrument__ambito__in=ambiti)
        instrument, _slash, code = str(reference).partition("/")
        name, _dash, version = instrument.rpartition("-")
        if not version.isdecimal():
            return self.none()
        shipped = self.coded(code).filter(area__instrument__ambito=None)
        return shipped.filter(area__instrument__code=name, area__instrument__version=int(version))

    def judged_in(self, vignette, instrument):
        """The items with levels, of a version of the instrument, that the text of a written case lets one judge."""
        return self.of(instrument).filter(code__in=vignette.items).of_kind(*RATED_KINDS)

    def with_levels_in(self, instruments):
        """Instrument and code of every item with levels, to know what a written case can ask."""
        return self.of_any(instruments).of_kind(*RATED_KINDS).values_list("area__instrument", "code")

    def coded(self, code):
        return self.filter(code=code)

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def meaning(self, lineages):
        """Those that mean one of these, in whatever version."""
        return self.filter(lineage__in=lineages)

    def soft_skills(self):
        return self.of_kind(ItemKind.ANCHORED).meaning(SOFT_SKILLS)

    def with_areas(self):
        return self.select_related("area")

    def with_instruments(self):
        return self.select_related("area__instrument__based_on")

    def oldest_instrument_first(self):
        return self.order_by("area__instrument__loaded_at", "area__instrument", "pk")

    def in_order(self):
        return self.order_by("area__position", "position")


OWN_MARK = "~"
"""In a lineage that began in a district, before what tells it from every other district's."""


class Item(models.Model):
    """One question: a short name for tables, the wording for the rater, where it comes from.

    `lineage` is the same wherever an item of another version or instrument means the same: ratings of one lineage are
    measured together. It is the name of the item it began with; in a district something unmistakable is added.
    `levels` is a list of {"value": int, "label": {"it": …, "en": …}} from the lowest up; a higher
    value is stronger. `plain` is the wording for the person's own view, empty where the person is not asked.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="items", verbose_name=_("area"))
    code = models.SlugField(_("code"), max_length=40)
    lineage = models.CharField(_("meaning"), max_length=100, db_index=True)
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
    revision = models.PositiveIntegerField(default=0, editable=False)

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
        """The meaning that begins with this item, as a product's file names it."""
        return f"{self.area.instrument.code}-{self.area.instrument.version}/{self.code}"

    @property
    def begins_its_meaning(self):
        return self.lineage == self.own_lineage or self.lineage.startswith(f"{self.own_lineage}{OWN_MARK}")

    @property
    def as_meant(self):
        """What decides whether another item means the same."""
        limits = tuple("" if limit is None else f"{Decimal(limit):.2f}" for limit in (self.minimum, self.maximum))
        return Meant(
            kind=self.kind,
            values=tuple(level["value"] for level in self.levels),
            words=told(self.name, self.wording, self.unit, *(level["label"] for level in self.levels)) + limits,
            plain=told(self.plain),
        )

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

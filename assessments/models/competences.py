"""The catalogue of competences: what ESCO names, and what the service names itself; found with a slip of the keyboard.

A dictionary of all words stands beside it (a trigger keeps it, see the third migration), as one stands beside the
people: what is typed is looked up there first, so that a mistyped word is found however large the catalogue is.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchQuery, SearchVectorField, TrigramSimilarity
from django.db import models
from django.db.models import Exists, Func, OuterRef, Prefetch, Q, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.enums import CompetenceKind, ReuseLevel
from beneficiaries.models.names import LeftBySlips
from equipe.models import Ambito
from equipe.words import Plain

ESCO_URI = r"^http://data\.europa\.eu/esco/[a-z-]+/[A-Za-z0-9.-]+$"


class EscoEditionQuerySet(models.QuerySet):
    def current(self):
        """Of each language the edition loaded last."""
        later = EscoEdition.objects.filter(language=OuterRef("language"), pk__gt=OuterRef("pk"))
        return self.exclude(Exists(later))

    def by_language(self):
        return self.order_by("language")


class EscoEdition(models.Model):
    """One version of ESCO in one language, as it was loaded: what the attribution names."""

    version = models.CharField(_("version"), max_length=20)
    language = models.CharField(_("language"), max_length=2)
    loaded_on = models.DateField(_("loaded on"))

    objects = EscoEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("ESCO edition")
        verbose_name_plural = _("ESCO editions")
        constraints = [models.UniqueConstraint("version", "language", name="one_esco_edition_a_language")]

    def __str__(self):
        return f"ESCO {self.version} ({self.language})"


class CompetenceWord(models.Model):
    """One word of some label in the catalogue, in whatever language."""

    word = models.TextField(_("word"))

    class Meta:
        verbose_name = _("word of the catalogue")
        verbose_name_plural = _("words of the catalogue")
        indexes = [
            models.Index(OpClass("word", name="text_pattern_ops"), name="competence_words"),
            GinIndex(LeftBySlips("word"), name="competence_words_by_slips"),
        ]

    def __str__(self):
        return self.word


class CompetenceWords(Func):
    """The words by which an entry is found: its labels and all other names, in every language."""

    function = "competence_words"
    arity = 2
    output_field = SearchVectorField()


class CompetencesLike(SearchQuery):
    """The words like those typed: all of them, or (`every=False`) any. A subquery: asked once, not once a row."""

    template = "(SELECT competences_like(%(expressions)s))"

    def __init__(self, text, *, every=True, **extra):
        super().__init__(text, **extra)
        self.set_source_expressions([*self.get_source_expressions(), Value(every)])


def closeness(text):
    """How near a label in the reader's language is to what was typed, between 0 and 1."""
    label = Coalesce(KT(f"labels__{(get_language() or 'it')[:2]}"), KT("labels__it"), KT("labels__en"), Value(""))
    return TrigramSimilarity(Plain(label, output_field=TextField()), Plain(Value(text)))


class CompetenceQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """What ESCO names is for everybody; what a district names itself stays there."""
        return self.filter(Q(ambito=None) | Q(ambito__in=[m.team.ambito_id for m in user.standing]))

    # What they are
    def from_esco(self):
        return self.filter(ambito=None)

    def own(self):
        return self.exclude(ambito=None)

    def choosable(self):
        """What a person may have: no headings, and nothing that the latest edition of ESCO has dropped."""
        return self.exclude(kind=CompetenceKind.GROUP).filter(dropped_on=None)

    def of_another_version(self, version):
        """Entries of ESCO that this version does not have, and that count as current still."""
        return self.from_esco().filter(dropped_on=None).exclude(version=version)

    def transversal(self):
        return self.filter(transversal=True)

    def named_like(self, text):
        """Entries with all the words typed, mistyped or begun, or failing that with any of them; nearest first."""
        near = self._by_closeness(self.filter(words=CompetencesLike(text)), text)
        return (
            near if near.exists() else self._by_closeness(self.filter(words=CompetencesLike(text, every=False)), text)
        )

    def _by_closeness(self, found, text):
        return found.without_words().order_by(closeness(text).desc(), "pk")

    # As another service knows them
    def addresses_of(self, labels):
        """English preferred label to the address in ESCO, of those that the catalogue knows."""
        found = self.from_esco().filter(labels__en__in=labels).order_by("transversal", "pk")  # the last one counts
        return dict(found.values_list("labels__en", "uri"))

    # How to fetch and list
    def without_words(self):
        """Without what only the search needs."""
        return self.defer("words", "alternatives")

    def with_broader(self):
        return self.without_words().prefetch_related(Prefetch("broader", Competence.objects.without_words()))

    def newest_first(self):
        return self.order_by("-pk")


class Competence(models.Model):
    """One competence of the catalogue. `labels` and `descriptions` map a language to words, `alternatives` to a list.

    An entry of ESCO has its URI and belongs to no district; an own entry belongs to one and has no URI. What a
    later edition dropped stays for those who have it and is not suggested any more.
    """

    uri = models.CharField(_("ESCO URI"), max_length=120, unique=True, null=True, blank=True)  # own ones have none
    ambito = models.ForeignKey(
        Ambito, models.PROTECT, null=True, blank=True, related_name="competences", verbose_name=_("district")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=CompetenceKind)
    reuse = models.CharField(_("reuse level"), max_length=20, choices=ReuseLevel, blank=True)
    labels = models.JSONField(_("labels"))
    alternatives = models.JSONField(_("other names"), default=dict)
    descriptions = models.JSONField(_("descriptions"), default=dict)
    transversal = models.BooleanField(_("transversal"), default=False)
    dropped_on = models.DateField(_("no longer in ESCO since"), null=True, blank=True)
    broader = models.ManyToManyField(
        "self", symmetrical=False, related_name="narrower", blank=True, verbose_name=_("broader")
    )
    version = models.CharField(_("ESCO version"), max_length=20, blank=True)

    words = models.GeneratedField(
        expression=CompetenceWords("labels", "alternatives"), output_field=SearchVectorField(), db_persist=True
    )

    objects = CompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence of the catalogue")
        verbose_name_plural = _("competences of the catalogue")
        constraints = [
            models.CheckConstraint(
                condition=Q(uri__isnull=False, uri__regex=ESCO_URI, ambito=None) | Q(uri=None, ambito__isnull=False),
                name="a_competence_is_of_esco_or_of_a_district",
            ),
            models.CheckConstraint(condition=~Q(labels={}), name="a_competence_has_a_label"),
            models.UniqueConstraint(
                "ambito", "labels", condition=Q(uri=None), name="one_own_competence_once_a_district"
            ),
        ]
        indexes = [GinIndex(fields=["words"], name="competences_by_words")]

    def __str__(self):
        return self.uri or f"{self.label} ({self.pk})"

    def get_absolute_url(self):
        return reverse("assessments:catalogue")

    @property
    def label(self):
        return in_any_words(self.labels)

    @property
    def description(self):
        return in_any_words(self.descriptions)

    @property
    def is_own(self):
        return self.ambito_id is not None


def in_any_words(texts):
    """The text in the reader's language; without it in Italian, English, or whatever there is."""
    wanted = ((get_language() or "it")[:2], "it", "en", *texts)
    return next((texts[language] for language in wanted if texts.get(language)), "")

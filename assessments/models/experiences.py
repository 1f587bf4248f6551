"""What a person brings, as told in a case: where she has worked, and what she can do. Nothing of it is a rating.

Both hang on the case, like all that is written about a person; a new case may take over what an earlier one knew.
What is removed keeps its row and can be put back.
"""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.enums import Again, Ending, Evidence, HeldKind, WorkKind
from assessments.frameworks import CEFR, DIGCOMP, EQF
from assessments.models.competences import Competence
from beneficiaries.models import Episode
from equipe.words import Plain

MONTH_OR_YEAR = r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$"
FRAMEWORK_OF = {HeldKind.LANGUAGE: CEFR, HeldKind.DIGITAL: DIGCOMP, HeldKind.QUALIFICATION: EQF}
"""In which framework the level of a kind is told; the other kinds have no level."""


class InventoryQuerySet(models.QuerySet):
    """The words both tables share."""

    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Whose, and where it stands
    def of_case(self, episode):
        return self.filter(episode=episode)

    def of_cases(self, episodes):
        return self.filter(episode__in=episodes)

    def of_open_cases(self):
        return self.filter(episode__in=Episode.objects.open())

    def kept(self):
        return self.filter(removed_on=None)

    def removed(self):
        return self.exclude(removed_on=None)

    def same_as(self, row):
        return self.filter(pk=row.pk)

    def in_version(self, row, version):
        """This very row, if nobody has saved it since."""
        return self.filter(pk=row.pk, version=version)

    def not_taken_over_by(self, episode):
        """What that case has no copy of, removed there or not."""
        return self.exclude(taken_over__episode=episode)

    # How to fetch
    def with_cases(self):
        return self.select_related("episode__person", "episode__team")


class WorkExperienceQuerySet(InventoryQuerySet):
    # How to list
    def newest_first(self):
        return self.order_by("-since", "-until", "pk")


class WorkExperience(models.Model):
    """One job or other work. `since` and `until` are a month or only a year ("2019-03", "2019"): few know more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="experiences", verbose_name=_("case"))
    job_title = models.CharField(_("what the work was"), max_length=120)
    kind = models.CharField(_("on what footing"), max_length=14, choices=WorkKind, default=WorkKind.EMPLOYED)
    employer = models.CharField(_("where, or for whom"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)  # ISO 3166-1 alpha-2
    since = models.CharField(_("began in"), max_length=7)
    until = models.CharField(_("ended in"), max_length=7, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(
        _("hours a week"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    tasks = models.TextField(_("what the person did"), blank=True)
    tools = models.TextField(_("tools and machines used"), blank=True)
    ending = models.CharField(_("how it ended"), max_length=12, choices=Ending, blank=True)
    again = models.CharField(_("would do it again"), max_length=8, choices=Again, blank=True)
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="taken_over", editable=False, verbose_name=_("taken over from")
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    removed_on = models.DateField(_("removed on"), null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = WorkExperienceQuerySet.as_manager()

    class Meta:
        verbose_name = _("work experience")
        verbose_name_plural = _("work experiences")
        constraints = [
            models.CheckConstraint(
                condition=Q(since__regex=MONTH_OR_YEAR) & (Q(until="") | Q(until__regex=MONTH_OR_YEAR)),
                name="an_experience_has_months_or_years",
            ),
            # "2019" until "2019-03" is one year: compared as far as both are told
            models.CheckConstraint(
                condition=Q(until="") | Q(since__lte=F("until")) | Q(since__startswith=F("until")),
                name="an_experience_ends_after_it_begins",
                violation_error_message=_("It cannot end before it began."),
            ),
            models.UniqueConstraint("episode", "origin", name="one_experience_taken_over_once"),
        ]
        indexes = [models.Index(fields=["episode", "-since"], name="experiences_newest_first")]

    def __str__(self):
        return f"{self.job_title} ({self.since}–{self.until})"

    def get_absolute_url(self):
        return reverse("assessments:inventory", args=[self.episode_id])


class HeldCompetenceQuerySet(InventoryQuerySet):
    # Whose
    def not_taken_over_by(self, episode):
        """What that case has neither a copy of nor under the same words."""
        there = HeldCompetence.objects.of_case(episode).kept().alias(words=Plain("label"))
        same = there.filter(kind=OuterRef("kind"), words=Plain(OuterRef("label")))
        return super().not_taken_over_by(episode).exclude(Exists(same))

    # How to fetch
    def with_sources(self):
        """With the entry of the catalogue and the work it comes from."""
        return self.select_related("competence", "experience")

    # How to list
    def by_label(self):
        return self.order_by("kind", Plain("label"), "pk")


class HeldCompetence(models.Model):
    """Something a person can do, use, speak, or has the papers for; in her own words, with an entry of the catalogue
    beside them if one fits. `level` is a code of the framework of its kind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="competences", verbose_name=_("case"))
    kind = models.CharField(_("what it is"), max_length=14, choices=HeldKind, default=HeldKind.SKILL)
    label = models.CharField(_("in a few words"), max_length=160)
    competence = models.ForeignKey(
        Competence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="held",
        verbose_name=_("entry of the catalogue"),
    )
    level = models.CharField(_("level"), max_length=16, blank=True)
    evidence = models.CharField(_("how we know"), max_length=10, choices=Evidence, default=Evidence.SAID)
    experience = models.ForeignKey(
        WorkExperience,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="competences",
        verbose_name=_("learnt at work"),
    )
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="taken_over", editable=False, verbose_name=_("taken over from")
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    removed_on = models.DateField(_("removed on"), null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = HeldCompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence of a person")
        verbose_name_plural = _("competences of people")
        constraints = [
            models.CheckConstraint(
                condition=Q(level="")
                | Q(kind=HeldKind.LANGUAGE, level__in=CEFR.codes)
                | Q(kind=HeldKind.DIGITAL, level__in=DIGCOMP.codes)
                | Q(kind=HeldKind.QUALIFICATION, level__in=EQF.codes),
                name="a_level_is_a_code_of_its_framework",
            ),
            models.UniqueConstraint(
                "episode",
                "kind",
                Plain("label"),
                condition=Q(removed_on=None),
                name="one_competence_once_a_case",
                violation_error_message=_("This is in the inventory already: change it there."),
            ),
            models.UniqueConstraint("episode", "origin", name="one_competence_taken_over_once"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.label}"

    def get_absolute_url(self):
        return reverse("assessments:inventory", args=[self.episode_id])

    @property
    def framework(self):
        """In which framework its level is told; nothing for a kind without levels."""
        return FRAMEWORK_OF.get(self.kind)

"""What happens to a project: who signed it and how, and what its reviews found."""

import uuid

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DateKind, Manner, MomentKind, Progress, SignerRole
from beneficiaries.models.deadlines import known_days
from beneficiaries.models.documents import Document
from beneficiaries.models.moments import moments
from beneficiaries.models.projects import LONGEST_LINE, Project, ProjectLine
from equipe.models import User

DOOR = "beneficiaries:project_version"


class SignatureQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(project__in=Project.objects.visible_to(user))

    def of_project(self, project):
        return self.filter(project=project)

    def of_version_before(self, project):
        """Who was to sign the version before this one."""
        return self.filter(project__episode=project.episode_id, project__number=project.number - 1).in_order()

    def filed(self):
        return self.filter(signed_on__isnull=False)

    def missing(self):
        """Whoever has not signed yet, and is still expected to."""
        return self.filter(signed_on=None, excused="")

    def with_filers(self):
        return self.select_related("filed_by")

    def with_case(self):
        return self.select_related("project__episode__person", "project__episode__team", "filed_by")

    def held(self, signature):
        return self.select_for_update().get(pk=signature.pk)

    def in_order(self):
        return self.order_by("position", "pk")


class Signature(models.Model):
    """One who is to sign a version: with which role, and then how, when, who filed it and where the scan is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="signatures", verbose_name=_("project"))
    position = models.PositiveSmallIntegerField(_("position"))
    role = models.CharField(_("signs as"), max_length=14, choices=SignerRole)
    name = models.CharField(_("name"), max_length=120)
    manner = models.CharField(_("how it was signed"), max_length=10, choices=Manner, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    scan = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signed paper on file")
    )
    excused = models.CharField(_("why this signature is not needed"), max_length=200, blank=True)
    filed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("filed by")
    )
    filed_at = models.DateTimeField(_("filed"), null=True, blank=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint("project", "position", name="one_signature_a_position"),
            models.UniqueConstraint(
                "project", condition=Q(role=SignerRole.PERSON), name="the_person_signs_a_project_once"
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None, manner="")
                | (Q(signed_on__isnull=False, filed_by__isnull=False, excused="") & ~Q(manner="")),
                name="a_signature_says_when_how_and_who_filed_it",
            ),
            models.CheckConstraint(
                condition=~Q(role=SignerRole.PERSON) | Q(excused=""), name="the_person_is_never_passed_over"
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_role_display()})"

    @property
    def is_missing(self):
        return self.signed_on is None and not self.excused


class Review(models.Model):
    """A day on which the project was looked at together, and when it will be again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="reviews", verbose_name=_("project"))
    held_on = models.DateField(_("held on"))
    present = models.CharField(_("who was present"), max_length=300)
    words = models.TextField(_("what came out of it"), blank=True)
    next_on = models.DateField(_("next review on"), null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("review of a project")
        verbose_name_plural = _("reviews of a project")
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=models.F("held_on")),
                name="a_review_comes_after_the_one_before",
                violation_error_message=_("The next review comes after this one."),
            )
        ]
        indexes = [models.Index(fields=["project", "-held_on"], name="reviews_newest_first")]

    def __str__(self):
        return f"{self.project} {self.held_on}"


class FindingQuerySet(models.QuerySet):
    def of_project(self, project):
        return self.filter(review__project=project)

    def with_reviews(self):
        return self.select_related("review__by", "line")

    def newest_first(self):
        return self.order_by("-review__held_on", "-review__written_at", "line__position", "pk")


class Finding(models.Model):
    """How far one line had come on the day of a review."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="findings", verbose_name=_("review"))
    line = models.ForeignKey(ProjectLine, models.PROTECT, related_name="findings", verbose_name=_("line"))
    state = models.CharField(_("how far"), max_length=10, choices=Progress)
    words = models.CharField(_("in a sentence"), max_length=LONGEST_LINE, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding of a review")
        verbose_name_plural = _("findings of a review")
        constraints = [models.UniqueConstraint("review", "line", name="one_finding_a_line")]

    def __str__(self):
        return f"{self.line}: {self.get_state_display()}"


def project_moments(episode, *, reader):
    """The turns of the project, for the story of the case."""
    versions = Project.objects.of_case(episode)
    told = {
        "proposed_on": _now("project put forward for signature"),
        "signed_on": _now("project signed by all"),
        "closed_on": _now("project closed"),
    }
    for day, title in told.items():
        note = {"text": "end_note"} if day == "closed_on" else {}
        yield moments(versions, at=day, kind=MomentKind.PROJECT, title=title, door=DOOR, **note)
    reviews = Review.objects.filter(project__episode=episode)
    words = Coalesce(NullIf("words", Value("")), "present")
    yield moments(reviews, at="held_on", kind=MomentKind.PROJECT, title=_now("project reviewed"), by="by", text=words)


def days_of_projects(episodes, *, reader):
    """When the project in force was agreed or last reviewed, and when it plans to be reviewed again."""
    in_force = Project.objects.filter(episode__in=episodes).in_force()
    yield known_days(in_force, kind=DateKind.REVIEWED, day="signed_on")
    yield known_days(in_force.exclude(review_on=None), kind=DateKind.REVIEW_PLANNED, day="review_on")


def signatures_missing(episodes):
    """The signatures that versions put forward still wait for, those that wait longest first."""
    waiting = Project.objects.filter(episode__in=episodes).awaiting_signatures()
    missing = Signature.objects.filter(project__in=waiting).missing().with_case()
    return missing.order_by("project__proposed_on", "position")

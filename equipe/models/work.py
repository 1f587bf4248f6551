"""Work asked for and not yet done: jobs for the worker, drafts of what was being typed."""

import re
import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from equipe.models.people import User


class JobQuerySet(models.QuerySet):
    # Where they stand
    def unfinished(self):
        return self.filter(finished_at=None, failed_at=None)

    def free(self, *, at):
        """Unfinished, and held by no worker that still breathes."""
        return self.unfinished().filter(Q(lease_until=None) | Q(lease_until__lt=at))

    def of(self, user):
        return self.filter(requested_by=user)

    def of_kind(self, kind, **payload):
        """Of one kind, about what the payload says."""
        return self.filter(kind=kind, payload__contains=payload)

    def asked_before(self, moment):
        return self.filter(requested_at__lt=moment)

    # How to list
    def oldest_first(self):
        return self.order_by("requested_at", "pk")

    def newest_first(self):
        return self.order_by("-requested_at", "-pk")


class Job(models.Model):
    """Work to be done later. The row is the promise; Celery only rings the bell."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    payload = models.JSONField(_("what it is about"), default=dict)
    requested_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="jobs", verbose_name=_("asked by"))
    requested_at = models.DateTimeField(_("asked"), auto_now_add=True)
    lease_token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0)
    step = models.CharField(_("step"), max_length=120, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    failed_at = models.DateTimeField(_("failed"), null=True)
    problem = models.TextField(_("problem"), blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.CheckConstraint(condition=Q(finished_at=None) | Q(failed_at=None), name="a_job_ends_in_one_way"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="progress_is_a_percentage"),
        ]
        indexes = [
            models.Index(fields=["requested_at"], condition=Q(finished_at=None, failed_at=None), name="jobs_to_do")
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self):
        return reverse("equipe:job", args=[self.pk])

    def is_free(self, *, at):
        """Unfinished, and held by no worker that still breathes."""
        return self.is_waiting and (self.lease_until is None or self.lease_until < at)

    @property
    def is_waiting(self):
        return self.finished_at is None and self.failed_at is None

    @property
    def was_cancelled(self):
        return "cancelled_by" in self.payload


NO_WORDS = re.compile(r"[a-z0-9_:.+T-]*")


class DraftQuerySet(models.QuerySet):
    # Whose, and of which form
    def among(self, references):
        return self.filter(pk__in=references)

    def with_keys(self, keys):
        return self.filter(key__in=keys)

    def of(self, user, key):
        return self.filter(user=user, key=key)

    def beside(self, key, page):
        """All but the one of this page."""
        return self.exclude(key=key, page=page)

    def by(self, user):
        return self.filter(user=user)

    def from_page(self, page):
        return self.filter(page=page)

    def by_others(self, user, key):
        return self.filter(key=key).exclude(user=user)

    # Where they stand
    def seen_since(self, moment):
        """Of forms that somebody still had open then."""
        return self.filter(seen_at__gte=moment)

    def saved_before(self, moment):
        return self.filter(saved_at__lt=moment)

    def as_it_was(self, pk, moment):
        """This very draft, if nothing was added to it since."""
        return self.filter(pk=pk, saved_at=moment)

    # How to list
    def oldest_first(self):
        return self.order_by("saved_at", "pk")

    def newest_first(self):
        return self.order_by("-saved_at", "-pk")


class Draft(models.Model):
    """What a user was typing in a form: kept on the server until the form's deed is done.

    `key` names the form and the thing ("diary:<episode id>"); `content` maps field names to what was typed. `page`
    tells two windows of the same user apart, so that neither writes over the other; `place` is the path of the page.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="drafts", verbose_name=_("user"))
    key = models.CharField(_("form"), max_length=120)
    page = models.CharField(max_length=32, blank=True, editable=False)
    place = models.CharField(max_length=300, blank=True, editable=False)
    content = models.JSONField(_("typed text"), default=dict)
    begun_at = models.DateTimeField(_("begun"), db_default=Now())
    seen_at = models.DateTimeField(_("last open"), db_default=Now())
    saved_at = models.DateTimeField(_("saved"), db_default=Now())

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.UniqueConstraint("user", "key", "page", name="one_draft_a_page")]
        indexes = [models.Index(fields=["key", "seen_at"], name="drafts_being_typed")]

    def __str__(self):
        return f"{self.key} ({self.user})"

    @property
    def mark(self):
        """Names the draft as it stands now; with one more word in it, it is another."""
        return f"{self.pk}.{round(self.saved_at.timestamp() * 1_000_000)}"

    @property
    def texts(self):
        """What was typed as words, for a reader: the longest first. References, choices and days are none."""
        typed = [value for value in self.content.values() if isinstance(value, str)]
        words = (value for value in typed if not NO_WORDS.fullmatch(value) and not value.startswith("{"))
        return sorted(words, key=len, reverse=True)

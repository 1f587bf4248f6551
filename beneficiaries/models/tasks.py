"""What is still to be done in a case: by whom, until when, and how it ended."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import MomentKind, TaskEnd
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import moments
from equipe.models import User


class TaskQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Whose, and of what
    def of_case(self, episode):
        return self.filter(episode=episode)

    def owned_by(self, user):
        return self.filter(owner=user)

    # Where it stands
    def open(self):
        return self.filter(ended_at=None)

    def in_version(self, task, version):
        """This very task, if nobody has saved it since."""
        return self.filter(pk=task.pk, version=version)

    # How to fetch and list
    def with_people(self):
        return self.select_related("owner", "created_by", "episode__person", "episode__team")

    def by_due_day(self):
        """What is due first stands first; what has no day comes last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "created_at", "pk")


class Task(models.Model):
    """One thing somebody promised to do for a person. It ends done, or not needed with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="tasks", verbose_name=_("case"))
    text = models.CharField(_("what is to be done"), max_length=200)
    owner = models.ForeignKey(User, models.PROTECT, related_name="tasks", verbose_name=_("who does it"))
    due_on = models.DateField(_("by"), null=True, blank=True)
    waiting_for = models.CharField(_("waiting for"), max_length=120, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    end = models.CharField(_("how it ended"), max_length=12, choices=TaskEnd, blank=True)
    end_reason = models.CharField(_("why it was not needed"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, end="") | Q(ended_at__isnull=False) & ~Q(end=""),
                name="a_task_ends_in_a_way_and_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(end=TaskEnd.NOT_NEEDED) | ~Q(end_reason=""),
                name="what_is_not_needed_says_why",
                violation_error_message=_("Say why it is not needed."),
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(ended_at=None), name="open_tasks_by_owner"),
            models.Index(fields=["episode", "due_on"], condition=Q(ended_at=None), name="open_tasks_of_case"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("beneficiaries:case", args=[self.episode_id])

    @property
    def is_open(self):
        return self.ended_at is None


def with_next_task(episodes):
    """Cases with `next_task`: words and day of the first of their tasks that is open, or nothing."""
    told = _first_open().values(told=JSONObject(text="text", due_on="due_on"))
    return episodes.annotate(next_task=Subquery(told))


def next_of(episode):
    """Words and day of what is next in a case fetched `with_next_task`."""
    task = episode.next_task or {"text": "", "due_on": None}
    return task["text"], task["due_on"] and date.fromisoformat(task["due_on"])


def by_next_task(episodes):
    """Cases in the order of their next tasks: what is due first stands first, cases without a day at the end."""
    return episodes.order_by(Subquery(_first_open().values("due_on")).asc(nulls_last=True), "sort_name", "pk")


def _first_open():
    return Task.objects.filter(episode=OuterRef("pk")).open().by_due_day()[:1]


def ended_tasks(episode, *, reader):
    """What was done or let go, for the story of the case."""
    ended = Task.objects.of_case(episode).filter(ended_at__isnull=False)
    for end in TaskEnd:
        yield moments(
            ended.filter(end=end),
            at="ended_at",
            kind=MomentKind.TASK,
            title=_("task %(end)s") % {"end": end.label},
            by="ended_by",
            text="text",
        )

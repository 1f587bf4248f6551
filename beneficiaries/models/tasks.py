"""What is still to be done in a case: by whom, until when, and how it ended."""

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import MomentKind, TaskEnd, When
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import in_words, moments
from beneficiaries.models.shared import as_references
from equipe.models import User


class TaskQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Whose, and of what
    def of_case(self, episode):
        return self.filter(episode=episode)

    def of_cases(self, episodes):
        return self.filter(episode__in=episodes)

    def among(self, references):
        """These tasks, as a browser names them; what is no reference names none."""
        return self.filter(pk__in=as_references(references))

    def owned_by(self, user):
        return self.filter(owner=user)

    def concerning(self, user):
        """Those she does, and those she asked of others."""
        return self.filter(Q(owner=user) | Q(created_by=user))

    def asked_of_others_by(self, user):
        return self.filter(created_by=user).exclude(owner=user)

    # Where it stands
    def open(self):
        return self.filter(ended_at=None)

    def overdue(self, *, on):
        """Open, and due before a day."""
        return self.open().filter(due_on__lt=on)

    def of_open_cases(self):
        return self.filter(episode__closed_on=None)

    def ended(self):
        return self.exclude(ended_at=None)

    def standing(self, when, *, on):
        """Those whose day stands so on a day (see rules.when)."""
        week = on + timedelta(days=7)
        bounds = {
            When.OVERDUE: Q(due_on__lt=on),
            When.TODAY: Q(due_on=on),
            When.WEEK: Q(due_on__gt=on, due_on__lte=week),
            When.LATER: Q(due_on__gt=week),
            When.UNDATED: Q(due_on=None),
        }
        return self.filter(bounds[when])

    def waiting(self):
        """Somebody outside has to do something first."""
        return self.exclude(waiting_for="")

    def in_version(self, task, version):
        """This very task, if nobody has saved it since."""
        return self.filter(pk=task.pk, version=version)

    # How to fetch and list
    def held(self, task):
        """This very task, as it stands now, kept from everybody else until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("episode").get(pk=task.pk)

    def with_people(self):
        return self.select_related("owner", "created_by", "episode__person", "episode__team")

    def numbers_by_team(self):
        """How many there are of each team's cases, by its reference."""
        counted = self.order_by().values_list("episode__team").annotate(number=Count("pk"))
        return dict(counted)

    def last_ended_first(self):
        return self.order_by("-ended_at", "pk")

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
    times_postponed = models.PositiveSmallIntegerField(_("times postponed"), default=0)
    postponed_from = models.DateField(_("day before it was postponed"), null=True, blank=True)
    postponed_why = models.CharField(_("why it was postponed"), max_length=200, blank=True)
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
    titles = {end: _("task %(end)s") % {"end": end.label} for end in TaskEnd}
    ended = Task.objects.of_case(episode)
    yield moments(ended, at="ended_at", kind=MomentKind.TASK, title=in_words("end", titles), by="ended_by", text="text")

"""What an intern sets out to learn, on the scale on which she is assessed; and when her host's tutor was asked."""

import uuid

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Item, Round
from equipe.models import User
from placements.enums import EvaluationKind
from placements.models.internships import Internship
from placements.scale import words_of


class LearningGoalQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_case(self, episode):
        return self.filter(internship__episode=episode)

    def elsewhere(self, internship):
        return self.exclude(internship=internship)

    def of_item(self, item):
        return self.filter(lineage=item.lineage)

    def same_as(self, goal):
        return self.filter(pk=goal.pk)

    # Where it stands
    def standing(self):
        """Not changed or given up."""
        return self.filter(ended_on=None)

    # How to fetch and list
    def with_items(self):
        return self.select_related("item__area", "start_round", "set_by", "ended_by")

    def with_internships(self):
        return self.select_related("internship__person", "internship__host", "internship__episode__team")

    def in_order(self):
        """As they were chosen; what was changed or given up after what stands, the latest first."""
        return self.order_by(F("ended_on").desc(nulls_first=True), "position", "pk")

    def oldest_first(self):
        return self.order_by("set_on", "pk")


class LearningGoal(models.Model):
    """A level to reach in one item. It is never written over: a change ends it on a day and sets another.

    `start` is the level the team last agreed on, in `start_round`; both are empty where nobody had observed it.
    `words` are the person's own. `lineage` repeats the item's, so that the database can refuse the same goal twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    internship = models.ForeignKey(Internship, models.PROTECT, related_name="goals", verbose_name=_("internship"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name=_("item"))
    lineage = models.CharField(_("meaning"), max_length=100, editable=False)
    start = models.PositiveSmallIntegerField(_("level at the start"), null=True, blank=True)
    start_round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agreed in")
    )
    aim = models.PositiveSmallIntegerField(_("level aimed at"))
    words = models.CharField(_("in the person’s words"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))
    set_on = models.DateField(_("set on"))
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("set by"))
    ended_on = models.DateField(_("changed or given up on"), null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("changed or given up by")
    )
    ended_why = models.CharField(_("why it was changed or given up"), max_length=300, blank=True)

    objects = LearningGoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("learning goal")
        verbose_name_plural = _("learning goals")
        constraints = [
            models.UniqueConstraint(
                "internship",
                "lineage",
                condition=Q(ended_on=None),
                name="one_standing_goal_a_meaning",
                violation_error_message=_("This is a goal of the internship already."),
            ),
            models.CheckConstraint(
                condition=Q(start=None, start_round=None) | Q(start__isnull=False, start_round__isnull=False),
                name="a_start_was_agreed_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(aim__gte=F("start")), name="an_aim_is_not_below_its_start"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None, ended_why="")
                | Q(ended_on__gte=F("set_on"), ended_by__isnull=False) & ~Q(ended_why=""),
                name="a_goal_ends_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.internship}: {self.item} {self.aim}"

    def get_absolute_url(self):
        return reverse("placements:change_goal", args=[self.pk])

    @property
    def is_standing(self):
        return self.ended_on is None

    @property
    def start_in_words(self):
        return words_of(self.item, self.start)

    @property
    def aim_in_words(self):
        return words_of(self.item, self.aim)


class EvaluationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    def of(self, internship):
        return self.filter(internship=internship)

    def of_round(self, round):
        return self.filter(round=round)

    def with_rounds(self):
        """With their rounds and who is asked in each: who has answered, never what."""
        raters = Assessment.objects.with_raters().by_rater()
        return self.select_related("round__instrument", "round__episode__team", "asked_by").prefetch_related(
            Prefetch("round__assessments", raters, to_attr="raters")
        )

    def newest_first(self):
        return self.order_by("-asked_on", "-pk")


class Evaluation(models.Model):
    """A round of assessment in which the host's tutor of an internship was asked: what she sees, on the same items."""

    internship = models.ForeignKey(Internship, models.PROTECT, related_name="evaluations", verbose_name=_("internship"))
    round = models.OneToOneField(Round, models.PROTECT, related_name="+", verbose_name=_("assessment round"))
    kind = models.CharField(_("which evaluation"), max_length=7, choices=EvaluationKind)
    asked_on = models.DateField(_("asked on"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation of an internship")
        verbose_name_plural = _("evaluations of internships")

    def __str__(self):
        return f"{self.internship}: {self.get_kind_display()} ({self.asked_on})"

    @property
    def is_answered(self):
        """Of one with its round: nobody is awaited and somebody has answered, so that what was seen may be shown."""
        raters = self.round.raters
        return any(a.submitted_at for a in raters) and not any(a.is_awaited for a in raters)

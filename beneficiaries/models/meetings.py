"""Team meetings (riunione d'équipe): when, who was there, which cases were talked about, what was decided."""

import uuid

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DecisionKind
from beneficiaries.models.episodes import Episode
from beneficiaries.models.referrals import Referral
from beneficiaries.models.tasks import Task
from equipe.models import Team, User


class MeetingQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Meetings of the teams whose cases the user may see, and those she took part in."""
        if not user.works_with_cases:
            return self.none()
        theirs = Meeting.teams.through.objects.filter(meeting=OuterRef("pk"), team__in=Team.objects.seen_by(user))
        there = Presence.objects.filter(meeting=OuterRef("pk"), user=user)
        return self.filter(Exists(theirs) | Exists(there))

    # Where it stands
    def open(self):
        return self.filter(closed_at=None)

    def closed(self):
        return self.exclude(closed_at=None)

    def in_version(self, meeting, version):
        """This very meeting, if nobody has saved its head since and the minutes are open."""
        return self.filter(pk=meeting.pk, version=version, closed_at=None)

    # How to fetch
    def held(self, meeting):
        return self.select_for_update().get(pk=meeting.pk)

    def with_teams(self):
        return self.prefetch_related(models.Prefetch("teams", Team.objects.select_related("ambito").order_by("name")))

    def with_numbers(self):
        """How many cases stand on the agenda (`cases`), and on how many something was decided (`decided`)."""
        decided = Count("items", filter=~Q(items__decision=""), distinct=True)
        return self.annotate(cases=Count("items", distinct=True), decided=decided)

    # How to list
    def soonest_first(self):
        return self.order_by("held_on", F("begins_at").asc(nulls_last=True), "pk")

    def newest_first(self):
        return self.order_by("-held_on", "-pk")


class Meeting(models.Model):
    """A meeting of one or more teams. Its minutes are open until they are closed; then the database keeps them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    teams = models.ManyToManyField(Team, related_name="meetings", verbose_name=_("teams"))
    held_on = models.DateField(_("day"))
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    place = models.CharField(_("where it is held"), max_length=120, blank=True)
    remarks = models.TextField(_("general remarks"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("planned by"))
    created_at = models.DateTimeField(_("planned"), auto_now_add=True)
    closed_at = models.DateTimeField(_("minutes closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("closed by")
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("team meeting")
        verbose_name_plural = _("team meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="closed_minutes_say_who_closed_them",
            )
        ]
        indexes = [models.Index(fields=["-held_on"], name="meetings_newest_first")]

    def __str__(self):
        return f"{self.held_on}"

    def get_absolute_url(self):
        return reverse("beneficiaries:meeting", args=[self.pk])

    @property
    def is_open(self):
        return self.closed_at is None


class PresenceQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        return self.filter(meeting=meeting)

    def with_people(self):
        """Colleagues by name, then the guests in the order in which they were written."""
        return self.select_related("user").order_by("user__last_name", "user__first_name", "pk")


class Presence(models.Model):
    """Somebody who took part: a colleague, or a guest with name and house."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences", verbose_name=_("meeting"))
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("colleague"))
    guest = models.CharField(_("guest"), max_length=120, blank=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence at a meeting")
        verbose_name_plural = _("presences at a meeting")
        constraints = [
            models.UniqueConstraint("meeting", "user", name="a_colleague_is_present_once"),
            models.CheckConstraint(
                condition=Q(user=None) & ~Q(guest="") | Q(user__isnull=False, guest=""),
                name="present_is_a_colleague_or_a_guest",
            ),
        ]

    def __str__(self):
        return str(self.user or self.guest)


class AgendaItemQuerySet(models.QuerySet):
    # Who may look
    def told_to(self, user):
        """With `is_told`: whether the reader may know whom the item is about. Of the others nothing is shown."""
        cases = Episode.objects.visible_to(user).filter(pk=OuterRef("episode"))
        referrals = Referral.objects.visible_to(user).filter(pk=OuterRef("referral"))
        return self.annotate(is_told=Exists(cases) | Exists(referrals))

    def visible_to(self, user):
        return self.filter(meeting__in=Meeting.objects.visible_to(user)).told_to(user).told()

    def among(self, references):
        return self.filter(pk__in=references)

    def told(self):
        """Of items `told_to` a reader: those she may know of."""
        return self.filter(is_told=True)

    # Which
    def of_meeting(self, meeting):
        return self.filter(meeting=meeting)

    def about(self, episode):
        """The items about a case, also those from before, when it was a referral."""
        return self.filter(Q(episode=episode) | Q(referral__episode=episode))

    def decided(self):
        return self.exclude(decision="")

    def in_version(self, item, version):
        return self.filter(pk=item.pk, version=version, meeting__closed_at=None)

    # How to fetch
    def with_cases(self):
        return self.select_related(
            "episode__person", "episode__team", "episode__case_manager", "referral__person", "referral__team"
        )

    def with_meeting(self):
        return self.select_related("meeting")

    def with_tasks(self):
        return self.prefetch_related(models.Prefetch("tasks", Task.objects.select_related("owner").by_due_day()))

    # How to list
    def in_order(self):
        return self.order_by("position", "pk")

    def latest_first(self):
        return self.order_by("-meeting__held_on", "pk")


class AgendaItem(models.Model):
    """One case or referral at a meeting: why it is talked about, what was said in short, what was decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name=_("meeting"))
    position = models.PositiveSmallIntegerField(_("position"))
    episode = models.ForeignKey(
        Episode, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("case")
    )
    referral = models.ForeignKey(
        Referral, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("referral")
    )
    why = models.CharField(_("why it is on the agenda"), max_length=200, blank=True)
    put_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("put by"))
    said = models.TextField(_("what was said, in short"), blank=True)
    decision = models.CharField(_("decision"), max_length=16, choices=DecisionKind, blank=True)
    decided = models.CharField(_("decision in words"), max_length=500, blank=True)
    wait_until = models.DateField(_("wait until"), null=True, blank=True)
    tasks = models.ManyToManyField(Task, related_name="agenda_items", verbose_name=_("tasks"))
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("items of the agenda")
        constraints = [
            models.UniqueConstraint("meeting", "episode", name="a_case_is_on_an_agenda_once"),
            models.UniqueConstraint("meeting", "referral", name="a_referral_is_on_an_agenda_once"),
            models.CheckConstraint(
                condition=Q(episode__isnull=False, referral=None) | Q(episode=None, referral__isnull=False),
                name="an_item_is_a_case_or_a_referral",
            ),
            models.CheckConstraint(
                condition=~Q(decision=DecisionKind.WAIT) | Q(wait_until__isnull=False),
                name="who_waits_knows_until_when",
                violation_error_message=_("Say until when to wait."),
            ),
            models.CheckConstraint(
                condition=~Q(decision=DecisionKind.OTHER) | ~Q(decided=""),
                name="another_decision_is_put_in_words",
                violation_error_message=_("Say in words what was decided."),
            ),
        ]
        indexes = [models.Index(fields=["meeting", "position"], name="agenda_in_order")]

    def __str__(self):
        return f"{self.position}. {self.person}"

    def get_absolute_url(self):
        return reverse("beneficiaries:agenda_item", args=[self.pk])

    @property
    def case(self):
        """What it is about: an open case, or a referral that waits."""
        return self.episode or self.referral

    @property
    def person(self):
        return self.case.person


class AdditionQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        return self.filter(meeting=meeting)

    def in_order(self):
        return self.select_related("by").order_by("at", "pk")


class Addition(models.Model):
    """What is added to closed minutes, with its day and its author; what stood there is not touched."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="additions", verbose_name=_("meeting"))
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="additions", verbose_name=_("item")
    )
    text = models.TextField(_("addition"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("author"))
    at = models.DateTimeField(_("when"))

    objects = AdditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("addition to minutes")
        verbose_name_plural = _("additions to minutes")

    def __str__(self):
        return f"{self.at:%Y-%m-%d} {self.by}"


class TeamQuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    def of_case(self, episode):
        return self.filter(episode=episode)

    def waiting(self):
        """Neither taken up by a meeting nor withdrawn."""
        return self.filter(item=None, withdrawn_at=None)

    def with_people(self):
        return self.select_related("episode__person", "episode__team", "asked_by")

    def oldest_first(self):
        return self.order_by("asked_at", "pk")


class TeamQuestion(models.Model):
    """A case somebody wants to talk over with the team, and why; it waits until a meeting takes it up."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="team_questions", verbose_name=_("case"))
    reason = models.CharField(_("what to talk over"), max_length=200)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    item = models.OneToOneField(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="question", verbose_name=_("taken up")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = TeamQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question for the team")
        verbose_name_plural = _("questions for the team")
        constraints = [
            models.UniqueConstraint(
                "episode",
                condition=Q(item=None, withdrawn_at=None),
                name="one_question_waits_a_case",
                violation_error_message=_("This case is already flagged for the team."),
            )
        ]

    def __str__(self):
        return self.reason

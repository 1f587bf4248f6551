"""A job that follows: where, from when, with which contract; and what became of it, month by month."""

import uuid

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Episode, Person
from equipe.models import User
from placements.enums import ContractKind, JobState
from placements.models.hosts import Host
from placements.models.internships import Internship
from placements.rules import retention


class HireQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Where it stands
    def started_within(self, first, last):
        return self.filter(starts_on__range=(first, last))

    def still_held(self):
        """Of which nobody has heard that they are over."""
        return self.filter(ended_on=None)

    def begun_between(self, first, last):
        return self.filter(starts_on__gt=first, starts_on__lte=last)

    def begun_until(self, day):
        return self.filter(starts_on__lte=day)

    # What it belongs to
    def at(self, host):
        return self.filter(host=host)

    def of(self, person):
        return self.filter(person=person)

    def of_any(self, people):
        return self.filter(person__in=people)

    def lasting(self, *, months):
        """Without an end, or for so many months at least."""
        return self.filter(Q(contract=ContractKind.PERMANENT) | Q(months__gte=months))

    def of_episode(self, episode):
        return self.filter(episode=episode)

    # How to fetch and list
    def with_people(self):
        return self.select_related("person", "host", "episode__team")

    def with_checks(self):
        """With what was asked about each, the first check first."""
        return self.prefetch_related(Prefetch("checks", JobCheck.objects.with_who().in_order(), to_attr="asked"))

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")


class Hire(models.Model):
    """A hire, by a known host or by another employer; it may come after the case was closed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="hires", verbose_name=_("case"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="hires", verbose_name=_("person"), editable=False)
    host = models.ForeignKey(Host, models.PROTECT, null=True, blank=True, related_name="hires", verbose_name=_("host"))
    employer = models.CharField(_("another employer"), max_length=160, blank=True)
    starts_on = models.DateField(_("hired on"))
    contract = models.CharField(_("contract"), max_length=14, choices=ContractKind)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(_("weekly hours"), null=True, blank=True)
    internship = models.ForeignKey(
        Internship, models.PROTECT, null=True, blank=True, related_name="hires", verbose_name=_("after the internship")
    )
    ended_on = models.DateField(_("no longer employed there, as known on"), null=True, blank=True)

    objects = HireQuerySet.as_manager()

    class Meta:
        verbose_name = _("hire")
        verbose_name_plural = _("hires")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "starts_on", "host", "employer"],
                nulls_distinct=False,
                name="one_hire_a_day_and_employer",
                violation_error_message=_("This hire is already registered."),
            ),
            models.CheckConstraint(
                condition=Q(host__isnull=False, employer="") | (Q(host=None) & ~Q(employer="")),
                name="a_hire_has_one_employer",
                violation_error_message=_("Choose a host or write the name of another employer, not both."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                name="a_job_ends_after_it_begins",
                violation_error_message=_("The job would end before it begins: check the two days."),
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.starts_on}"

    def get_absolute_url(self):
        return reverse("placements:job", args=[self.pk])

    @property
    def where(self):
        return str(self.host) if self.host else self.employer

    @property
    def settled(self):
        """Of one with its checks: the months that were answered, each with its answer."""
        return {check.month: check for check in self.asked if check.is_settled}

    def due(self, *, on):
        """Of one with its checks: the month to be asked about on a day, or nothing."""
        return retention.due(self.starts_on, settled=self.settled, on=on)

    def attempts(self, month):
        """Of one with its checks: on how many days nobody answered."""
        return sum(check.month == month and not check.is_settled for check in self.asked)

    def line(self, *, on):
        """Of one with its checks: each month with its day, its answer, and whether its time has come or is over."""
        missed = retention.missed(self.starts_on, settled=self.settled, on=on)
        due, settled = self.due(on=on), self.settled
        return [
            {
                "month": month,
                "on": retention.due_on(self.starts_on, month),
                "check": settled.get(month),
                "is_due": month == due,
                "is_missed": month in missed,
            }
            for month in retention.CHECKS
        ]


class JobCheckQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(hire__in=Hire.objects.visible_to(user))

    def of(self, hire):
        return self.filter(hire=hire)

    def about(self, month):
        return self.filter(month=month)

    def unanswered(self):
        return self.filter(state=JobState.NO_ANSWER)

    def with_who(self):
        return self.select_related("by")

    def in_order(self):
        return self.order_by("month", "asked_on", "pk")


class JobCheck(models.Model):
    """One try to learn what became of a job, so many months after it began; nobody's answer is a "no"."""

    hire = models.ForeignKey(Hire, models.PROTECT, related_name="checks", verbose_name=_("job"))
    month = models.PositiveSmallIntegerField(_("months after"))
    asked_on = models.DateField(_("asked on"))
    state = models.CharField(_("what was heard"), max_length=12, choices=JobState)
    words = models.CharField(_("in words"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))

    objects = JobCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of a job")
        verbose_name_plural = _("checks of jobs")
        constraints = [
            models.UniqueConstraint(
                "hire",
                "month",
                condition=~Q(state=JobState.NO_ANSWER),
                name="one_answer_a_check",
                violation_error_message=_("This check was answered already."),
            ),
            models.UniqueConstraint(
                "hire",
                "month",
                "asked_on",
                condition=Q(state=JobState.NO_ANSWER),
                name="one_try_a_day",
                violation_error_message=_("Today’s try is noted already: try again on another day."),
            ),
            models.CheckConstraint(condition=Q(month__in=retention.CHECKS), name="a_job_is_checked_at_its_months"),
        ]

    def __str__(self):
        return f"{self.hire}: {self.month}, {self.get_state_display()}"

    @property
    def look(self):
        """How components/state.html draws its answer."""
        return JobState(self.state).look

    @property
    def is_settled(self):
        return self.state != JobState.NO_ANSWER

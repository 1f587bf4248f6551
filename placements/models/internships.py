"""An internship: a person at a host, under an agreement, between two tutors."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Count, F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Episode, Person
from equipe.models import User
from equipe.words import Plain
from placements.enums import InternshipKind, InterruptionReason, ReportKind
from placements.models.agreements import Agreement
from placements.models.hosts import Host
from placements.models.openings import Opening
from placements.rules import timetables
from placements.rules.attendance import part_of

LAST_DAY = Coalesce("interrupted_on", "ends_on")
"""An internship that was interrupted ended on the day of the interruption."""


class InternshipQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    def kept_by(self, user):
        """Of visible ones, those of the districts at whose desk she works: she keeps their attendance."""
        return self.filter(episode__team__ambito__in=user.districts_of_desk)

    # Where it stands
    def running(self, *, on):
        return self.running_within(on, on)

    def running_within(self, first, last):
        """Active on at least one day of the period; an interrupted one until the day of the interruption."""
        return self.alias(last_day=LAST_DAY).filter(starts_on__lte=last, last_day__gte=first)

    def started_within(self, first, last):
        return self.filter(starts_on__range=(first, last))

    def ended_within(self, first, last):
        return self.alias(last_day=LAST_DAY).filter(last_day__range=(first, last))

    def ending_within(self, first, last):
        """Running on the first day, and ending by the last."""
        return self.running(on=first).ended_within(first, last)

    def not_ended(self, *, on):
        """Running on the day, or still to begin."""
        return self.alias(last_day=LAST_DAY).filter(last_day__gte=on)

    def running_after(self, day):
        """Ending later than a day, whether they have begun or not."""
        return self.alias(last_day=LAST_DAY).filter(last_day__gt=day)

    def running_after_as_known(self, day, *, on):
        """Ending later than a day, or put otherwise since another: then it may have stood for longer."""
        put_otherwise = self.model.objects.filter(acts__dated_on__gt=on).values("pk")
        return self.alias(last_day=LAST_DAY).filter(Q(last_day__gt=day) | Q(pk__in=put_otherwise))

    def begun(self, *, on):
        return self.filter(starts_on__lte=on)

    def coming(self, *, on):
        return self.filter(starts_on__gt=on)

    def past(self, *, on):
        return self.alias(last_day=LAST_DAY).filter(last_day__lt=on)

    def interrupted(self):
        return self.exclude(interrupted_on=None)

    def uninterrupted(self):
        return self.filter(interrupted_on=None)

    def unconfirmed(self, first, last):
        """Ran within a month (its first and last day) whose attendance nobody has confirmed."""
        return self.running_within(first, last).exclude(months__month=first)

    def in_version(self, internship, version):
        """This internship, if nobody changed it since; for an update that overwrites nothing unseen."""
        return self.filter(pk=internship.pk, version=version)

    def with_an_open_accident(self):
        """One that was told by the link and that nobody has dealt with."""
        return self.filter(host_reports__kind=ReportKind.ACCIDENT, host_reports__handled_at=None)

    def other_than(self, internship):
        """All, or all but this one."""
        return self.exclude(pk=internship.pk) if internship else self.all()

    # What it belongs to
    def among(self, references):
        return self.filter(pk__in=references)

    def at(self, host):
        return self.filter(host=host)

    def not_at(self, host):
        return self.exclude(host=host)

    def under(self, agreement):
        return self.filter(agreement=agreement)

    def filling(self, opening):
        return self.filter(opening=opening)

    def of(self, person):
        return self.filter(person=person)

    def of_or_at(self, person, host):
        """Of this person wherever, and of anybody at this host."""
        return self.filter(Q(person=person) | Q(host=host))

    def of_episode(self, episode):
        return self.filter(episode=episode)

    def of_cases(self, episodes):
        return self.filter(episode__in=episodes)

    def of_kinds(self, *kinds):
        return self.filter(kind__in=kinds)

    def besides(self, kinds):
        return self.exclude(kind__in=kinds)

    def followed_by(self, user):
        """Of the service's tutor."""
        return self.filter(promoter_tutor=user)

    def followed_at_host_by(self, name):
        """Of the host's tutor, by name: accents and capitals apart."""
        return self.alias(plain_tutor=Plain("host_tutor_name")).filter(plain_tutor=Plain(Value(name.strip())))

    # What they come to
    def periods(self):
        """First and last days, as pairs."""
        return self.values_list("starts_on", LAST_DAY)

    def loads(self, *, on):
        """How many interns each of the service's tutors follows on a day: {user id: number}."""
        followed = self.running(on=on).exclude(promoter_tutor=None).order_by()
        return dict(followed.values_list("promoter_tutor").annotate(n=Count("pk")))

    def outcomes_at(self, host):
        """Of interns at a host: how many people began, internships interrupted, people hired there."""
        hired = Q(person__hires__host=host)
        return self.order_by().aggregate(
            interns=Count("person", distinct=True),
            interrupted=Count("pk", filter=~Q(interrupted_on=None), distinct=True),
            hired=Count("person", filter=hired, distinct=True),
        )

    # How to fetch and list
    def with_conclusions(self):
        """With each side's word at their end."""
        return self.prefetch_related("conclusions")

    def with_people(self):
        return self.select_related("person", "host", "agreement", "opening", "promoter_tutor", "episode__team", "cover")

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")

    def by_start(self):
        return self.order_by("starts_on", "pk")

    def by_end(self):
        """What ends first stands first."""
        return self.order_by(LAST_DAY, "pk")

    def by_name(self):
        return self.order_by("person__sort_name", "starts_on", "pk")


class Internship(models.Model):
    """One internship as it stands now: its acts say how it came to this, its tutors who stands by in which period.

    `person` repeats the episode's, so that the database can refuse overlaps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="internships", verbose_name=_("case"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="internships", verbose_name=_("person"), editable=False
    )
    host = models.ForeignKey(Host, models.PROTECT, related_name="internships", verbose_name=_("host"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="internships", verbose_name=_("agreement")
    )
    opening = models.ForeignKey(
        Opening, models.PROTECT, null=True, blank=True, related_name="internships", verbose_name=_("opening")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=InternshipKind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    weekly_hours = models.PositiveSmallIntegerField(_("weekly hours"))
    timetable = models.JSONField(_("timetable"), default=list, blank=True)  # as rules.timetables.write keeps it
    allowance = models.DecimalField(_("monthly allowance"), max_digits=8, decimal_places=2)
    tasks = models.TextField(_("tasks"), blank=True)
    promoter_tutor = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tutored_internships",
        verbose_name=_("the service's tutor"),
    )
    promoter_tutor_name = models.CharField(_("the service's tutor, as written"), max_length=120, blank=True)
    host_tutor_name = models.CharField(_("the host's tutor"), max_length=120)
    host_tutor_phone = models.CharField(_("phone of the host's tutor"), max_length=30, blank=True)
    motive = models.TextField(_("motive for passing a warning"), blank=True)
    interrupted_on = models.DateField(_("interrupted on"), null=True, blank=True)
    interruption_reason = models.CharField(
        _("reason for the interruption"), max_length=12, choices=InterruptionReason, blank=True
    )
    interruption_note = models.TextField(_("how it came to the interruption"), blank=True)
    outcome = models.CharField(_("outcome, as written"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = InternshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("internship")
        verbose_name_plural = _("internships")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="an_internship_ends_after_it_begins",
                violation_error_message=_("The internship ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(interrupted_on=None)
                | Q(interrupted_on__gte=F("starts_on"), interrupted_on__lte=F("ends_on")),
                name="an_interruption_lies_within_the_internship",
                violation_error_message=_("The interruption must lie within the internship."),
            ),
            models.CheckConstraint(condition=Q(allowance__gte=0), name="an_allowance_is_not_negative"),
            ExclusionConstraint(
                name="one_internship_a_person_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            Coalesce(F("interrupted_on"), F("ends_on")),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("This person already has an internship in this period."),
            ),
        ]
        indexes = [models.Index(fields=["host", "starts_on"], name="internships_by_host")]

    def __str__(self):
        return f"{self.person} – {self.host} ({self.starts_on})"

    def get_absolute_url(self):
        return reverse("placements:internship", args=[self.pk])

    @property
    def last_day(self):
        return self.interrupted_on or self.ends_on

    @property
    def week(self):
        """The timetable of now; empty where only the hours of the week are known."""
        return timetables.read(self.timetable)

    @property
    def tutor_name(self):
        """The service's tutor, as a user or as an older register wrote it."""
        return str(self.promoter_tutor) if self.promoter_tutor else self.promoter_tutor_name

    @property
    def stands_outside_its_agreement(self):
        """Brought in from an older register without an agreement, or beyond the period of one."""
        return self.agreement is None or not self.agreement.holds(self.starts_on, self.ends_on)

    def days_until(self, day):
        """How many of its days have gone by on a day, and how many there are."""
        everything = (self.last_day - self.starts_on).days + 1
        return {"done": min(max((day - self.starts_on).days + 1, 0), everything), "all": everything}

    def part_of(self, month):
        """The days of a month on which it ran; nothing when it did not."""
        return part_of(month, starts_on=self.starts_on, last_day=self.last_day)

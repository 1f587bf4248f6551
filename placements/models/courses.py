"""Courses, and who takes part in them: hours, attendance, qualification, certificate, cost."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document, Episode
from equipe.models import Ambito, Membership
from placements.enums import CoursePayer, DropReason, EnrolmentState


class CourseQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """The desk of the district; who is in them is asked of the cases."""
        desks = Membership.objects.current().at_the_desk().of(user)
        return self.filter(ambito__in=desks.values("team__ambito"))

    def of_ambito(self, ambito):
        return self.filter(ambito=ambito)

    # Where it stands
    def over(self, *, on):
        return self.filter(ends_on__lt=on)

    def not_over(self, *, on):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on))

    def called_like(self, text):
        return self.filter(Q(title__icontains=text) | Q(provider__icontains=text))

    def in_version(self, course, version):
        return self.filter(pk=course.pk, version=version)

    # How to fetch and list
    def with_numbers(self):
        """How many are `enrolled` and have not dropped out, and how many have `completed` it."""
        stay = ~Q(enrolments__state=EnrolmentState.DROPPED)
        done = Q(enrolments__state=EnrolmentState.COMPLETED)
        return self.annotate(enrolled=Count("enrolments", filter=stay), completed=Count("enrolments", filter=done))

    def by_start(self):
        return self.order_by("-starts_on", "title", "pk")


class Course(models.Model):
    """A course of a provider; `hours` are those planned, `cost` is euro for one person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="courses", verbose_name=_("district"))
    title = models.CharField(_("title"), max_length=160)
    provider = models.CharField(_("provider"), max_length=160)
    hours = models.PositiveSmallIntegerField(_("hours"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    qualification = models.CharField(_("qualification or certificate"), max_length=160, blank=True)
    cost = models.DecimalField(_("cost for one person, in euro"), max_digits=8, decimal_places=2, default=0)
    notes = models.TextField(_("notes"), blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "title",
                "provider",
                "starts_on",
                name="one_course_a_title_and_day",
                violation_error_message=_("This course is registered already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_course_ends_after_it_begins",
                violation_error_message=_("The course would end before it begins: check the two days."),
            ),
            models.CheckConstraint(condition=Q(cost__gte=0), name="a_course_costs_no_less_than_nothing"),
        ]

    def __str__(self):
        return f"{self.title} ({self.provider})"

    def get_absolute_url(self):
        return reverse("placements:course", args=[self.pk])


class EnrolmentQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # What it belongs to
    def of(self, course):
        return self.filter(course=course)

    def of_case(self, episode):
        return self.filter(episode=episode)

    def paid_by_the_service(self, ambito):
        """Those that cost something, and whose cost is the service's."""
        return self.filter(course__ambito=ambito, payer=CoursePayer.SERVICE, cost__gt=0)

    def begun(self, *, on):
        """In courses that have begun."""
        return self.filter(course__starts_on__lte=on)

    def in_version(self, enrolment, version):
        return self.filter(pk=enrolment.pk, version=version)

    # How to fetch and list
    def with_people(self):
        return self.select_related("course", "episode__person", "episode__team", "certificate")

    def by_name(self):
        return self.order_by("episode__person__sort_name", "pk")

    def newest_first(self):
        return self.order_by("-enrolled_on", "-pk")


class Enrolment(models.Model):
    """One case in one course. `hours_attended` of the course's hours; `cost` is what it came to, in euro."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="enrolments", verbose_name=_("course"))
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="enrolments", verbose_name=_("case"))
    enrolled_on = models.DateField(_("enrolled on"))
    state = models.CharField(_("how far"), max_length=10, choices=EnrolmentState, default=EnrolmentState.ENROLLED)
    hours_attended = models.DecimalField(_("hours attended"), max_digits=6, decimal_places=1, default=0)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    drop_reason = models.CharField(_("why left"), max_length=12, choices=DropReason, blank=True)
    qualification = models.CharField(_("what was obtained"), max_length=160, blank=True)
    certificate = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("certificate on file")
    )
    payer = models.CharField(_("who pays"), max_length=8, choices=CoursePayer, default=CoursePayer.SERVICE)
    cost = models.DecimalField(_("cost, in euro"), max_digits=8, decimal_places=2, default=0)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(
                "course",
                "episode",
                name="a_case_is_enrolled_once",
                violation_error_message=_("This person is in the course already."),
            ),
            models.CheckConstraint(
                condition=Q(hours_attended__gte=0, cost__gte=0), name="nothing_of_an_enrolment_is_negative"
            ),
            models.CheckConstraint(
                condition=Q(state=EnrolmentState.DROPPED) & ~Q(drop_reason="")
                | ~Q(state=EnrolmentState.DROPPED) & Q(drop_reason=""),
                name="who_drops_out_has_a_reason",
                violation_error_message=_("Say why the person left the course; only then."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("enrolled_on")),
                name="an_enrolment_ends_after_it_begins",
                violation_error_message=_("The course would end before the enrolment: check the two days."),
            ),
        ]

    def __str__(self):
        return f"{self.episode}: {self.course}"

    def get_absolute_url(self):
        return reverse("placements:enrolment", args=[self.pk])

    @property
    def cost_of_service(self):
        """What it costs the service, in euro; what others pay costs it nothing."""
        return self.cost if self.payer == CoursePayer.SERVICE else Decimal("0.00")

    @property
    def look(self):
        """How components/state.html draws its state."""
        return EnrolmentState(self.state).look

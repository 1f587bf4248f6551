"""Internships made ready by the desk, which wait until the coordinator has seen what they cost."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Episode
from equipe.models import User
from placements.enums import Answered
from placements.models.agreements import Agreement
from placements.models.internships import Internship

NO_TERMS = {}


class ApprovalRequestQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Those of visible cases of the districts at whose desk she works."""
        at_the_desk = self.filter(episode__team__ambito__in=user.districts_of_desk)
        return at_the_desk.filter(episode__in=Episode.objects.visible_to(user))

    # What it belongs to
    def of_case(self, episode):
        return self.filter(episode=episode)

    def after(self, request):
        """What was asked for the same case since."""
        return self.of_case(request.episode).filter(recorded_at__gte=request.recorded_at).exclude(pk=request.pk)

    # Where it stands
    def waiting(self):
        return self.filter(answer="")

    def still_waits(self, request):
        return self.waiting().filter(pk=request.pk).exists()

    def given_back(self):
        return self.filter(answer=Answered.RETURNED)

    def to_take_up(self):
        """Given back or withdrawn, and neither made ready anew nor let go since."""
        return self.filter(answer__in=(Answered.RETURNED, Answered.WITHDRAWN)).exclude(terms=NO_TERMS)

    # How to fetch and list
    def with_cases(self):
        return self.select_related(
            "episode__person", "episode__team__ambito", "agreement__host", "asked_by", "answered_by", "internship"
        )

    def oldest_first(self):
        return self.order_by("recorded_at", "pk")

    def newest_first(self):
        return self.order_by("-recorded_at", "pk")


class ApprovalRequest(models.Model):
    """An internship in the making that its author holds to be ready: approved it is one, else it comes back.

    `terms` are the texts of its steps as typed. They are emptied once they are nobody's work any more: when it is
    approved (the internship tells it all), made ready anew or let go.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="approval_requests", verbose_name=_("case"))
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+", verbose_name=_("agreement"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    terms = models.JSONField(_("as typed"), default=dict, blank=True)
    asked_on = models.DateField(_("asked on"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    answer = models.CharField(_("answer"), max_length=9, choices=Answered, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    why = models.TextField(_("in words"), blank=True)
    internship = models.OneToOneField(
        Internship, models.PROTECT, null=True, blank=True, related_name="approval", verbose_name=_("internship")
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = ApprovalRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of approval")
        verbose_name_plural = _("requests of approval")
        constraints = [
            models.UniqueConstraint(
                "episode",
                condition=Q(answer=""),
                name="one_internship_waits_for_approval",
                violation_error_message=_("An internship of this case waits for approval already."),
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, answered_by=None, internship=None)
                | Q(answer=Answered.APPROVED, internship__isnull=False, answered_on__isnull=False)
                | Q(answer=Answered.RETURNED, internship=None, answered_on__isnull=False) & ~Q(why="")
                | Q(answer=Answered.WITHDRAWN, internship=None, answered_on__isnull=False),
                name="an_approval_is_answered_once",
            ),
        ]

    def __str__(self):
        return f"{self.agreement}: {self.starts_on}"

    def get_absolute_url(self):
        return reverse("reporting:approval", args=[self.pk])

    @property
    def host(self):
        return self.agreement.host

    @property
    def can_be_taken_up(self):
        return self.answer in (Answered.RETURNED, Answered.WITHDRAWN) and bool(self.terms)

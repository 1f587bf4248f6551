"""A referral (segnalazione): a social worker asks the inclusion team to take a person in charge."""

import uuid

from django.db import models
from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Area, NeedLevel, ReferralState, StepKind
from beneficiaries.models.episodes import Episode
from beneficiaries.models.finding import meant_by
from beneficiaries.models.people import Person
from beneficiaries.models.shared import shared_with
from equipe.models import Team, User


class ReferralQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Referrals of the teams whose cases the user may see, and of the cases that are shared with her."""
        seen, shared = Q(team__in=Team.objects.seen_by(user)), shared_with(user)
        return self.filter(seen | Q(episode__in=shared) if shared else seen)

    # Where it stands
    def waiting(self):
        return self.filter(state=ReferralState.SENT)

    def returned(self):
        return self.filter(state=ReferralState.RETURNED)

    def undecided(self):
        return self.filter(state__in=(ReferralState.SENT, ReferralState.RETURNED))

    def in_state(self, state):
        return self.filter(state=state)

    def numbers_by_state(self):
        """How many there are in each state: rows of (state, number)."""
        return self.order_by().values_list("state").annotate(number=Count("pk"))

    def without_case(self):
        """Those that wait, and those that were declined."""
        return self.filter(episode=None)

    # Whose
    def sent_by(self, user):
        return self.filter(referrer=user)

    def of_person(self, person):
        return self.filter(person=person)

    def named_like(self, text):
        """Referrals of people whose names, tax code or phone number were typed, nearest first."""
        return meant_by(text, self, person="person__", order=("person__sort_name", "-sent_at", "pk"))

    # How to fetch
    def held(self, referral):
        """This very referral, as it stands now, kept from everybody else until the transaction ends."""
        return self.select_for_update().get(pk=referral.pk)

    def with_people(self):
        return self.select_related("person__municipality", "referrer", "team", "episode")

    def with_conversation(self):
        """The needs in the order of the areas and the steps in the order in which they were taken."""
        return self.prefetch_related(
            Prefetch("needs", Need.objects.order_by("pk")),
            Prefetch("steps", ReferralStep.objects.select_related("by").order_by("at", "pk")),
        )

    # How to list
    def newest_first(self):
        return self.order_by("-sent_at", "-pk")

    def oldest_first(self):
        return self.order_by("sent_at", "pk")


class Referral(models.Model):
    """What the referrer knows in two minutes: why, which needs, who lives with her, what was tried."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="referrals", verbose_name=_("person"))
    team = models.ForeignKey(Team, models.PROTECT, related_name="referrals", verbose_name=_("referring team"))
    referrer = models.ForeignKey(User, models.PROTECT, related_name="referrals", verbose_name=_("referrer"))
    reason = models.TextField(_("reason for the referral"))
    household = models.TextField(_("household in short"), blank=True)
    tried = models.TextField(_("what was tried"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ReferralState, default=ReferralState.SENT)
    sent_at = models.DateTimeField(_("sent"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    episode = models.OneToOneField(
        Episode, models.PROTECT, null=True, blank=True, related_name="referral", verbose_name=_("case")
    )

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        constraints = [
            models.UniqueConstraint(
                "person",
                condition=Q(state__in=["sent", "returned"]),
                name="one_undecided_referral_a_person",
                violation_error_message=_("A referral of this person is already waiting for an answer."),
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", episode__isnull=False) | (~Q(state="accepted") & Q(episode=None)),
                name="an_accepted_referral_has_its_episode",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "returned"], decided_at=None)
                | Q(state__in=["accepted", "declined"], decided_at__isnull=False),
                name="a_decided_referral_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["state", "sent_at"], name="referrals_by_state")]

    def __str__(self):
        return f"{self.person} ({self.sent_at:%Y-%m-%d})"

    def get_absolute_url(self):
        return reverse("beneficiaries:referral", args=[self.pk])

    @property
    def sent_on(self):
        """The day of sending, as the office's calendar has it."""
        return timezone.localtime(self.sent_at).date()

    def days_until(self, day):
        """Whole days since it was sent, until it was decided; until a day while it is not."""
        until = timezone.localtime(self.decided_at).date() if self.decided_at else day
        return (until - self.sent_on).days

    @property
    def is_undecided(self):
        return self.decided_at is None


class Need(models.Model):
    """How much one of the four areas weighs, with a few words."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="needs", verbose_name=_("referral"))
    area = models.CharField(_("area"), max_length=10, choices=Area)
    level = models.PositiveSmallIntegerField(_("need"), choices=NeedLevel, default=NeedLevel.NONE)
    note = models.CharField(_("in short"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [models.UniqueConstraint("referral", "area", name="one_need_an_area")]

    def __str__(self):
        return f"{self.get_area_display()}: {self.get_level_display()}"


class ReferralStep(models.Model):
    """One move of the conversation on a referral; together they tell where it stands and why."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="steps", verbose_name=_("referral"))
    kind = models.CharField(_("what"), max_length=10, choices=StepKind)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"))
    text = models.TextField(_("words"), blank=True)

    class Meta:
        verbose_name = _("step of a referral")
        verbose_name_plural = _("steps of a referral")
        indexes = [models.Index(fields=["referral", "at"], name="steps_in_order")]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.at:%Y-%m-%d})"

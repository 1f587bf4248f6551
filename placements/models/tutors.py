"""Who stands by an internship, for whom and in which period."""

import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from equipe.enums import CASE_ROLES
from equipe.models import Membership, User
from placements.enums import TutorSide
from placements.models.acts import Act
from placements.models.internships import Internship
from placements.rules import visits


class TutorQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def only_this(self, tutor):
        """This one, or nobody."""
        return self.filter(pk=tutor.pk) if tutor else self.none()

    def on_side(self, side):
        return self.filter(side=side)

    # Where it stands
    def standing(self, *, on):
        """Those who stand by on a day."""
        return self.filter(from_day__lte=on).filter(Q(to_day=None) | Q(to_day__gte=on))

    def standing_within(self, first, last):
        """Those who stand by on one of the days."""
        return self.filter(from_day__lte=last).filter(Q(to_day=None) | Q(to_day__gte=first))

    def without_colleague(self):
        """Of the service, whose user no longer works with cases there."""
        works = Membership.objects.current().filter(
            user=OuterRef("user"), role__in=CASE_ROLES, team__ambito=OuterRef("internship__host__ambito")
        )
        gone = ~Exists(works) | Q(user__is_active=False)
        return self.on_side(TutorSide.PROMOTER).filter(Q(user=None) | gone)

    def come_on(self, day, *, instead_of):
        """Who was to stand by from the first day comes with the first day."""
        theirs = self.filter(from_day=instead_of).filter(Q(to_day=None) | Q(to_day__gte=day))
        return theirs.update(from_day=day)

    def current(self):
        """Those without a last day of their own: they stay until the internship ends."""
        return self.filter(to_day=None)

    # How to fetch and list
    def with_internships(self):
        return self.select_related("internship__person", "internship__host", "internship__episode__team")

    def with_users(self):
        return self.select_related("user")

    def in_order(self):
        """The service's first, then the host's, then others; each side by its days."""
        return self.order_by("position", "from_day", "pk")


class Tutor(models.Model):
    """One tutor of an internship. `user` is the service's; a name alone comes from an older register.

    The internship's own columns repeat the service's and the host's tutor of now, for lists and limits. Without
    `visits_every` the service's visits at the usual cadence, and others plan none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    internship = models.ForeignKey(Internship, models.PROTECT, related_name="tutors", verbose_name=_("internship"))
    side = models.CharField(_("for whom"), max_length=8, choices=TutorSide)
    position = models.PositiveSmallIntegerField(_("position"), default=0, editable=False)
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="tutorships", verbose_name=_("colleague")
    )
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    from_day = models.DateField(_("from"))
    to_day = models.DateField(_("to"), null=True, blank=True)
    visits_every = models.PositiveSmallIntegerField(_("visits every so many days"), null=True, blank=True)
    begun_by = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="tutors_begun", verbose_name=_("came by the act")
    )
    ended_by = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="tutors_ended", verbose_name=_("left by the act")
    )

    objects = TutorQuerySet.as_manager()

    class Meta:
        verbose_name = _("tutor of an internship")
        verbose_name_plural = _("tutors of internships")
        constraints = [
            models.UniqueConstraint(
                "internship",
                "side",
                condition=Q(to_day=None) & ~Q(side=TutorSide.OTHER),
                name="one_tutor_a_side_at_a_time",
                violation_error_message=_("This side has a tutor already: end that period first."),
            ),
            models.CheckConstraint(
                condition=Q(to_day=None) | Q(to_day__gte=F("from_day")),
                name="a_tutor_leaves_after_coming",
                violation_error_message=_("The tutor would leave before coming: check the two days."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_side_display()})"

    def save(self, **kwargs):
        self.position = list(TutorSide).index(self.side)
        super().save(**kwargs)

    def leave(self, day):
        """Stand by until a day, and no longer."""
        self.to_day = day
        self.save(update_fields=["to_day"])

    @property
    def cadence(self):
        """After how many days the next visit is planned; nothing for who plans none."""
        return self.visits_every or (visits.CADENCE_DAYS if self.side == TutorSide.PROMOTER else None)

    def stands(self, day):
        """Whether this tutor stands by on a day."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)


def recorded_tutors(internship, *, host_tutor=None, others=()):
    """The tutors of an internship whose row alone is known, with what else is told of the host's; unsaved."""
    if internship.promoter_tutor or internship.promoter_tutor_name:
        yield Tutor(
            internship=internship,
            side=TutorSide.PROMOTER,
            position=0,
            user=internship.promoter_tutor,
            name=internship.tutor_name,
            from_day=internship.starts_on,
        )
    if internship.host_tutor_name:
        yield Tutor(
            internship=internship,
            side=TutorSide.HOST,
            position=1,
            from_day=internship.starts_on,
            **{"name": internship.host_tutor_name, "phone": internship.host_tutor_phone} | (host_tutor or {}),
        )
    for told in others:
        yield Tutor(internship=internship, side=TutorSide.OTHER, position=2, from_day=internship.starts_on, **told)

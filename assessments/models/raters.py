"""Who may be asked to rate: those who see the case, and people outside who meet the person at work or in a course."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.enums import OUTSIDE_ROLES, RaterRole
from equipe.models import Ambito, Membership, User


def possible_raters(episode):
    """Who may see the case and so may rate it: those who work in its team, and the desk of its Ambito."""
    memberships = Membership.objects.current()
    team = memberships.working_with_cases().filter(team=episode.team_id)
    desk = memberships.at_the_desk().filter(team__ambito=episode.team.ambito_id)
    return User.objects.active().filter(Q(pk__in=team.values("user")) | Q(pk__in=desk.values("user"))).by_name()


class OutsideRaterQuerySet(models.QuerySet):
    def of(self, ambiti):
        return self.filter(ambito__in=ambiti)

    def same_as(self, other):
        """The one of this name, role and organisation, who may be known already."""
        return self.filter(ambito=other.ambito_id, role=other.role, name=other.name, organisation=other.organisation)

    def called(self, name, *, organisation):
        return self.filter(name=name, organisation=organisation)

    def by_name(self):
        return self.order_by("name", "organisation", "pk")


class OutsideRater(models.Model):
    """Somebody without an account who sees people at work or in a course: a host's tutor, a trainer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="outside_raters", verbose_name=_("district"))
    role = models.CharField(_("as what"), max_length=13, choices=[(role.value, role.label) for role in OUTSIDE_ROLES])
    name = models.CharField(_("first and last name"), max_length=120)
    organisation = models.CharField(_("business, cooperative or school"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    objects = OutsideRaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("rater outside the service")
        verbose_name_plural = _("raters outside the service")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "role",
                "name",
                "organisation",
                name="one_outside_rater_a_name",
                violation_error_message=_("This person is already known: choose the name from the list."),
            ),
            models.CheckConstraint(condition=Q(role__in=OUTSIDE_ROLES), name="who_rates_from_outside"),
        ]

    def __str__(self):
        return f"{self.name} ({self.organisation})" if self.organisation else self.name


def role_in_team(user, episode):
    """As what a colleague answers: her role in the case's team, or else at the desk of its Ambito."""
    ours = [m for m in user.standing if m.team_id == episode.team_id]
    desk = [m for m in user.standing if m.team.ambito_id == episode.team.ambito_id]
    found = next((m.role for m in [*ours, *desk] if m.role in RaterRole.values), None)
    return RaterRole(found or RaterRole.SOCIAL_WORKER)

"""The district, its teams, and the people who work in them."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from equipe.enums import CASE_ROLES, DESK_ROLES, Role, TeamKind
from equipe.offered import offered
from equipe.prepared import Prepared


class AmbitoQuerySet(models.QuerySet):
    def where(self, user, *roles):
        """The districts in which the user holds one of the roles today."""
        return self.filter(pk__in=Membership.objects.current().of(user).with_role(*roles).values("team__ambito"))


class Ambito(models.Model):
    """A territorial district: the municipalities that share one social service."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    service_name = models.CharField(_("name of the service"), max_length=120, default="Orienta Lavoro")
    managing_body = models.CharField(_("managing body"), max_length=160, blank=True)
    review_days = models.PositiveSmallIntegerField(_("days until a project is reviewed"), default=90)
    assessment_months = models.PositiveSmallIntegerField(_("months until an assessment is repeated"), default=6)

    objects = AmbitoQuerySet.as_manager()

    class Meta:
        verbose_name = _("territorial district")
        verbose_name_plural = _("territorial districts")

    def __str__(self):
        return self.name


class MunicipalityQuerySet(models.QuerySet):
    def of(self, ambiti):
        return self.filter(ambito__in=ambiti)

    def by_name(self):
        return self.order_by("name")


class Municipality(models.Model):
    """A municipality of the district."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="municipalities", verbose_name=_("district"))
    name = models.CharField(_("name"), max_length=120)
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    counted_on = models.DateField(_("counted on"), null=True, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.UniqueConstraint("ambito", "name", name="one_municipality_a_name"),
            models.CheckConstraint(
                condition=Q(population=None, counted_on=None) | Q(population__gt=0, counted_on__isnull=False),
                name="inhabitants_are_counted_on_a_day",
                violation_error_message=_("Write down the inhabitants and the day they were counted, or neither."),
            ),
        ]

    def __str__(self):
        return self.name


class TeamQuerySet(models.QuerySet):
    # Who may look
    def seen_by(self, user):
        """The teams whose cases the user may see: her own, and for the desk every team of its Ambito.

        Asked with the references at hand, not by a subquery: so the database knows how few rows it will find.
        """
        own, districts = Q(pk__in=user.teams_of_cases), user.districts_of_desk
        return self.filter(own | Q(ambito__in=districts) if districts else own)

    def worked_in_by(self, user):
        """The teams in which she has a role today."""
        return self.filter(pk__in={membership.team_id for membership in user.standing})

    # What they are
    def of(self, ambiti):
        return self.filter(ambito__in=ambiti)

    def units(self):
        return self.filter(kind=TeamKind.UNIT)

    def inclusion(self):
        return self.filter(kind=TeamKind.INCLUSION)

    # How to fetch
    def with_sizes(self):
        """With `size`: how many people work there today."""
        today = Q(memberships__ended_at=None, memberships__user__is_active=True)
        return self.select_related("ambito").annotate(
            size=models.Count("memberships__user", filter=today, distinct=True)
        )

    # How to list
    def by_name(self):
        return self.order_by("ambito__name", "kind", "name")


class Team(models.Model):
    """A local unit of social workers, the inclusion team, or the office that administers."""

    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="teams", verbose_name=_("district"))
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=TeamKind, default=TeamKind.UNIT)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = [models.UniqueConstraint("ambito", "name", name="one_team_a_name")]

    def __str__(self):
        return self.name


class UserQuerySet(models.QuerySet):
    # Who they are
    def active(self):
        return self.filter(is_active=True)

    def known_as(self, email):
        return self.filter(email__iexact=email)

    def with_role(self, *roles, ambito=None):
        """Active users who hold one of the roles today, in the given Ambito if one is given."""
        memberships = Membership.objects.current().filter(role__in=roles)
        if ambito is not None:
            memberships = memberships.filter(team__ambito=ambito)
        return self.active().filter(pk__in=memberships.values("user"))

    def working_in(self, *teams):
        """In at least one of the teams today."""
        return self.active().filter(pk__in=Membership.objects.current().filter(team__in=teams).values("user"))

    def belonging_to(self, ambiti):
        """Everybody who works or has worked in one of the districts."""
        return self.filter(pk__in=Membership.objects.filter(team__ambito__in=ambiti).values("user"))

    def wanting_letters(self):
        return self.filter(wants_letters=True)

    def personas(self):
        return self.active().exclude(persona="")

    # How to fetch
    def with_standing(self):
        """With the memberships of today, as `standing` expects them."""
        memberships = Membership.objects.current().as_standing()
        return self.prefetch_related(models.Prefetch("memberships", memberships, to_attr="standing"))

    # How to list
    def by_name(self):
        return self.order_by("last_name", "first_name", "pk")

    def oldest_first(self):
        return self.order_by("pk")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


class User(AbstractBaseUser):
    """Someone who works here and signs in by e-mail."""

    email = models.EmailField(_("e-mail"), unique=True)
    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=80)
    language = models.CharField(_("language"), max_length=5, default="it")
    single_keys = models.BooleanField(_("single keys as shortcuts"), default=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    wants_letters = models.BooleanField(_("write to me in the morning at what hours I have appointments"), default=True)
    persona = models.CharField(_("demo persona"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["first_name", "last_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def initials(self):
        return f"{self.first_name[:1]}{self.last_name[:1]}".upper()

    @property
    def has_entered(self):
        """Whether a password was ever chosen: until then the invitation waits."""
        return self.has_usable_password()

    @cached_property
    def standing(self):
        """Her memberships of today with team and district; asks the database once an object."""
        return ask_standing(user=self.pk)

    @property
    def teams_of_cases(self):
        """The teams in which she works with cases today."""
        return {membership.team_id for membership in self.standing if membership.role in CASE_ROLES}

    @property
    def districts_of_desk(self):
        """The districts at whose desk she works today: she sees all their cases."""
        desk = [m for m in self.standing if m.role in DESK_ROLES and m.team.kind == TeamKind.INCLUSION]
        return {membership.team.ambito_id for membership in desk}

    def sees_cases_of(self, team):
        """Whether a team's cases are hers to see by her own work."""
        return team.pk in self.teams_of_cases or team.ambito_id in self.districts_of_desk

    @property
    def ambito(self):
        """The district she works in, as the header names it."""
        return self.standing[0].team.ambito if self.standing else None

    def districts_with(self, *roles):
        """The districts in which she holds one of the roles today, by name."""
        found = {m.team.ambito for m in self.standing if m.role in {str(role) for role in roles}}
        return sorted(found, key=lambda ambito: (ambito.name, ambito.pk))

    def has_role(self, *roles):
        """Whether she holds one of the roles in any team today."""
        return bool({membership.role for membership in self.standing} & {str(role) for role in roles})

    @property
    def works_with_cases(self):
        return self.has_role(*CASE_ROLES)

    @property
    def works_at_the_desk(self):
        return self.has_role(*DESK_ROLES)


class MembershipQuerySet(models.QuerySet):
    # Whose, and which
    def of(self, user):
        return self.filter(user=user)

    def current(self):
        return self.filter(ended_at=None)

    def within(self, ambiti):
        return self.filter(team__ambito__in=ambiti)

    def with_role(self, *roles):
        return self.filter(role__in=roles)

    def working_with_cases(self):
        return self.filter(role__in=CASE_ROLES)

    def at_the_desk(self):
        return self.filter(role__in=DESK_ROLES, team__kind=TeamKind.INCLUSION)

    # How to fetch
    def with_teams(self):
        return self.select_related("team__ambito", "user")

    def as_standing(self):
        """With team and district, and with what the apps above add to a colleague's standing (see settings)."""
        rows = self.select_related("team__ambito").order_by("pk")
        for widened in offered("STANDING"):
            rows = widened(rows)
        return rows


class Membership(models.Model):
    """A user in a team with a role, from a moment to another."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("user"))
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships", verbose_name=_("team"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    started_at = models.DateTimeField(_("since"), auto_now_add=True)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                "user",
                "team",
                "role",
                condition=Q(ended_at=None),
                name="one_role_once_a_team",
                violation_error_message=_("This person already has this role in this team."),
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()} ({self.team})"


ask_standing = Prepared(lambda user: Membership.objects.current().of(user).as_standing(), {"user": "bigint"})

"""One presa in carico, from opening to closing. Who may see what is decided here, once for the whole house."""

import uuid

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import AccessKind, CitizenshipGroup, ClosingReason, EmploymentStatus, Isced
from beneficiaries.models.finding import meant_by
from beneficiaries.models.people import Person
from beneficiaries.models.shared import as_references, shared_with
from equipe import navigation
from equipe.enums import DESK_ROLES
from equipe.models import Membership, Team, User
from equipe.words import Plain


class EpisodeQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Cases of the teams the user works in; for the desk, every case of its Ambito; and those shared with her.

        To who works in a team, the teams are named one by one: the database then looks them up in its index, and what
        is shared with her too.
        """
        shared = shared_with(user)
        teams = Team.objects.seen_by(user) if user.districts_of_desk else user.teams_of_cases
        return self.filter(Q(team__in=teams) | Q(pk__in=shared) if shared else Q(team__in=teams))

    def shared_with(self, user):
        """Cases of others on which she is asked to help, or which she has handed over and may still read."""
        return self.filter(pk__in=shared_with(user))

    def written_in_by(self, user):
        """Of visible ones, those she may write in: not what she handed over and still reads for a while."""
        former = [case for case, kind in shared_with(user).items() if kind == AccessKind.FORMER]
        teams = Team.objects.seen_by(user) if user.districts_of_desk else user.teams_of_cases
        return self.filter(Q(team__in=teams) | ~Q(pk__in=former)) if former else self

    def managed_by(self, user):
        return self.filter(case_manager=user)

    def followed_by_nobody(self):
        """Without a case manager, or with one who has left: no longer in the team, nor at the desk of its district."""
        desk = Q(role__in=DESK_ROLES, team__ambito=OuterRef("team__ambito"))
        working = Membership.objects.current().working_with_cases().filter(user__is_active=True)
        working = working.filter(Q(team=OuterRef("team")) | desk, user=OuterRef("case_manager"))
        return self.filter(~Exists(working))

    # Whose
    def named_like(self, text):
        """Cases of people whose names, tax code or phone number were typed, nearest first."""
        # By the person's own name: by its copy here, a search for digits would read all names in their order.
        return meant_by(text, self, person="person__", order=("person__sort_name", "-opened_on"))

    def named_from(self, text):
        """Cases of people whose name, the last name first, begins with what was typed; the index has them in order."""
        beginning = Plain(Value(text))
        return self.filter(sort_name__gte=beginning, sort_name__lt=Concat(beginning, Value(chr(0x10FFFF)))).by_name()

    def of_person(self, person):
        return self.filter(person=person)

    def most_followed(self, people):
        """Which of some people is the best known: in charge today, else with most cases, else registered first."""
        cases = list(self.filter(person__in=people))

        def weight(person):
            hers = [case for case in cases if case.person_id == person.pk]
            return any(case.is_open for case in hers), len(hers), -person.registered_at.timestamp()

        return max(people, key=weight)

    def among(self, references):
        """These cases, as a browser names them; what is no reference names none."""
        return self.filter(pk__in=as_references(references))

    def same_as(self, episode):
        return self.filter(pk=episode.pk)

    def with_references(self, references):
        """These cases, in the order in which they are named."""
        order = Case(*(When(pk=pk, then=place) for place, pk in enumerate(references)), default=len(references))
        return self.filter(pk__in=references).order_by(order) if references else self.none()

    def in_version(self, episode, version):
        """This very case, if nobody has saved it since."""
        return self.filter(pk=episode.pk, version=version)

    def living_in(self, municipality):
        return self.filter(person__municipality=municipality)

    def of_team(self, team):
        return self.filter(team=team)

    def counted_as(self, group):
        """Cases of one citizenship group."""
        return self.filter(citizenship_group=group)

    # Where it stands
    def open(self):
        return self.filter(closed_on=None)

    def closed(self):
        return self.exclude(closed_on=None)

    def open_within(self, first, last):
        """Open on at least one day of the period (both days included)."""
        return self.filter(opened_on__lte=last).filter(Q(closed_on=None) | Q(closed_on__gte=first))

    def opened_within(self, first, last):
        return self.filter(opened_on__range=(first, last))

    def running_after(self, day):
        """Closed ones that lasted beyond a day: nobody is taken in charge twice at once."""
        return self.filter(closed_on__gt=day)

    # How to fetch
    def held(self, episode):
        """This very case if it is open, as it stands now, kept from everybody else until the transaction ends."""
        rows = self.open().filter(pk=episode.pk).select_related("case_manager", "team")
        return rows.select_for_update(of=("self",)).first()

    def with_people(self):
        return self.select_related("person__municipality", "case_manager", "team")

    def with_file(self):
        """With all that the head of a case file shows."""
        return self.with_people().select_related("person__ambito", "referral").with_count_of_cases()

    def with_count_of_cases(self):
        """How many cases of the same person there are, this one included."""
        same = Episode.objects.filter(person=OuterRef("person")).order_by().values("person")
        return self.annotate(count_of_cases=Subquery(same.annotate(number=Count("pk")).values("number")))

    def with_total(self):
        """How many rows the whole list has, told by each row: one question instead of two."""
        whole = self.order_by().annotate(whole=Value(1)).values("whole")
        return self.annotate(total=Subquery(whole.annotate(number=Count("*")).values("number")))

    # How to list
    def by_name(self):
        return self.order_by("sort_name", "pk")

    def newest_first(self):
        return self.order_by("-opened_on", "-pk")


class Episode(models.Model):
    """A person taken in charge; coming back after a closure is a new episode.

    What is known of her at the entry (education, employment, disability, citizenship group) is kept here, as the
    European Social Fund counts it (domain: status is recorded at entry), and not on the person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="episodes", verbose_name=_("person"))
    team = models.ForeignKey(Team, models.PROTECT, related_name="episodes", verbose_name=_("team"))
    case_manager = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="episodes", verbose_name=_("case manager")
    )
    referred_on = models.DateField(_("referred on"), null=True, blank=True)
    opened_on = models.DateField(_("taken in charge on"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_reason = models.CharField(_("reason for closing"), max_length=20, choices=ClosingReason, blank=True)
    closing_note = models.CharField(_("how it ended"), max_length=200, blank=True)

    citizenship_group = models.CharField(_("citizenship group"), max_length=16, choices=CitizenshipGroup)
    isced = models.CharField(_("education at entry"), max_length=4, choices=Isced, blank=True)
    employment = models.CharField(
        _("employment at entry"), max_length=24, choices=EmploymentStatus, default=EmploymentStatus.UNKNOWN
    )
    disabled = models.BooleanField(_("disability at entry"), default=False)

    strengths = models.TextField(_("strengths: what the person can do"), blank=True)
    wishes = models.TextField(_("wishes: what the person wants"), blank=True)
    fragilities = models.TextField(_("fragilities to respect"), blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    # Opened on the day of another one, under a record of the same person that was merged since: both stay.
    opened_beside = models.BooleanField(default=False, editable=False)
    # The person's, kept here by the database (third migration): a list by name is then read from one index.
    sort_name = models.TextField(default="", editable=False)

    objects = EpisodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                "person",
                condition=Q(closed_on=None),
                name="one_open_episode_a_person",
                violation_error_message=_("This person is already taken in charge."),
            ),
            models.UniqueConstraint(
                "person", "opened_on", condition=Q(opened_beside=False), name="one_episode_an_opening_day"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="an_episode_ends_after_it_begins",
                violation_error_message=_("A case cannot be closed before it was opened."),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "opened_on"], name="episodes_by_team"),
            models.Index(fields=["team", "sort_name"], condition=Q(closed_on=None), name="open_episodes_by_name"),
            models.Index(fields=["sort_name"], name="episodes_by_name"),
            models.Index(fields=["case_manager"], condition=Q(closed_on=None), name="open_episodes_by_manager"),
        ]

    def __str__(self):
        return f"{self.person} ({self.opened_on})"

    def get_absolute_url(self):
        return navigation.page_of("beneficiaries:case", self.pk)

    @property
    def is_open(self):
        return self.closed_on is None

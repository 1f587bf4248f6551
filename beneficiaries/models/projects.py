"""The personalised project: numbered versions of what a person and the service agree, line by line."""

import uuid

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Area, LineKind, OwnerKind, Progress, ProjectEnd, ProjectState
from beneficiaries.models.episodes import Episode
from beneficiaries.models.tasks import Task
from equipe.models import User

STATE_KINDS = {
    Progress.TO_DO: "off",
    Progress.UNDER_WAY: "wait",
    Progress.REACHED: "good",
    Progress.CHANGED: "new",
    Progress.GIVEN_UP: "stop",
}
"""How a state is drawn beside its word."""

PROJECT_KINDS = {
    ProjectState.DRAFT: "new",
    ProjectState.PROPOSED: "wait",
    ProjectState.SIGNED: "good",
    ProjectState.CLOSED: "done",
}

LONGEST_LINE = 500
"""Characters of one line: it must be read aloud in one breath or two."""


class ProjectQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Of what
    def of_case(self, episode):
        return self.filter(episode=episode)

    def of_case_known_as(self, reference):
        return self.filter(episode_id=reference)

    def of_the_case_of(self, reference):
        """All versions of the project to which this one belongs."""
        return self.filter(episode__in=Project.objects.filter(pk=reference).values("episode"))

    # Where it stands
    def open(self):
        return self.filter(closed_on=None)

    def being_written(self):
        """Drafts, and versions that wait for signatures."""
        return self.filter(signed_on=None, closed_on=None)

    def signed(self):
        """Signed by all at some time, in force or closed since."""
        return self.filter(signed_on__isnull=False)

    def in_force(self):
        return self.filter(signed_on__isnull=False, closed_on=None)

    def awaiting_signatures(self):
        return self.filter(proposed_on__isnull=False, signed_on=None, closed_on=None)

    def review_due(self, on):
        return self.in_force().filter(review_on__lte=on)

    def in_version(self, project, version):
        """This very draft, if nobody has saved it since and it can still be written."""
        return self.filter(pk=project.pk, version=version, proposed_on=None, closed_on=None)

    # How to fetch
    def held(self, project):
        """This very version, kept from everybody else until the transaction ends."""
        return self.select_for_update().get(pk=project.pk)

    def with_case(self):
        return self.select_related("episode__person", "episode__team__ambito", "episode__case_manager", "begun_by")

    def with_signatures_counted(self):
        """How many have signed (`signed_by`), and how many are to (`signers`)."""
        asked = Q(signatures__excused="")
        return self.annotate(
            signers=Count("signatures", filter=asked),
            signed_by=Count("signatures", filter=Q(signatures__signed_on__isnull=False)),
        )

    # How to list
    def newest_first(self):
        return self.order_by("-number")


class Project(models.Model):
    """One version of the project of a case. Its state is what its dates say.

    Once put forward its lines stand still, and once somebody has signed it cannot be taken back: the database refuses
    (see the migration). A change is a new version that begins as a copy.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="projects", verbose_name=_("case"))
    number = models.PositiveSmallIntegerField(_("version"))
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("begun by"))
    begun_on = models.DateField(_("begun on"))
    proposed_on = models.DateField(_("put forward on"), null=True, blank=True)
    signed_on = models.DateField(_("signed by all on"), null=True, blank=True)
    review_on = models.DateField(_("next review on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    end = models.CharField(_("how it ended"), max_length=12, choices=ProjectEnd, blank=True)
    end_note = models.CharField(_("how it ended, in a sentence"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("personalised project")
        verbose_name_plural = _("personalised projects")
        constraints = [
            models.UniqueConstraint("episode", "number", name="one_project_a_number"),
            models.UniqueConstraint(
                "episode",
                condition=Q(signed_on=None, closed_on=None),
                name="one_project_being_written_a_case",
                violation_error_message=_("A version of this project is already being written."),
            ),
            models.UniqueConstraint(
                "episode",
                condition=Q(signed_on__isnull=False, closed_on=None),
                name="one_project_in_force_a_case",
                violation_error_message=_("A version of this project is already in force."),
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None) | Q(proposed_on__isnull=False, review_on__isnull=False),
                name="a_signed_project_was_put_forward_and_is_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, end="") | (Q(closed_on__isnull=False) & ~Q(end="")),
                name="a_project_ends_in_a_way_and_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("begun_on")),
                name="a_project_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(
                fields=["review_on"], condition=Q(closed_on=None, signed_on__isnull=False), name="projects_to_review"
            )
        ]

    def __str__(self):
        return f"{self.episode} ({self.number})"

    def get_absolute_url(self):
        return reverse("beneficiaries:project_version", args=[self.pk])

    @property
    def state(self):
        if self.closed_on:
            return ProjectState.CLOSED
        if self.signed_on:
            return ProjectState.SIGNED
        return ProjectState.PROPOSED if self.proposed_on else ProjectState.DRAFT

    @property
    def state_kind(self):
        return PROJECT_KINDS[self.state]

    @property
    def is_draft(self):
        return self.state == ProjectState.DRAFT

    @property
    def is_proposed(self):
        return self.state == ProjectState.PROPOSED

    @property
    def is_in_force(self):
        return self.state == ProjectState.SIGNED


class LineQuerySet(models.QuerySet):
    def of_project(self, project):
        return self.filter(project=project)

    def objectives(self):
        return self.filter(kind=LineKind.OBJECTIVE)

    def with_owners(self):
        return self.select_related("colleague")

    def in_order(self):
        return self.order_by("position", "pk")


class ProjectLine(models.Model):
    """A need, an objective with the result by which we shall see it, a support or a commitment.

    All four are lines of one table: they are asked in one way, stand still together, and are read in one question.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="lines", verbose_name=_("project"))
    kind = models.CharField(_("kind"), max_length=12, choices=LineKind)
    position = models.PositiveSmallIntegerField(_("position"))
    area = models.CharField(_("area"), max_length=10, choices=Area, blank=True)
    words = models.CharField(_("in words"), max_length=LONGEST_LINE)
    result = models.CharField(_("how we shall see it"), max_length=LONGEST_LINE, blank=True)
    objective = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("objective")
    )
    owner = models.CharField(_("who"), max_length=10, choices=OwnerKind, default=OwnerKind.PERSON)
    colleague = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("colleague")
    )
    owner_name = models.CharField(_("who else"), max_length=120, blank=True)
    due_on = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(_("how far"), max_length=10, choices=Progress, default=Progress.TO_DO)
    state_note = models.CharField(_("how far, in a sentence"), max_length=LONGEST_LINE, blank=True)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("task"))

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a project")
        verbose_name_plural = _("lines of a project")
        constraints = [
            models.UniqueConstraint("project", "kind", "position", name="one_project_line_a_position"),
            models.CheckConstraint(
                condition=Q(owner=OwnerKind.PERSON, colleague=None, owner_name="")
                | Q(owner=OwnerKind.COLLEAGUE, colleague__isnull=False, owner_name="")
                | (Q(owner=OwnerKind.OTHER, colleague=None) & ~Q(owner_name="")),
                name="a_project_line_has_one_owner",
            ),
            models.CheckConstraint(
                condition=~Q(state=Progress.GIVEN_UP) | ~Q(state_note=""),
                name="what_is_given_up_says_why",
                violation_error_message=_("Say why it was given up."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[LineKind.NEED, LineKind.OBJECTIVE]) | Q(objective=None),
                name="only_what_is_done_serves_an_objective",
            ),
        ]

    def __str__(self):
        return self.words

    @property
    def owner_in_words(self):
        """Who answers for it, as the page names her."""
        names = {OwnerKind.COLLEAGUE: str(self.colleague or ""), OwnerKind.OTHER: self.owner_name}
        return names.get(self.owner) or OwnerKind.PERSON.label

    @property
    def state_kind(self):
        return STATE_KINDS[self.state]

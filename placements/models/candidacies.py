"""Somebody for an opening, from the shortlist to a yes or a no; its steps are never written over."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Episode
from equipe.models import User
from placements.enums import CandidacyState, Decider, NoReason
from placements.models.internships import Internship
from placements.models.openings import Opening
from placements.rules.candidacies import STANDING, followers


class CandidacyQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Of visible cases at visible openings: the desk."""
        cases, openings = Episode.objects.visible_to(user), Opening.objects.visible_to(user)
        return self.filter(episode__in=cases, opening__in=openings)

    # What it belongs to
    def of_case(self, episode):
        return self.filter(episode=episode)

    def of_others(self, episode):
        """Of all other cases."""
        return self.exclude(episode=episode)

    def of_cases(self, episodes):
        return self.filter(episode__in=episodes)

    def for_opening(self, opening):
        return self.filter(opening=opening)

    # Where it stands
    def standing(self):
        """Neither refused nor withdrawn, and no internship has come of it yet."""
        return self.filter(state__in=STANDING).not_begun()

    def accepted(self):
        return self.filter(state=CandidacyState.ACCEPTED)

    def told(self):
        """Those that stand and of which a host was told."""
        return self.standing().exclude(state=CandidacyState.SHORTLISTED)

    def not_begun(self):
        """No internship was opened from it."""
        return self.filter(internship=None)

    def waiting_to_begin(self):
        """Accepted, and not begun."""
        return self.accepted().not_begun()

    def on_the_board(self, *, since):
        """Those that stand, and those that ended lately; whoever has begun is on the board no more."""
        lately = Q(state__in=STANDING) | Q(moved_on__gte=since)
        return self.filter(lately, episode__closed_on=None).not_begun()

    def in_version(self, candidacy, version):
        """This very one, if nobody has moved it since."""
        return self.filter(pk=candidacy.pk, version=version)

    # How to fetch and list
    def with_people(self):
        return self.select_related("episode__person", "episode__team", "opening__agreement__host", "internship")

    def in_order(self):
        """Who has waited longest for the next step comes first."""
        return self.order_by("moved_on", "episode__person__sort_name", "pk")


class Candidacy(models.Model):
    """One person of one case for one opening. `state` and `moved_on` repeat its last step.

    With its internship it leaves the board for good: when that ends, the same opening can be thought of anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="candidacies", verbose_name=_("case"))
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="candidacies", verbose_name=_("opening"))
    state = models.CharField(
        _("state"), max_length=12, choices=CandidacyState, default=CandidacyState.SHORTLISTED, editable=False
    )
    moved_on = models.DateField(_("in this state since"))
    internship = models.OneToOneField(
        Internship,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="candidacy",
        verbose_name=_("internship"),
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        constraints = [
            models.UniqueConstraint(
                "episode",
                "opening",
                condition=Q(state__in=STANDING, internship=None),
                name="one_standing_candidacy_an_opening",
                violation_error_message=_("This person is on the board of this opening already."),
            ),
        ]

    def __str__(self):
        return f"{self.episode.person} – {self.opening}"

    def get_absolute_url(self):
        return reverse("placements:candidacy", args=[self.pk])

    @property
    def now(self):
        return CandidacyState(self.state)

    @property
    def followers(self):
        """The states it may go to next."""
        return () if self.internship_id else followers(self.now)

    @property
    def is_standing(self):
        return self.state in STANDING and not self.internship_id


class StepQuerySet(models.QuerySet):
    def of(self, candidacy):
        return self.filter(candidacy=candidacy)

    def of_any(self, candidacies):
        return self.filter(candidacy__in=candidacies)

    def into(self, state):
        return self.filter(state=state)

    def with_people(self):
        return self.select_related("taken_by")

    def in_order(self):
        return self.order_by("number")


class Step(models.Model):
    """One move of a candidacy, by whom and when. The database refuses to change it.

    `told` is what the host was told of the person with a proposal, word for word; empty for any other move.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="steps", verbose_name=_("candidacy"))
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=12, choices=CandidacyState)
    decider = models.CharField(_("who said no"), max_length=8, choices=Decider, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=NoReason, blank=True)
    told = models.JSONField(_("what the host was told"), default=dict, blank=True)
    on = models.DateField(_("on"))
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    taken_at = models.DateTimeField(_("written down"), auto_now_add=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a candidacy")
        verbose_name_plural = _("steps of candidacies")
        constraints = [
            models.UniqueConstraint(
                "candidacy",
                "number",
                name="one_step_a_number",
                violation_error_message=_("Somebody else moved this candidacy meanwhile: look where it stands now."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=(CandidacyState.REFUSED, CandidacyState.WITHDRAWN)) & ~Q(reason="")
                | ~Q(state__in=(CandidacyState.REFUSED, CandidacyState.WITHDRAWN)) & Q(reason="", decider=""),
                name="who_says_no_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.candidacy}: {self.number}, {self.get_state_display()}"

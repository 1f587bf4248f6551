"""How somebody stood when she came, when she left and six months later, as the European Social Fund counts it.

What is sensitive of the entry is shared with who follows the person and with the desk alone, as papers of health are.
"""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Answer, ClosingReason, DateKind, Evidence, MomentKind, SnapshotMoment, Standing
from beneficiaries.models.deadlines import known_days
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import in_words, moments
from equipe.models import User

ASKED_FOR = timedelta(days=365)
"""A year after a case was closed nobody is asked any more how she stood then: what is not known stays unknown."""


def answer(words):
    return models.CharField(words, max_length=10, choices=Answer, default=Answer.NOT_ASKED)


class EntryFactsQuerySet(models.QuerySet):
    def of_case(self, episode):
        return self.filter(episode=episode)

    def in_version(self, facts, version):
        """These very facts, if nobody has saved them since."""
        return self.filter(pk=facts.pk, version=version)


class EntryFacts(models.Model):
    """What the Fund asks of somebody who comes, and nobody has to answer; beside what the case itself tells."""

    episode = models.OneToOneField(Episode, models.PROTECT, related_name="entry_facts", verbose_name=_("case"))
    long_unemployed = answer(_("without work for more than 12 months (6 under the age of 25)"))
    in_training = answer(_("in education or training"))
    foreign_background = answer(_("of foreign background"))
    minority = answer(_("of a minority, Roma communities included"))
    homeless = answer(_("homeless, or excluded from housing"))
    rural = answer(_("lives in a rural area"))
    children = answer(_("lives with children who depend on the person"))
    evidence = models.CharField(_("how it is known"), max_length=12, choices=Evidence, default=Evidence.UNKNOWN)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"), editable=False)
    written_at = models.DateTimeField(_("written"), auto_now=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = EntryFactsQuerySet.as_manager()

    class Meta:
        verbose_name = _("facts at entry")
        verbose_name_plural = _("facts at entry")

    def __str__(self):
        return f"{self._meta.verbose_name}: {self.episode}"


QUESTIONS = ("long_unemployed", "in_training", "foreign_background", "minority", "homeless", "rural", "children")
"""What is asked at the entry, in the order in which one speaks of it."""


class SnapshotQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Which
    def standing(self):
        """Those that count: what was corrected since is kept beside them."""
        return self.filter(replaced_at=None)

    def of_case(self, episode):
        return self.filter(episode=episode)

    def at(self, moment):
        return self.filter(moment=moment)

    # How to fetch and list
    def newest_first(self):
        return self.select_related("noted_by").order_by("moment", "-noted_at")


class Snapshot(models.Model):
    """How somebody stood to work on a day after her case. A correction is a new row: none is written over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="snapshots", verbose_name=_("case"))
    moment = models.CharField(_("when"), max_length=10, choices=SnapshotMoment)
    standing = models.CharField(_("work"), max_length=12, choices=Standing, default=Standing.UNKNOWN)
    in_training = answer(_("in education or training"))
    qualified = answer(_("gained a qualification"))
    improved = answer(_("stands better in work than before"))
    evidence = models.CharField(_("how it is known"), max_length=12, choices=Evidence, default=Evidence.UNKNOWN)
    seen_on = models.DateField(_("as it was on"))
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("noted by"), editable=False)
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)
    replaced_at = models.DateTimeField(_("corrected"), null=True, blank=True, editable=False)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("situation after the case")
        verbose_name_plural = _("situations after the case")
        constraints = [
            models.UniqueConstraint(
                "episode",
                "moment",
                condition=Q(replaced_at=None),
                name="one_snapshot_a_moment",
                violation_error_message=_("Somebody has just noted this: look at it before you correct it."),
            )
        ]

    def __str__(self):
        return f"{self.get_moment_display()}: {self.get_standing_display()}"


def later_situations(episode, *, reader):
    """How she stood upon leaving and half a year later, for the story of the case."""
    standing = Snapshot.objects.standing().of_case(episode)
    for moment in SnapshotMoment:
        told = {"title": str(moment.label), "text": in_words("standing", dict(Standing.choices)), "by": "noted_by"}
        yield moments(standing.at(moment), at="seen_on", kind=MomentKind.CASE, **told)


def days_of_leaving(episodes, *, reader):
    """Since when cases are closed of which nobody has noted how the person stood then, or six months later.

    Asked of closed cases (settings.DEADLINES_AFTER_CLOSING), for a year; nobody is asked about who has died.
    """
    lately = episodes.filter(closed_on__gte=TruncDate(Now()) - ASKED_FOR).exclude(closing_reason=ClosingReason.DECEASED)
    told = ((SnapshotMoment.EXIT, DateKind.LEFT), (SnapshotMoment.SIX_MONTHS, DateKind.LEFT_HALF_A_YEAR))
    for moment, kind in told:
        noted = Snapshot.objects.standing().at(moment).filter(episode=OuterRef("pk"))
        yield known_days(lately.filter(~Exists(noted)), kind=kind, day="closed_on", case="")

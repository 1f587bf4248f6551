"""Access beside responsibility: colleagues who help on a case, and who still reads what she has handed over."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q, Value
from django.db.models.functions import Concat, JSONObject, Now, TruncDate
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import AccessKind
from beneficiaries.models.episodes import Episode
from equipe.models import User


class CaseAccessQuerySet(models.QuerySet):
    # Where it stands; what day it is says the database's clock
    def standing(self):
        """Neither ended nor past its last day; one that begins later stands already."""
        return self.filter(ended_at=None).filter(Q(until=None) | Q(until__gte=TruncDate(Now())))

    def live(self):
        """Opens the case today."""
        return self.standing().filter(since__lte=TruncDate(Now()))

    def unended(self):
        return self.filter(ended_at=None)

    # Whose, and to what
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    def of_case(self, episode):
        return self.filter(episode=episode)

    def of_user(self, user):
        return self.filter(user=user)

    # How to fetch and list
    def with_people(self):
        return self.select_related("user", "given_by", "episode__person", "episode__team")

    def helpers_first(self):
        return self.order_by("-kind", "user__last_name", "pk")


class CaseAccess(models.Model):
    """A colleague may look into a case of others, from a day to a day, without becoming responsible for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="accesses", verbose_name=_("case"))
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("colleague"))
    kind = models.CharField(_("kind of access"), max_length=8, choices=AccessKind)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("given by"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = CaseAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("access to a case")
        verbose_name_plural = _("accesses to cases")
        constraints = [
            models.UniqueConstraint("episode", "user", condition=Q(ended_at=None), name="one_access_a_colleague"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="an_access_ends_after_it_begins",
                violation_error_message=_("The last day cannot come before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=AccessKind.FORMER) | Q(until__isnull=False),
                name="reading_after_a_handover_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(ended_at=None), name="accesses_of_a_colleague")]

    def __str__(self):
        return f"{self.user}: {self.get_kind_display()} ({self.episode})"

    @property
    def helps(self):
        return self.kind == AccessKind.HELPER


@dataclass(frozen=True)
class Told:
    """An access as the page of the case tells it."""

    kind: str
    who: str
    since: date
    until: date | None

    @property
    def helps(self):
        return self.kind == AccessKind.HELPER


def with_access(episodes):
    """Cases with `accesses_told`, in the same question: who helps, and who may still read."""
    name = Concat("user__first_name", Value(" "), "user__last_name", output_field=models.TextField())
    told = JSONObject(kind="kind", who=name, since="since", until="until")
    rows = CaseAccess.objects.standing().filter(episode=OuterRef("pk")).helpers_first()
    return episodes.annotate(accesses_told=ArraySubquery(rows.values(told=told)))


def accesses_of(episode):
    """The accesses of a case fetched `with_access`."""
    return [
        Told(told["kind"], told["who"], date.fromisoformat(told["since"]), _day(told["until"]))
        for told in episode.accesses_told
    ]


def _day(text):
    return date.fromisoformat(text) if text else None


def with_shared_cases(memberships):
    """Memberships with `shared`: the cases that colleagues of the same district share with her today, and how."""
    shared = CaseAccess.objects.live().filter(user=OuterRef("user"), episode__team__ambito=OuterRef("team__ambito"))
    return memberships.annotate(shared=ArraySubquery(shared.values(told=JSONObject(case="episode", kind="kind"))))

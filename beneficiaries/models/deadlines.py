"""The days that matter in a case, the deadlines that follow from them, and those let go with a reason.

Each app offers the days it knows as rows of one shape (settings.DEADLINES); one question reads them all.
"""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import BigIntegerField, F, Max, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from beneficiaries import rules
from beneficiaries.enums import DateKind, DeadlineKind, DocumentKind
from beneficiaries.models.documents import Document
from beneficiaries.models.episodes import Episode
from equipe.models import User
from equipe.offered import offered

LET_GO = "let go: "
"""What stands before the kind of a deadline in rows that tell which days of it were dismissed."""


class KnownDay(models.Model):
    """A day that matters in a case, as somebody noted it; of each kind the one that counts today."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="known_days", verbose_name=_("case"))
    kind = models.CharField(_("what"), max_length=16, choices=DateKind)
    day = models.DateField(_("day"))
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    noted_at = models.DateTimeField(_("noted"), auto_now=True)

    class Meta:
        verbose_name = _("day that matters")
        verbose_name_plural = _("days that matter")
        constraints = [models.UniqueConstraint("episode", "kind", name="one_day_of_a_kind_a_case")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.day}"


class Dismissal(models.Model):
    """A deadline that was let go, and why. It holds for this very day: a new one counts again."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="dismissals", verbose_name=_("case"))
    kind = models.CharField(_("deadline"), max_length=16, choices=DeadlineKind)
    due_on = models.DateField(_("due on"))
    reason = models.CharField(_("why"), max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("dismissed deadline")
        verbose_name_plural = _("dismissed deadlines")
        constraints = [
            models.UniqueConstraint("episode", "kind", "due_on", name="a_deadline_is_dismissed_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_dismissal_says_why"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.due_on}"


@dataclass(frozen=True)
class Due:
    """A deadline of a case that still counts."""

    episode_id: UUID
    person: str
    deadline: rules.Deadline
    case_manager: int | None = None
    team: int | None = None


def known_days(rows, *, kind, day, case="episode__", counts=Max):
    """Rows of one shape: whose case, which kind of day, and of several the latest, or whichever `counts`.

    `kind` is a DateKind or the field that tells it. `case` leads from a row to its case; nothing where the rows are
    cases.
    """
    kind = Value(str(kind), output_field=TextField()) if isinstance(kind, DateKind) else Cast(kind, TextField())
    name = Concat(f"{case}person__last_name", Value(" "), f"{case}person__first_name", output_field=TextField())
    whose = {"told_person": name, "told_manager": F(f"{case}case_manager"), "told_team": F(f"{case}team")}
    return rows.order_by().values(told_case=F(f"{case}pk"), **whose, told_kind=kind).annotate(told_day=counts(day))


def noted_days(episodes, *, reader):
    """What was noted by hand."""
    yield known_days(KnownDay.objects.filter(episode__in=episodes), kind=F("kind"), day="day")


def days_of_documents(episodes, *, reader):
    """Until when the certificates and permits are valid that the reader may open."""
    kept = Document.objects.filter(episode__in=episodes).readable_by(reader).current()
    for kind, day in ((DocumentKind.ISEE, DateKind.ISEE), (DocumentKind.PERMIT, DateKind.PERMIT)):
        yield known_days(kept.filter(kind=kind, expires_on__isnull=False), kind=day, day="expires_on")


def deadlines(episodes, *, reader):
    """The deadlines of cases that still count, the nearest first; one question. The days are the district's.

    Of open cases, and of closed ones what is still asked after the closing.
    """
    known, dismissed = defaultdict(dict), set()
    for episode, person, manager, team, kind, day in _told(episodes.order_by(), reader):
        if kind.startswith(LET_GO):
            dismissed.add((episode, kind.removeprefix(LET_GO), day))
        else:
            days = known[episode, person, manager, team]
            days[kind] = max(days.get(kind, day), day)
    rhythm = rhythm_of(reader)
    found = (
        Due(episode, person, deadline, manager, team)
        for (episode, person, manager, team), days in known.items()
        for deadline in rules.deadlines(days, **rhythm)
        if (episode, str(deadline.kind), deadline.by) not in dismissed
    )
    return sorted(found, key=lambda due: (due.deadline.by, due.person, due.deadline.kind))


def rhythm_of(user) -> dict:
    """How often the user's district wants projects reviewed and people assessed."""
    ambito = user.ambito
    return {"review_days": ambito.review_days, "assessment_months": ambito.assessment_months} if ambito else {}


def _told(episodes, reader):
    open_cases, closed = episodes.open().values("pk"), episodes.closed()
    let_go = Dismissal.objects.filter(episode__in=open_cases).values_list(
        "episode_id",
        Value("", output_field=TextField()),
        Cast(Value(None), BigIntegerField()),
        Cast(Value(None), BigIntegerField()),
        Concat(Value(LET_GO), Cast("kind", TextField()), output_field=TextField()),
        "due_on",
    )
    offers = [rows for offer in offered("DEADLINES") for rows in offer(open_cases, reader=reader)]
    offers += [rows for offer in offered("DEADLINES_AFTER_CLOSING") for rows in offer(closed, reader=reader)]
    columns = ("told_case", "told_person", "told_manager", "told_team", "told_kind", "told_day")
    told = [rows.values_list(*columns) for rows in offers]
    return let_go.union(*told, all=True)


def dismissals(episode):
    """What was let go in a case, the newest first."""
    return Dismissal.objects.filter(episode=episode).select_related("by").order_by("-at", "-pk")


def noted_by_kind(episode):
    """The days noted by hand in a case, by their kind."""
    return dict(KnownDay.objects.filter(episode=episode).values_list("kind", "day"))

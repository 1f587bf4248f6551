"""What a meeting could talk about, offered by every app, and what its decisions add to the story of a case."""

from dataclasses import dataclass

from django.db.models import Case, TextField, Value, When
from django.db.models.functions import Concat
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beneficiaries.enums import DecisionKind, MomentKind
from beneficiaries.models.meetings import AgendaItem, Meeting, TeamQuestion
from beneficiaries.models.moments import moments
from beneficiaries.models.projects import Project
from beneficiaries.models.referrals import Referral
from equipe.offered import offered

MOST_OF_A_KIND = 12
"""Suggestions of one kind: what waits longest first; the rest comes at the next meeting."""


@dataclass(frozen=True)
class Suggestion:
    """A case or referral that could be talked about, and why; `question` is who flagged it, where somebody did."""

    thing: object
    why: str
    title: str

    @property
    def kind(self):
        return self.thing._meta.model_name

    @property
    def person(self):
        return self.thing.person


def suggestions(meeting, *, reader):
    """What every app offers for a meeting, each case once, without those that are on the agenda already."""
    taken = {(item.episode_id or item.referral_id) for item in AgendaItem.objects.of_meeting(meeting)}
    found = []
    for offer in offered("AGENDA"):
        for suggestion in offer(meeting, reader=reader):
            if suggestion.thing.pk not in taken:
                taken.add(suggestion.thing.pk)
                found.append(suggestion)
    return found


def flagged(meeting, *, reader):
    """Cases flagged for the team."""
    waiting = TeamQuestion.objects.visible_to(reader).waiting().with_people().oldest_first()[:MOST_OF_A_KIND]
    return [Suggestion(one.episode, one.reason, _("Flagged for the team")) for one in waiting]


def waiting_referrals(meeting, *, reader):
    """Referrals that wait for an answer."""
    waiting = Referral.objects.visible_to(reader).waiting().with_people().oldest_first()[:MOST_OF_A_KIND]
    why = _("referral to decide on, sent on %(day)s")
    return [
        Suggestion(one, why % {"day": date_format(one.sent_on, "SHORT_DATE_FORMAT")}, _("Referrals waiting"))
        for one in waiting
    ]


def projects_to_review(meeting, *, reader):
    """Cases whose project is to be reviewed by the day of the meeting."""
    due = Project.objects.visible_to(reader).review_due(meeting.held_on).with_case().order_by("review_on", "pk")
    why = _("review of the project, due on %(day)s")
    return [
        Suggestion(one.episode, why % {"day": date_format(one.review_on, "SHORT_DATE_FORMAT")}, _("Projects to review"))
        for one in due[:MOST_OF_A_KIND]
    ]


def since_last_time(meeting):
    """The day of the last meeting of the same teams before this one, or nothing."""
    before = Meeting.objects.filter(teams__in=meeting.teams.all(), held_on__lt=meeting.held_on).newest_first()
    return before.values_list("held_on", flat=True).first()


def decisions(episode, *, reader):
    """What team meetings decided on a case, for its story."""
    decided = AgendaItem.objects.about(episode).decided()
    named = Case(*(When(decision=kind, then=Value(str(kind.label))) for kind in DecisionKind), output_field=TextField())
    in_words = Case(When(decided="", then=Value("")), default=Concat(Value(": "), "decided"), output_field=TextField())
    yield moments(
        decided,
        at="meeting__held_on",
        kind=MomentKind.DECISION,
        title=_("team decision"),
        text=Concat(named, in_words, output_field=TextField()),
        door="beneficiaries:agenda_item",
    )


def next_meetings_of(episode):
    """Open meetings on whose agenda a case stands."""
    items = AgendaItem.objects.filter(episode=episode, meeting__closed_at=None)
    return Meeting.objects.open().filter(items__in=items).soonest_first()

"""The story of a case on one line: diary, referral, opening and closing, fetched by one question."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, DateTimeField, SmallIntegerField, TextField, Value, When
from django.db.models.functions import Cast, Concat

from beneficiaries.enums import Channel, MomentKind, StepKind
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.episodes import Episode
from beneficiaries.models.referrals import ReferralStep


@dataclass(frozen=True)
class Moment:
    """One thing that happened in a case, ready to be printed."""

    at: datetime
    kind: str
    who: str
    channel: str
    minutes: int | None
    text: str
    private: bool
    reference: str

    @property
    def title(self):
        return Channel(self.channel).label if self.channel else MomentKind(self.kind).label

    @property
    def is_written(self):
        """Written by hand, with its own hour; the others are turns of the case."""
        return self.kind == MomentKind.DIARY


def timeline(episode, *, reader):
    """Rows of what the reader may read of a case, newest first; `Moment(*row)` makes one printable."""
    diary = (
        DiaryEntry.objects.filter(episode=episode)
        .readable_by(reader)
        .annotate(reference=Cast("pk", CharField()))
        .values_list(
            "happened_at",
            Value(MomentKind.DIARY, output_field=CharField()),
            _name_of("author"),
            "channel",
            "minutes",
            "text",
            "private",
            "reference",
        )
    )
    turns = (_conversation(episode), _opening(episode), _closing(episode))
    return diary.union(*turns, all=True).order_by("-happened_at", "reference")


def _conversation(episode):
    """The steps of the referral that led here; that it was accepted is told by the opening."""
    steps = ReferralStep.objects.filter(referral__episode=episode).exclude(kind=StepKind.ACCEPTED)
    return steps.values_list("at", "kind", _name_of("by"), *_blank(), "text", Value(False), Cast("pk", CharField()))


def _opening(episode):
    """With its reason, unless a referral has told it already."""
    opened = Episode.objects.filter(pk=episode.pk)
    told = Case(When(referral=None, then="reason"), default=Value(""))
    return _turn(opened, "opened_on", MomentKind.OPENED, told)


def _closing(episode):
    closed = Episode.objects.filter(pk=episode.pk).closed()
    return _turn(closed, "closed_on", MomentKind.CLOSED, "closing_note")


def _turn(episodes, day, kind, text):
    return episodes.values_list(
        Cast(day, DateTimeField()),
        Value(kind, output_field=CharField()),
        Value("", output_field=CharField()),
        *_blank(),
        Cast(text, TextField()),
        Value(False),
        Cast("pk", CharField()),
    )


def _name_of(user):
    return Concat(f"{user}__first_name", Value(" "), f"{user}__last_name")


def _blank():
    return Value("", output_field=CharField()), Value(None, output_field=SmallIntegerField())

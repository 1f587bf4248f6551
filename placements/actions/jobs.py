"""Deeds on jobs: one that follows is registered, and what became of it is asked month by month."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import JobState, Refusal
from placements.insertion import insert
from placements.models import Hire, JobCheck
from placements.rules import retention
from placements.rules.answers import written

OVER = (JobState.ELSEWHERE, JobState.NOT_EMPLOYED)
"""What says that this job is over."""


@transaction.atomic
def register_hire(
    episode,
    *,
    host=None,
    employer="",
    starts_on,
    contract,
    months=None,
    weekly_hours=None,
    internship=None,
    by,
):
    """A job that follows, by a known host or another employer; it may begin after the case was closed.

    `internship` is the one it came of, of the same case.
    """
    if starts_on < episode.opened_on:
        raise Refused(Refusal.BEFORE_CASE.label % {"first": written(episode.opened_on)})
    if host is not None and host.ambito_id != episode.team.ambito_id:
        raise Refused(Refusal.OTHER_DISTRICT.label)
    if internship is not None and internship.person_id != episode.person_id:
        raise Refused(Refusal.OTHER_PERSONS_INTERNSHIP.label)
    hire = insert(
        Hire(
            episode=episode,
            person=episode.person,
            host=host,
            employer=employer,
            starts_on=starts_on,
            contract=contract,
            months=months,
            weekly_hours=weekly_hours,
            internship=internship,
        )
    )
    audit.record("hire.registered", hire, by=by, episode=str(episode.pk), contract=contract)
    return hire


@transaction.atomic
def note_check(hire, month, *, state, words="", by, on):
    """What was heard of a job, or that nobody answered. "Unreachable" is said after enough tries on different days."""
    hire = Hire.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=hire.pk)
    day = retention.due_on(hire.starts_on, month)
    if on < day:
        raise Refused(Refusal.CHECK_AHEAD.label % {"day": written(day)})
    tries = JobCheck.objects.of(hire).about(month).unanswered().count()
    if state == JobState.UNREACHABLE and not retention.may_be_called_unreachable(tries):
        raise Refused(Refusal.TRY_AGAIN.label % {"tries": tries + 1, "most": retention.ATTEMPTS})
    check = insert(JobCheck(hire=hire, month=month, asked_on=on, state=state, words=words, by=by))
    if state in OVER and hire.ended_on is None:
        hire.ended_on = on
        hire.save(update_fields=["ended_on"])
    audit.record("hire.checked", hire, by=by, episode=str(hire.episode_id), month=month, state=state)
    return check

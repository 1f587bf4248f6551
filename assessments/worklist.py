"""What waits for somebody in assessing, and what a case's plate shows."""

from dataclasses import dataclass

from assessments.models import Assessment, Round
from assessments.permissions import can_agree, can_open_sessions
from assessments.profiles import SkillsProfile, skills_profile
from assessments.sessions import Calibrating, calibrating

SHOWN = 50


@dataclass(frozen=True)
class Worklist:
    """Assessments I am asked for, rounds I can agree on, rounds that wait for others, what was agreed lately."""

    to_answer: list
    to_agree: list
    waiting: list
    agreed: list
    calibrating: Calibrating
    calibration_is_due: bool


def of(user, *, on):
    """What waits for a user on a day, oldest first; who has answered, never what."""
    standing = calibrating(user, on=on)
    rounds = Round.objects.visible_to(user).with_cases().with_raters()
    mine = Assessment.objects.visible_to(user).of(user).awaited().running()
    return Worklist(
        to_answer=list(mine.with_rounds().with_progress().oldest_first()[:SHOWN]),
        to_agree=list(rounds.unagreed().answered_by_all().in_the_hands_of(user).oldest_first()[:SHOWN]),
        waiting=list(rounds.unagreed().waiting_for_raters().concerning(user).oldest_first()[:SHOWN]),
        agreed=list(rounds.agreed().concerning(user).latest_agreed_first()[:10]),
        calibrating=standing,
        calibration_is_due=standing.is_due and standing.progress is None and can_open_sessions(user),
    )


@dataclass(frozen=True)
class Plate:
    """The case page's plate: the latest profile, the running rounds, what is mine to answer, what I can agree on."""

    profile: SkillsProfile | None
    running: list
    earlier: list
    mine: list
    to_agree: list


def plate_of(episode, user):
    """What the case page shows of assessing, to this user."""
    rounds = list(Round.objects.of_case(episode).with_cases().with_raters().newest_first())
    agreed = sorted((r for r in rounds if r.agreed_on), key=lambda r: (r.agreed_on, r.opened_on), reverse=True)
    running = [round for round in rounds if round.agreed_on is None]
    return Plate(
        profile=skills_profile(agreed[0]) if agreed else None,
        running=running,
        earlier=agreed[1:],
        mine=[a for round in running for a in round.raters if a.rater_id == user.pk and a.is_awaited],
        to_agree=[round for round in running if can_agree(user, round)],
    )

"""Whoever is asked from outside learns something of the person: what is written down in the case must allow it."""

from assessments.enums import RaterRole
from assessments.models import OutsideRater
from beneficiaries import actions
from beneficiaries.enums import Receiver
from beneficiaries.models import may_tell

RECEIVERS = {RaterRole.HOST_TUTOR: Receiver.HOST, RaterRole.TRAINER: Receiver.TRAINING}
"""On whose side somebody stands who answers from outside."""


def insist_they_may_be_told(episode, raters, *, by, on, recording=None):
    """Before somebody outside is asked; `recording` writes down what is written down nowhere yet."""
    for rater in raters:
        if isinstance(rater, OutsideRater):
            told = {"name": _name(rater), "by": by, "on": on, "recording": recording}
            actions.insist_it_may_be_told(episode, _receiver(rater), **told)


def verdict_on(assessment, *, on):
    """Whether the one who answers from outside may still be told something; anybody else is none of its business."""
    rater = assessment.outside_rater
    return rater and may_tell(assessment.round.episode, _receiver(rater), name=_name(rater), on=on)


def _receiver(rater):
    return RECEIVERS[RaterRole(rater.role)]


def _name(rater):
    return rater.organisation or rater.name

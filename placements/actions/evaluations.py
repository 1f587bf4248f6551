"""Asking the host's tutor: a round of assessment on the same items, with colleagues of the service beside her."""

from django.db import transaction

from assessments import actions as assessing
from assessments.enums import THE_PERSON, RaterRole
from assessments.models import Item, OutsideRater, Round
from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import insert
from placements.models import Evaluation, Internship, LearningGoal
from placements.rules.answers import written
from placements.scale import BEHAVIOURS, instrument_of


@transaction.atomic
def ask_host_tutor(internship, *, kind, name, email="", colleagues, person=False, by, on, site=""):
    """Ask the host's tutor what she sees, each for herself; the items of the goals come first.

    Where a round with the same items still waits for answers she joins it. She is sent a link if her address is known
    and `site` is; otherwise the link is shown on the page of the round and handed over.
    """
    internship = Internship.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=internship.pk)
    if on < internship.starts_on:
        raise Refused(Refusal.NOT_BEGUN.label % {"first": written(internship.starts_on)})
    tutor = _tutor(internship, name, email)
    round = Round.objects.of_case(internship.episode).unagreed().using(BEHAVIOURS).first()
    if round is None:
        others = [*colleagues, *([THE_PERSON] if person else [])]
        round = _round(internship, [*others, tutor], by=by, on=on, site=site)
    else:
        _joinable(round)
        assessing.add_rater(round, tutor, by=by, on=on, site=site)
    evaluation = insert(Evaluation(internship=internship, round=round, kind=kind, asked_on=on, asked_by=by))
    audit.record("evaluation.asked", internship, by=by, kind=kind, round=str(round.pk))
    return evaluation


def _tutor(internship, name, email):
    """As the assessments know her; who was asked before is found by her name."""
    return OutsideRater(
        ambito=internship.host.ambito,
        role=RaterRole.HOST_TUTOR,
        name=" ".join(name.split()),
        organisation=internship.host.name,
        email=email,
    )


def _round(internship, raters, *, by, on, site):
    instrument = instrument_of(internship.host.ambito_id)
    if instrument is None:
        raise Refused(Refusal.NOT_LOADED.label)
    goals = LearningGoal.objects.of(internship).standing().values("lineage")
    leading = Item.objects.of(instrument).meaning(goals).values_list("code", flat=True)
    return assessing.open_round(
        internship.episode, instrument=instrument, raters=raters, by=by, on=on, site=site, leading=leading
    )


def _joinable(round):
    if Evaluation.objects.of_round(round).exists():
        raise Refused(Refusal.EVALUATION_OPEN.label)
    if not round.assessments.awaited().exists():
        raise Refused(Refusal.AGREE_FIRST.label)

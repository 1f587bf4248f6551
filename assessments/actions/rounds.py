"""What is done with a round: whom it asks, and what the team agrees on; one verb a deed."""

from django.db import IntegrityError, transaction

from assessments import rules
from assessments.actions.links import send_link
from assessments.enums import THE_PERSON, Refusal
from assessments.models import (
    AgreedRating,
    Assessment,
    Instrument,
    Item,
    OutsideRater,
    Rating,
    Round,
    possible_raters,
    role_in_team,
)
from equipe import audit, drafts
from equipe.models import User
from equipe.verdicts import Refused


@transaction.atomic
def open_round(episode, *, instrument, raters, by, on, today=None, site="", leading=()):
    """Ask several people for an assessment of one case, each for herself.

    `raters` are colleagues, outsiders (OutsideRater) and the person herself (THE_PERSON). An outsider whose address is
    known is sent a link; `site` is the address in front of it, without which none is sent. A round may be written down
    later than it began: `today` is the day on which the raters are asked. `leading` are the codes of items asked first.
    """
    today = today or on
    if on < episode.opened_on or (episode.closed_on and on > episode.closed_on):
        raise Refused(Refusal.CASE_NOT_OPEN.label)
    raters = list(dict.fromkeys(_met(rater, by=by) for rater in raters))
    colleagues = [rater for rater in raters if isinstance(rater, User)]
    if not colleagues:
        raise Refused(Refusal.NO_RATERS.label)
    _insist_they_can_answer(episode, instrument, raters)
    if instrument not in Instrument.objects.current([episode.team.ambito_id]):
        raise Refused(Refusal.OUTDATED.label)
    try:
        with transaction.atomic():
            round = Round.objects.create(
                episode=episode, instrument=instrument, opened_by=by, opened_on=on, leading=list(leading)
            )
    except IntegrityError:
        raise Refused(Refusal.RUNNING.label) from None
    for assessment in Assessment.objects.bulk_create(_asked(round, rater, on=today) for rater in raters):
        _send_the_first_link(assessment, site=site, by=by, on=today)
    outside = {"outside": [str(rater.pk) for rater in raters if isinstance(rater, OutsideRater)]}
    person = {"person": THE_PERSON in raters}
    others = {who: asked for who, asked in (outside | person).items() if asked}
    audit.record("round.opened", round, by=by, raters=[rater.pk for rater in colleagues], **others)
    return round


def _met(rater, *, by):
    """An outsider met for the first time is written down; one who is known already is found by her name."""
    if not isinstance(rater, OutsideRater) or not rater._state.adding:
        return rater
    known = OutsideRater.objects.same_as(rater).first()
    if known is None:
        rater.save()
        audit.record("outside_rater.met", rater, by=by)
        return rater
    if rater.email and rater.email != known.email:
        known.email = rater.email
        known.save(update_fields=["email"])
        audit.record("outside_rater.moved", known, by=by)
    return known


def _asked(round, rater, *, on):
    if rater == THE_PERSON:
        return Assessment(round=round, role=THE_PERSON, asked_on=on)
    if isinstance(rater, OutsideRater):
        return Assessment(round=round, outside_rater=rater, role=rater.role, asked_on=on)
    return Assessment(round=round, rater=rater, role=role_in_team(rater, round.episode), asked_on=on)


def _send_the_first_link(assessment, *, site, by, on):
    """To outsiders alone: whether the person gets mail at an address others may read, is decided with her."""
    if site and assessment.outside_rater_id and assessment.address:
        send_link(assessment, site=site, by=by, on=on)


def _insist_they_can_answer(episode, instrument, raters):
    """Colleagues see the case, outsiders are of its district, and the instrument has something to ask each of them."""
    seeing, items = set(possible_raters(episode)), Item.objects.of(instrument)
    for rater in raters:
        if rater == THE_PERSON:
            if not items.asked_of(THE_PERSON).exists():
                raise Refused(Refusal.NO_PLAIN_WORDS.label)
        elif isinstance(rater, OutsideRater):
            if rater.ambito_id != episode.team.ambito_id:
                raise Refused(Refusal.ELSEWHERE_KNOWN.label % {"name": rater.name})
            if not items.asked_of(rater.role).exists():
                raise Refused(Refusal.NOTHING_TO_SEE.label)
        elif rater not in seeing:
            raise Refused(Refusal.CANNOT_SEE.label % {"name": rater.get_full_name()})


@transaction.atomic
def add_rater(round, rater, *, by, on, site=""):
    """Ask one more, as long as nobody has been able to see the answers of the others."""
    round = Round.objects.select_for_update(of=("self",)).with_cases().get(pk=round.pk)
    if not round.assessments.awaited().exists():
        raise Refused(Refusal.UNBLIND.label)
    rater = _met(rater, by=by)
    _insist_they_can_answer(round.episode, round.instrument, [rater])
    try:
        with transaction.atomic():
            assessment = _asked(round, rater, on=on)
            assessment.save(force_insert=True)
    except IntegrityError:
        raise Refused(Refusal.TAKES_PART.label) from None
    _send_the_first_link(assessment, site=site, by=by, on=on)
    audit.record("round.rater_added", round, by=by, rater=str(getattr(rater, "pk", rater)))
    return assessment


@transaction.atomic
def excuse_rater(assessment, *, reason, by, on):
    """Go on without a rater who cannot answer any more; what she had begun is shown to nobody, her link is dead."""
    round = Round.objects.select_for_update().get(pk=assessment.round_id)
    if assessment.submitted_at:
        raise Refused(Refusal.SUBMITTED.label)
    if not reason.strip():
        raise Refused(Refusal.WHY_EXCUSED.label)
    if not round.assessments.taking_part().by_professionals().exclude(pk=assessment.pk).exists():
        raise Refused(Refusal.LAST_RATER.label)
    excused = round.assessments.awaited().filter(pk=assessment.pk).update(excused_on=on, excuse=reason.strip())
    if not excused:
        raise Refused(Refusal.SUBMITTED.label)
    audit.record("round.rater_excused", round, by=by, rater=assessment.rater_id, assessment=str(assessment.pk))


@transaction.atomic
def agree(round, answers, *, by, on):
    """Fix the value the team agrees on for each item (item code to Answer, its note the reason), and the profile."""
    round = Round.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=round.pk)
    _insist_it_can_be_agreed(round, on=on)
    items = list(Item.objects.of(round.instrument).in_order())
    questions = [item.as_question for item in items]
    rules.agreement(questions, _ratings_of(round), answers).insist()
    AgreedRating.objects.bulk_create(_agreed(round, item, answers[item.code]) for item in items)
    outcome = rules.outcome(
        questions, answers, bands=round.instrument.bands, minimum_answered=round.instrument.minimum_answered
    )
    round.agreed_on, round.score, round.profile = on, outcome.score, outcome.profile
    round.save(update_fields=["agreed_on", "score", "profile"])
    drafts.forget(by, round.agreement_key)
    audit.record("round.agreed", round, by=by)
    return round


def _insist_it_can_be_agreed(round, *, on):
    if round.agreed_on:
        raise Refused(Refusal.AGREED.label)
    if round.assessments.awaited().exists() or not round.assessments.submitted().by_professionals().exists():
        raise Refused(Refusal.BLIND.label)
    if on < round.opened_on:
        raise Refused(Refusal.BEFORE_ROUND.label)


def _ratings_of(round):
    """Item code to the answers of the professionals who submitted; the person's own view stands beside."""
    given = {}
    submitted = round.assessments.submitted().by_professionals()
    for rating in Rating.objects.of_assessments(submitted).select_related("item"):
        given.setdefault(rating.item.code, []).append(rating.as_answer)
    return given


def _agreed(round, item, answer):
    return AgreedRating(
        round=round,
        item=item,
        value=answer.value,
        words=answer.words,
        absence=answer.absence,
        reason=answer.note.strip(),
    )

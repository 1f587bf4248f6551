"""What is done with a round: whom it asks, and what the team agrees on; one verb a deed."""

from django.db import IntegrityError, transaction

from assessments import rules
from assessments.enums import Refusal
from assessments.models import AgreedRating, Assessment, Instrument, Item, Rating, Round, possible_raters, role_in_team
from equipe import audit, drafts
from equipe.verdicts import Refused


@transaction.atomic
def open_round(episode, *, instrument, raters, by, on):
    """Ask several people for an assessment of one case, each for herself."""
    if on < episode.opened_on or (episode.closed_on and on > episode.closed_on):
        raise Refused(Refusal.CASE_NOT_OPEN.label)
    raters = list(dict.fromkeys(raters))
    if not raters:
        raise Refused(Refusal.NO_RATERS.label)
    _insist_they_see(episode, raters)
    if instrument not in Instrument.objects.current([episode.team.ambito_id]):
        raise Refused(Refusal.OUTDATED.label)
    try:
        with transaction.atomic():
            round = Round.objects.create(episode=episode, instrument=instrument, opened_by=by, opened_on=on)
    except IntegrityError:
        raise Refused(Refusal.RUNNING.label) from None
    Assessment.objects.bulk_create(_asked(round, rater) for rater in raters)
    audit.record("round.opened", round, by=by, raters=[rater.pk for rater in raters])
    return round


def _asked(round, rater):
    return Assessment(round=round, rater=rater, role=role_in_team(rater, round.episode))


def _insist_they_see(episode, raters):
    seeing = set(possible_raters(episode))
    for rater in raters:
        if rater not in seeing:
            raise Refused(Refusal.CANNOT_SEE.label % {"name": rater.get_full_name()})


@transaction.atomic
def add_rater(round, rater, *, by):
    """Ask one more person, as long as nobody has been able to see the answers of the others."""
    round = Round.objects.select_for_update().get(pk=round.pk)
    if not round.assessments.awaited().exists():
        raise Refused(Refusal.UNBLIND.label)
    _insist_they_see(round.episode, [rater])
    try:
        with transaction.atomic():
            assessment = _asked(round, rater)
            assessment.save(force_insert=True)
    except IntegrityError:
        raise Refused(Refusal.TAKES_PART.label) from None
    audit.record("round.rater_added", round, by=by, rater=rater.pk)
    return assessment


@transaction.atomic
def excuse_rater(assessment, *, reason, by, on):
    """Go on without a rater who cannot answer any more; what she had begun is shown to nobody."""
    round = Round.objects.select_for_update().get(pk=assessment.round_id)
    if assessment.submitted_at:
        raise Refused(Refusal.SUBMITTED.label)
    if not reason.strip():
        raise Refused(Refusal.WHY_EXCUSED.label)
    if not round.assessments.taking_part().exclude(pk=assessment.pk).exists():
        raise Refused(Refusal.LAST_RATER.label)
    excused = round.assessments.awaited().filter(pk=assessment.pk).update(excused_on=on, excuse=reason.strip())
    if not excused:
        raise Refused(Refusal.SUBMITTED.label)
    audit.record("round.rater_excused", round, by=by, rater=assessment.rater_id)


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

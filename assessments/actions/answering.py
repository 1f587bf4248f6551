"""What a rater does with an assessment: one verb a deed."""

from django.db import transaction

from assessments import rules
from assessments.enums import Refusal
from assessments.models import Rating, Round
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def save_answers(assessment, answers, *, by, version=None):
    """Keep what was typed so far: item code to Answer; items that are not named stay as they are.

    `by` is the colleague who answers; nobody (None) where the answers come by a link, without an account.

    With a `version`, only if nothing else was saved since: a page may overtake its own saving while typing.
    A note beside an item without a level waits among the jottings.
    """
    _hold(assessment, by=by)
    if version not in (None, assessment.version) and _overwrites(assessment, answers):
        raise Refused(Refusal.STALE.label)
    items = {item.code: item for item in assessment.items()}
    rules.within_range([item.as_question for item in items.values()], answers).insist()
    given = {code: answer for code, answer in answers.items() if answer.given}
    Rating.objects.bulk_create(
        [_rating(assessment, items[code], answer) for code, answer in given.items()],
        update_conflicts=True,
        unique_fields=["assessment", "item"],
        update_fields=["value", "words", "absence", "note"],
    )
    assessment.ratings.filter(item__in=[items[code] for code in answers if code not in given]).delete()
    kept = {code: note for code, note in assessment.jottings.items() if code not in answers}
    assessment.jottings = kept | {code: a.note for code, a in answers.items() if a.note and code not in given}
    assessment.version += 1
    assessment.save(update_fields=["jottings", "version"])
    audit.record("assessment.saved", assessment, by=by, items=sorted(answers))


def _overwrites(assessment, answers):
    """Whether something was kept for these items that the answers do not say."""
    ratings = assessment.ratings.filter(item__code__in=answers).select_related("item")
    kept = {rating.item.code: rating.as_answer for rating in ratings}
    jotted = {code: note for code, note in assessment.jottings.items() if code in answers}
    return any(answers[code] != was for code, was in kept.items()) or any(
        answers[code].note != note for code, note in jotted.items()
    )


def _rating(assessment, item, answer):
    return Rating(
        assessment=assessment,
        item=item,
        value=answer.value,
        words=answer.words,
        absence=answer.absence,
        note=answer.note,
    )


@transaction.atomic
def submit(assessment, *, by, at):
    """Hand in one's answers, complete; from then on they do not change."""
    _hold(assessment, by=by)
    answers = {rating.item.code: rating.as_answer for rating in assessment.ratings.select_related("item")}
    rules.completeness([item.as_question for item in assessment.items()], answers).insist()
    assessment.submitted_at = at
    assessment.version += 1
    assessment.save(update_fields=["submitted_at", "version"])
    audit.record("assessment.submitted", assessment, by=by)


def _hold(assessment, *, by):
    """The assessment as it is now, held until the deed is done; refused when it is not hers to answer any more."""
    Round.objects.select_for_update().get(pk=assessment.round_id)
    assessment.refresh_from_db(fields=["submitted_at", "excused_on", "jottings", "version"])
    if assessment.rater_id != (by.pk if by else None):
        raise Refused(Refusal.NOT_YOURS.label)
    if assessment.excused_on:
        raise Refused(Refusal.EXCUSED.label)
    if assessment.submitted_at:
        raise Refused(Refusal.SUBMITTED.label)

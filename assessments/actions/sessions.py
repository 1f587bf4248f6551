"""What is done in a calibration session: open it, answer in it, close it; one verb a deed."""

from django.db import IntegrityError, transaction

from assessments import rules
from assessments.enums import Refusal
from assessments.models import (
    CalibrationSession,
    Instrument,
    Item,
    SessionVignette,
    VignetteRating,
    VignetteSheet,
    staff_of,
)
from assessments.vignette_words import Unasked
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def open_session(*, ambito, vignettes, closes_on, by, on):
    """Ask the whole staff of a district to rate some cases until a day; one session at a time."""
    if not vignettes:
        raise Refused(Unasked.NO_CASES.label)
    if closes_on < on:
        raise Refused(Unasked.SESSION_TOO_SHORT.label)
    for lapsed in CalibrationSession.objects.of(ambito).lapsed(on=on).select_for_update():
        lapsed.closed_on = lapsed.closes_on
        lapsed.save(update_fields=["closed_on"])
    try:
        with transaction.atomic():
            session = CalibrationSession.objects.create(ambito=ambito, opened_by=by, opened_on=on, closes_on=closes_on)
    except IntegrityError:
        raise Refused(Unasked.SESSION_OPEN.label) from None
    in_use = {instrument.code: instrument for instrument in Instrument.objects.current([ambito])}
    SessionVignette.objects.bulk_create(_asked(session, vignette, in_use) for vignette in vignettes)
    audit.record("session.opened", session, by=by, cases=[vignette.code for vignette in vignettes])
    return session


def _asked(session, vignette, in_use):
    instrument = in_use.get(vignette.instrument_code)
    if instrument is None or not Item.objects.judged_in(vignette, instrument).exists():
        raise Refused(Unasked.CASE_WITHOUT_INSTRUMENT.label % {"code": vignette.instrument_code})
    return SessionVignette(session=session, vignette=vignette, instrument=instrument)


@transaction.atomic
def close_session(session, *, by, on):
    """End a session before its last day is over; from now on everybody sees the count of all answers."""
    session = CalibrationSession.objects.select_for_update().get(pk=session.pk)
    if not session.is_open(on=on):
        raise Refused(Unasked.SESSION_CLOSED.label)
    session.closed_on = on
    session.save(update_fields=["closed_on"])
    audit.record("session.closed", session, by=by)
    return session


@transaction.atomic
def save_vignette_answers(asked, answers, *, by, on, version=None):
    """Keep what was typed so far: item code to Answer; items that are not named stay as they are.

    With a `version`, only if nothing else was saved since: a page may overtake its own saving while typing.
    """
    sheet = _hold(asked, by=by, on=on)
    if version not in (None, sheet.version) and _overwrites(sheet, answers):
        raise Refused(Refusal.STALE.label)
    items = {item.code: item for item in sheet.items()}
    rules.within_range([item.as_question for item in items.values()], answers).insist()
    given = {code: answer for code, answer in answers.items() if answer.given}
    VignetteRating.objects.bulk_create(
        [_rating(sheet, items[code], answer) for code, answer in given.items()],
        update_conflicts=True,
        unique_fields=["sheet", "item"],
        update_fields=["value", "absence", "note"],
    )
    sheet.ratings.filter(item__in=[items[code] for code in answers if code not in given]).delete()
    kept = {code: note for code, note in sheet.jottings.items() if code not in answers}
    sheet.jottings = kept | {code: a.note for code, a in answers.items() if a.note and code not in given}
    sheet.version += 1
    sheet.save(update_fields=["jottings", "version"])
    audit.record("sheet.saved", sheet, by=by, items=sorted(answers))
    return sheet


def _overwrites(sheet, answers):
    """Whether something was kept for these items that the answers do not say."""
    ratings = sheet.ratings.filter(item__code__in=answers).select_related("item")
    jotted = {code: note for code, note in sheet.jottings.items() if code in answers}
    return any(answers[rating.item.code] != rating.as_answer for rating in ratings) or any(
        answers[code].note != note for code, note in jotted.items()
    )


def _rating(sheet, item, answer):
    return VignetteRating(sheet=sheet, item=item, value=answer.value, absence=answer.absence, note=answer.note)


@transaction.atomic
def submit_vignette(asked, *, by, on, at):
    """Hand in one's answers to a case, complete; from then on they do not change."""
    sheet = _hold(asked, by=by, on=on)
    answers = {rating.item.code: rating.as_answer for rating in sheet.ratings.select_related("item")}
    rules.completeness([item.as_question for item in sheet.items()], answers).insist()
    sheet.submitted_at = at
    sheet.version += 1
    sheet.save(update_fields=["submitted_at", "version"])
    audit.record("sheet.submitted", sheet, by=by)
    return sheet


def _hold(asked, *, by, on):
    """The rater's sheet, begun if need be and held until the deed is done; refused when it is not hers to answer."""
    session = CalibrationSession.objects.select_for_update().get(pk=asked.session_id)
    if not session.is_open(on=on):
        raise Refused(Unasked.SESSION_OVER.label)
    if not staff_of(session.ambito_id).filter(pk=by.pk).exists():
        raise Refused(Unasked.NOT_ASKED_HERE.label)
    sheet, _begun = VignetteSheet.objects.select_for_update(of=("self",)).get_or_create(asked=asked, rater=by)
    if sheet.submitted_at:
        raise Refused(Unasked.CASE_SUBMITTED.label)
    return sheet

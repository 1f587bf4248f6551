"""Written cases that all staff rate together: two sessions that are closed, and one that runs."""

from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from assessments import actions, vignette_file
from assessments.models import (
    CalibrationSession,
    Instrument,
    SessionVignette,
    Vignette,
    VignetteRating,
    VignetteSheet,
    staff_of,
)
from assessments.rules import NOT_OBSERVABLE, Answer
from reporting.demo.rounds import LEANINGS
from reporting.demo.stage import ROME, SEED

BEGAN_DAYS_AGO = (395, 205, 5)
OPEN_DAYS = 21
READ_DIFFERENTLY = ("takes-feedback", "handles-disagreement")
LEVELS = (0, 1, 2, 2, 3, 3, 4)


def rate_together(stage):
    """Every half year; in the session that runs half of the staff have answered."""
    for path in vignette_file.shipped():
        actions.load_vignette(path)
    staff = list(staff_of(stage.ambito))
    rng = Random(SEED)  # of its own: what is rated here changes nothing elsewhere
    truth = {}
    for days in BEGAN_DAYS_AGO:
        opened_on = stage.workday(stage.today - timedelta(days=days), latest=stage.today)
        session = _opened(stage, opened_on)
        raters = staff if session.closed_on else staff[: len(staff) // 2]
        for asked in session.asked.with_vignettes().in_order():
            _rated(stage, asked, raters, truth, rng)


def _opened(stage, opened_on):
    closes_on = opened_on + timedelta(days=OPEN_DAYS)
    session = CalibrationSession.objects.create(
        ambito=stage.ambito,
        opened_by=stage.coordinator,
        opened_on=opened_on,
        closes_on=closes_on,
        closed_on=closes_on if closes_on < stage.today else None,
    )
    in_use = {instrument.code: instrument for instrument in Instrument.objects.current([stage.ambito])}
    SessionVignette.objects.bulk_create(
        SessionVignette(session=session, vignette=vignette, instrument=in_use[vignette.instrument_code])
        for vignette in Vignette.objects.in_order()
    )
    stage.trace("session.opened", session, stage.coordinator, _at(opened_on))
    return session


def _rated(stage, asked, raters, truth, rng):
    leanings = {user.pk: LEANINGS.get(name, 0.0) for name, user in stage.users.items()}
    items = list(asked.items())
    for rater in raters:
        at = _at(min(asked.session.opened_on + timedelta(days=rng.randint(1, OPEN_DAYS - 2)), stage.today))
        number = UUID(int=rng.getrandbits(128), version=4)
        sheet = VignetteSheet.objects.create(id=number, asked=asked, rater=rater, submitted_at=at)
        stage.trace("sheet.submitted", sheet, rater, at)
        answers = [(item, _seen(asked, item, leanings[rater.pk], truth, rng)) for item in items]
        VignetteRating.objects.bulk_create(
            VignetteRating(sheet=sheet, item=item, value=answer.value, absence=answer.absence)
            for item, answer in answers
        )


def _seen(asked, item, leaning, truth, rng):
    """Near what there is to see, as mild or strict as the rater is; two items are read as each likes."""
    level = truth.setdefault((asked.vignette_id, item.code), rng.choice(LEVELS))
    if rng.random() < 0.03:
        return NOT_OBSERVABLE
    if item.code in READ_DIFFERENTLY:
        level += rng.choice((-2, -1, 0, 1, 2))
    drawn = (1 if leaning > 0 else -1) if rng.random() < abs(leaning) else 0
    moved = level + drawn + (rng.choice((-1, 1)) if rng.random() < 0.12 else 0)
    return Answer(min(max(moved, 0), 4))


def _at(day):
    return datetime.combine(day, time(8, 30), ROME)

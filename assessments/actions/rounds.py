"""What is done with instruments, rounds and answers: one verb a deed."""

from django.db import IntegrityError, transaction

from assessments import instrument_file, rules
from assessments.enums import Refusal
from assessments.models import AgreedRating, Area, Assessment, Instrument, Item, Rating, Round, possible_raters
from equipe import audit, drafts
from equipe.verdicts import Refused


@transaction.atomic
def load_instrument(path, *, by=None):
    """Load the instrument in a file, once: the same content changes nothing, a used version never changes."""
    content = instrument_file.read(path)
    version = {"code": content["code"], "version": content["version"]}
    instrument = Instrument.objects.select_for_update().filter(**version).first() or Instrument(**version)
    if instrument.fingerprint == content.fingerprint:
        return instrument
    if instrument.pk and instrument.rounds.exists():
        raise Refused(Refusal.USED.label % {**version, "next": version["version"] + 1})
    _write_instrument(instrument, content)
    audit.record("instrument.loaded", instrument, by=by, **version)
    return instrument


def _write_instrument(instrument, content):
    for field in ("name", "about", "source", "bands_note"):
        setattr(instrument, field, content[field])
    instrument.bands = content.content.get("bands", [])
    instrument.minimum_answered = content.content.get("minimum_answered", 0)
    instrument.fingerprint = content.fingerprint
    instrument.save()
    Item.objects.of(instrument).delete()
    instrument.areas.all().delete()
    for position, area in enumerate(content["areas"], start=1):
        written = Area.objects.create(
            instrument=instrument,
            code=area["code"],
            name=area["name"],
            about=area.get("about", {"it": ""}),
            position=position,
        )
        Item.objects.bulk_create(_item(written, item, place) for place, item in enumerate(area["items"], start=1))


def _item(area, item, position):
    return Item(
        area=area,
        code=item["code"],
        kind=item["kind"],
        name=item["name"],
        wording=item["wording"],
        reference=item.get("reference", ""),
        levels=[{"value": level["value"], "label": _words(level)} for level in item["levels"]],
        position=position,
    )


def _words(level):
    return {language: level[language] for language in instrument_file.LANGUAGES}


@transaction.atomic
def open_round(episode, *, instrument, raters, by, on):
    """Ask several people for an assessment of one case, each for herself."""
    if on < episode.opened_on or (episode.closed_on and on > episode.closed_on):
        raise Refused(Refusal.CASE_NOT_OPEN.label)
    raters = list(dict.fromkeys(raters))
    if not raters:
        raise Refused(Refusal.NO_RATERS.label)
    _insist_they_see(episode, raters)
    try:
        with transaction.atomic():
            round = Round.objects.create(episode=episode, instrument=instrument, opened_by=by, opened_on=on)
    except IntegrityError:
        raise Refused(Refusal.RUNNING.label) from None
    Assessment.objects.bulk_create(Assessment(round=round, rater=rater) for rater in raters)
    audit.record("round.opened", round, by=by, raters=[rater.pk for rater in raters])
    return round


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
            assessment = Assessment.objects.create(round=round, rater=rater)
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
def save_answers(assessment, answers, *, by, version=None):
    """Keep what was typed so far: item code to Answer; items that are not named stay as they are.

    With a `version`, only if nothing else was saved since: a page may overtake its own saving while typing.
    A note beside an item without a level waits among the jottings.
    """
    _hold(assessment, by=by)
    if version not in (None, assessment.version) and _overwrites(assessment, answers):
        raise Refused(Refusal.STALE.label)
    items = {item.code: item for item in Item.objects.of(assessment.round.instrument_id)}
    rules.within_range([item.as_question for item in items.values()], answers).insist()
    given = {code: answer for code, answer in answers.items() if answer.given}
    Rating.objects.bulk_create(
        [_rating(assessment, items[code], answer) for code, answer in given.items()],
        update_conflicts=True,
        unique_fields=["assessment", "item"],
        update_fields=["value", "not_observable", "note"],
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
    kept = {r.item.code: rules.Answer(r.value, r.not_observable, r.note) for r in ratings}
    jotted = {code: note for code, note in assessment.jottings.items() if code in answers}
    return any(answers[code] != was for code, was in kept.items()) or any(
        answers[code].note != note for code, note in jotted.items()
    )


def _rating(assessment, item, answer):
    return Rating(
        assessment=assessment,
        item=item,
        value=answer.value,
        not_observable=answer.not_observable,
        note=answer.note,
    )


@transaction.atomic
def submit(assessment, *, by, at):
    """Hand in one's answers, complete; from then on they do not change."""
    _hold(assessment, by=by)
    items = Item.objects.of(assessment.round.instrument_id).in_order()
    answers = {rating.item.code: rating.as_answer for rating in assessment.ratings.select_related("item")}
    rules.completeness([item.as_question for item in items], answers).insist()
    assessment.submitted_at = at
    assessment.version += 1
    assessment.save(update_fields=["submitted_at", "version"])
    audit.record("assessment.submitted", assessment, by=by)


def _hold(assessment, *, by):
    """The assessment as it is now, held until the deed is done; refused when it is not hers to answer any more."""
    Round.objects.select_for_update().get(pk=assessment.round_id)
    assessment.refresh_from_db(fields=["submitted_at", "excused_on", "jottings", "version"])
    if assessment.rater_id != by.pk:
        raise Refused(Refusal.NOT_YOURS.label)
    if assessment.excused_on:
        raise Refused(Refusal.EXCUSED.label)
    if assessment.submitted_at:
        raise Refused(Refusal.SUBMITTED.label)


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
    if round.assessments.awaited().exists() or not round.assessments.submitted().exists():
        raise Refused(Refusal.BLIND.label)
    if on < round.opened_on:
        raise Refused(Refusal.BEFORE_ROUND.label)


def _ratings_of(round):
    """Item code to the answers of those who submitted."""
    given = {}
    for rating in Rating.objects.filter(assessment__in=round.assessments.submitted()).select_related("item"):
        given.setdefault(rating.item.code, []).append(rating.as_answer)
    return given


def _agreed(round, item, answer):
    return AgreedRating(
        round=round,
        item=item,
        value=answer.value,
        not_observable=answer.not_observable,
        reason=answer.note.strip(),
    )

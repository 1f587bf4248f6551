"""What was asked at the entry, and how people stood upon leaving and half a year later; some of it nobody knows."""

from datetime import datetime, time, timedelta

from beneficiaries.enums import Answer, EmploymentStatus, Evidence, SnapshotMoment, Standing
from beneficiaries.models import EntryFacts, Snapshot
from beneficiaries.rules import window
from reporting.demo.stage import ROME, weighted

LIKELIHOODS = {
    "in_training": 0.06,
    "foreign_background": 0.12,
    "minority": 0.03,
    "homeless": 0.07,
    "rural": 0.22,
    "children": 0.34,
}
"""How often each is answered with yes."""


def look_again(stage, episodes, hires):
    """Nothing here is asked of chance before the rest of the story is told, so that it stays the same."""
    asked = [episode for episode in episodes if stage.chance(0.86)]
    EntryFacts.objects.bulk_create([_facts(stage, episode) for episode in asked])
    found = []
    for episode in episodes:
        if episode.closed_on:
            found += _afterwards(stage, episode, [hire for hire in hires if hire.episode is episode])
    Snapshot.objects.bulk_create(found)
    for snapshot in found:
        at = datetime.combine(snapshot.seen_on, time(12), ROME)
        Snapshot.objects.filter(pk=snapshot.pk).update(noted_at=at)


def _facts(stage, episode):
    answers = {name: _answer(stage, likelihood) for name, likelihood in LIKELIHOODS.items()}
    if episode.person.citizenship != "IT":
        answers["foreign_background"] = Answer.YES
    long = {EmploymentStatus.LONG_TERM_UNEMPLOYED: Answer.YES, EmploymentStatus.UNEMPLOYED: Answer.NO}
    answers["long_unemployed"] = long.get(episode.employment, Answer.NO)
    evidence = weighted(stage.rng, (Evidence.DECLARATION, Evidence.REGISTER), (70, 30))
    by = episode.case_manager or stage.educator
    return EntryFacts(episode=episode, evidence=evidence, written_by=by, version=1, **answers)


def _answer(stage, likelihood):
    rest = 100 - 100 * likelihood
    weights = (100 * likelihood, rest * 0.86, rest * 0.05, rest * 0.09)
    return weighted(stage.rng, (Answer.YES, Answer.NO, Answer.REFUSED, Answer.NOT_ASKED), weights)


def _afterwards(stage, episode, hires):
    for moment, known in ((SnapshotMoment.EXIT, 0.92), (SnapshotMoment.SIX_MONTHS, 0.8)):
        first, last = window(moment, left_on=episode.closed_on)
        day = stage.workday(first + timedelta(days=stage.rng.randint(2, 24)), latest=last)
        if day < stage.today and stage.chance(known):
            yield _snapshot(stage, episode, moment, day, hires)


def _snapshot(stage, episode, moment, day, hires):
    working = any(hire.starts_on <= day and not (hire.ended_on and hire.ended_on <= day) for hire in hires)
    others = (Standing.SEEKING, Standing.NOT_SEEKING, Standing.EMPLOYED, Standing.UNKNOWN)
    standing = Standing.EMPLOYED if working else weighted(stage.rng, others, (50, 22, 14, 14))
    leaving = moment == SnapshotMoment.EXIT
    unknown = standing == Standing.UNKNOWN
    return Snapshot(
        id=stage.id(),
        episode=episode,
        moment=moment,
        standing=standing,
        in_training=_answer(stage, 0.1) if leaving else Answer.NOT_ASKED,
        qualified=_answer(stage, 0.15) if leaving else Answer.NOT_ASKED,
        improved=Answer.NOT_ASKED if leaving else _answer(stage, 0.3),
        evidence=Evidence.UNKNOWN
        if unknown
        else weighted(stage.rng, (Evidence.REGISTER, Evidence.DECLARATION), (55, 45)),
        seen_on=day,
        noted_by=episode.case_manager or stage.educator,
    )

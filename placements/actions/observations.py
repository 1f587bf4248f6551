"""Writing down what a tutor saw: once a day for each behaviour, the later word of the day counts."""

from django.db import transaction

from equipe import audit
from placements.models import Observation


@transaction.atomic
def note_observations(internship, tutor, answers, *, note="", on, by):
    """Keep triples of item, level (None: not seen) and note, and a word on everything; how many were new or changed."""
    told = {item.lineage: {"item": item, "level": level, "note": words} for item, level, words in answers}
    if note:
        told[""] = {"item": None, "level": None, "note": note}
    known = {one.lineage: one for one in Observation.objects.by_tutor(tutor).on_day(on)}
    fresh = [lineage for lineage, said in told.items() if _differs(known.get(lineage), said)]
    for lineage in fresh:
        Observation.objects.update_or_create(
            tutor=tutor, lineage=lineage, on=on, defaults=told[lineage] | {"internship": internship}
        )
    if fresh:
        audit.record("observations.told", internship, by=by, tutor=str(tutor.pk), count=len(fresh))
    return len(fresh)


def move_observations(tutor, before, day, *, by):
    """What was seen on one day was seen on another; where that day has its own word, that stays."""
    theirs = Observation.objects.by_tutor(tutor)
    kept = list(theirs.on_day(day).values_list("lineage", flat=True))
    if moved := theirs.on_day(before).exclude(lineage__in=kept).update(on=day):
        audit.record("observations.moved", tutor.internship, by=by, tutor=str(tutor.pk), count=moved)


def _differs(known, said):
    return known is None or (known.level, known.note) != (said["level"], said["note"])

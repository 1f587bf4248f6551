"""How acts come to be: a start with its tutors, and each later change as the next number."""

from django.db.models import Max

from placements.insertion import insert
from placements.models import Act, Signature, Tutor, expected, recorded_acts, recorded_tutors

BATCH = 500


def begin(internships, *, dated_on=None, by=None, **said):
    """The first acts and the tutors of internships that were just written.

    Without `dated_on` each is dated on its first day, and `by` is nobody: so it is with history from a register, whose
    papers nobody waits for. `said` is what else the start says (declarations, shares).
    """
    acts = [
        act for each in internships for act in recorded_acts(each, dated_on=dated_on or each.starts_on, by=by, **said)
    ]
    tutors = [tutor for each in internships for tutor in recorded_tutors(each)]
    Act.objects.bulk_create(acts, batch_size=BATCH)
    Tutor.objects.bulk_create(tutors, batch_size=BATCH)
    if by:
        Signature.objects.bulk_create([each for act in acts for each in expected(act)], batch_size=BATCH)
    return acts


def add_act(internship, kind, *, dated_on, holds_from, by, changes_tutors=False, **said):
    """The next act of an internship whose row the caller holds locked, so that no number is given twice.

    The signatures it needs stand under it, to be filed one by one.
    """
    number = Act.objects.of(internship).aggregate(last=Max("number"))["last"] or 0
    act = insert(
        Act(
            internship=internship,
            number=number + 1,
            kind=kind,
            dated_on=dated_on,
            holds_from=holds_from,
            recorded_by=by,
            **said,
        )
    )
    Signature.objects.bulk_create(expected(act, changes_tutors=changes_tutors))
    return act

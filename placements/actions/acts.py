"""How acts come to be: a start with its tutors, and each later change as the next number."""

from django.db.models import Max

from placements.insertion import insert
from placements.models import Act, Tutor, recorded_acts, recorded_tutors

BATCH = 500


def begin(internships, *, dated_on=None, by=None):
    """The first acts and the tutors of internships that were just written.

    Without `dated_on` each is dated on its first day, and `by` is nobody: so it is with history from a register.
    """
    acts = [act for each in internships for act in recorded_acts(each, dated_on=dated_on or each.starts_on, by=by)]
    tutors = [tutor for each in internships for tutor in recorded_tutors(each)]
    Act.objects.bulk_create(acts, batch_size=BATCH)
    Tutor.objects.bulk_create(tutors, batch_size=BATCH)


def add_act(internship, kind, *, dated_on, holds_from, by, **said):
    """The next act of an internship whose row the caller holds locked, so that no number is given twice."""
    number = Act.objects.of(internship).aggregate(last=Max("number"))["last"] or 0
    return insert(
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

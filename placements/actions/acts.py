"""How acts come to be: a start with its tutors, and each later change as the next number."""

from django.db.models import Max

from equipe import audit
from placements.enums import ActKind
from placements.insertion import insert
from placements.models import Act, Signature, Tutor, expected, recorded_acts, recorded_tutors, stated, stated_now

BATCH = 500


def begin(internships, *, dated_on=None, by=None, covers=None, host_tutor=None, others=(), **said):
    """The first acts and the tutors of internships that were just written.

    Without `dated_on` each is dated on its first day, and `by` is nobody: so it is with history from a register, whose
    papers nobody waits for. `covers` are known by internship, and the start keeps who pays; `host_tutor` and each of
    `others` tell a tutor's name, role, phone and e-mail; `said` is what else the start says (declarations).
    """
    acts, tutors, covers = [], [], covers or {}
    for each in internships:
        standing = list(recorded_tutors(each, host_tutor=host_tutor, others=others))
        cover = covers.get(each.pk)
        kept = {"stated": stated(each, cover=cover, tutors=standing), "shares": cover.shares if cover else None}
        start, *end = recorded_acts(each, dated_on=dated_on or each.starts_on, by=by, **kept, **said)
        for tutor in standing:
            tutor.begun_by = start if by else None
        acts += [start, *end]
        tutors += standing
    Act.objects.bulk_create(acts, batch_size=BATCH)
    Tutor.objects.bulk_create(tutors, batch_size=BATCH)
    if by:
        Signature.objects.bulk_create([each for act in acts for each in expected(act)], batch_size=BATCH)


def add_act(internship, kind, *, dated_on, holds_from, by, changes_tutors=False, **said):
    """The next act of an internship whose row the caller holds locked, so that no number is given twice.

    It keeps what stands around it now, so the caller changes tutors and cover first. The signatures it needs stand
    under it, to be filed one by one.
    """
    number = Act.objects.of(internship).aggregate(last=Max("number"))["last"] or 0
    act = insert(
        Act(
            internship=internship,
            number=number + 1,
            kind=kind,
            dated_on=dated_on,
            holds_from=holds_from,
            stated=stated_now(internship, on=holds_from),
            recorded_by=by,
            **said,
        )
    )
    Signature.objects.bulk_create(expected(act, changes_tutors=changes_tutors))
    return act


def restate(internship, *, by, on):
    """What is put right before anybody signed and before it begins stands on the paper of the start too."""
    waiting = Act.objects.of(internship).of_kind(ActKind.START).unsigned().to_begin(after=on)
    if waiting.update(stated=stated_now(internship, on=on)):
        audit.record("act.restated", internship, by=by, act=1)

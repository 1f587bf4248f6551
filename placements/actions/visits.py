"""Visits of the service's tutors: planned with the internship, moved, done, missed; and signals put aside.

Whoever touches visits holds their internship first, as every act does: none is planned anew while it is written down.
"""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localtime

from equipe import audit
from equipe.verdicts import Refused
from placements.actions.observations import move_observations, note_observations
from placements.coming_in import held
from placements.enums import Checkpoint, Refusal, TutorSide, Unmet
from placements.insertion import Stale, insert
from placements.models import Act, EarlierVisit, HostReport, PutAside, Tutor, Visit
from placements.rules import acts, visits
from placements.rules.answers import written
from placements.watching import signals_of


@transaction.atomic
def replan(internship, *, on, by):
    """Plan the visits that lie ahead anew, as the acts and the tutors stand now; the others stay as they are.

    Called by whatever changes period, suspension or tutors. What was set by hand stays where it was put.
    """
    internship = held(internship)
    changes = Act.objects.of(internship).changes()
    if not changes:
        return
    rows = list(Visit.objects.of(internship).with_internships().in_order())
    ahead = [row for row in rows if row.is_planned and not row.by_hand and row.lies_ahead(on)]
    settled = [_as_planned(row) for row in rows if row not in ahead and not row.missed_because]
    wanted = [
        (tutor, planned)
        for tutor in Tutor.objects.of(internship).current().in_order()
        if tutor.cadence
        for planned in _wanted(tutor, changes, settled=settled, on=on)
    ]
    if _write(internship, ahead, wanted):
        audit.record("visits.planned", internship, by=by, count=len(wanted))


@transaction.atomic
def plan_final(internship, *, on, by):
    """One more look at the end of an internship that ends early, where its last check point is still to be made."""
    internship = held(internship)
    tutor = Tutor.objects.of(internship).on_side(TutorSide.PROMOTER).current().first()
    if tutor is None or Visit.objects.of(internship).settled(Checkpoint.FINAL).exists():
        return
    day = visits.final_after(internship.last_day, on=on)
    told = {"planned_on": day, "checkpoint": Checkpoint.FINAL, "by_hand": True}
    visit = insert(Visit(internship=internship, tutor=tutor, **told))
    audit.record("visit.added", internship, by=by, visit=str(visit.pk))


@transaction.atomic
def set_rhythm(tutor, *, every, by, on):
    """How often a tutor looks in, in days; the visits ahead are planned anew."""
    held(tutor.internship)
    tutor.visits_every = every
    tutor.save(update_fields=["visits_every"])
    audit.record("rhythm.changed", tutor.internship, by=by, tutor=str(tutor.pk), every=every)
    replan(tutor.internship, on=on, by=by)


@transaction.atomic
def add_visit(internship, *, tutor, planned_on, kind, by):
    """One more, on a day of the internship."""
    internship = held(internship)
    _within(internship, planned_on)
    visit = insert(Visit(internship=internship, tutor=tutor, planned_on=planned_on, kind=kind, by_hand=True))
    audit.record("visit.added", internship, by=by, visit=str(visit.pk))
    return visit


@transaction.atomic
def move_visit(visit, *, version, planned_on, by):
    """To another day; from now on it stays where it was put."""
    _within(held(visit.internship), planned_on, visit.checkpoint)
    _change(visit, version, planned_on=planned_on, by_hand=True)
    audit.record("visit.moved", visit.internship, by=by, visit=str(visit.pk))
    return visit


@transaction.atomic
def visit_done(visit, *, version, done_on, kind, how, words, answers=(), by, today):
    """Write down a visit that was made, with what was seen; the visits ahead keep their distance from it."""
    if done_on > today:
        raise Refused(Unmet.VISIT_AHEAD.label)
    _within(held(visit.internship), done_on, visit.checkpoint)
    _change(visit, version, done_on=done_on, kind=kind, how=how, words=words, told_by=by)
    note_observations(visit.internship, visit.tutor, answers, on=done_on, by=by)
    audit.record("visit.done", visit.internship, by=by, visit=str(visit.pk), how=how)
    replan(visit.internship, on=today, by=by)
    return visit


@transaction.atomic
def visit_missed(visit, *, version, because, again_on=None, by, today):
    """It did not take place; `again_on` is the day on which it is made up for."""
    if not because.strip():
        raise Refused(Unmet.WHY_MISSED.label)
    internship = held(visit.internship)
    _change(visit, version, missed_because=because.strip(), told_by=by)
    audit.record("visit.missed", visit.internship, by=by, visit=str(visit.pk))
    if again_on:
        _within(internship, again_on, visit.checkpoint)
        same = {"tutor": visit.tutor, "kind": visit.kind, "checkpoint": visit.checkpoint, "by_hand": True}
        insert(Visit(internship=visit.internship, planned_on=again_on, **same))
    replan(visit.internship, on=today, by=by)
    return visit


@transaction.atomic
def correct_visit(visit, *, version, by, today, **said):
    """Write anew what was told of a visit; what stood there stays readable. `said` are some of what it tells."""
    if said.get("done_on") and said["done_on"] > today:
        raise Refused(Unmet.VISIT_AHEAD.label)
    internship = held(visit.internship)
    told = Visit.objects.told().with_internships().get(pk=visit.pk)
    if told.version != version:
        raise Stale(Refusal.STALE.label)
    changed = {name: value for name, value in said.items() if value != told.told[name]}
    if not changed:
        return told
    if "done_on" in changed:
        _within(internship, changed["done_on"], told.checkpoint)
        move_observations(told.tutor, told.done_on, changed["done_on"], by=by)
    EarlierVisit.objects.create(visit=told, version=version, **told.told)
    Visit.objects.in_version(told, version).update(version=F("version") + 1, told_by=by, **changed)
    audit.record("visit.corrected", internship, by=by, visit=str(told.pk), fields=sorted(changed))
    told.refresh_from_db()
    return told


@transaction.atomic
def handle_report(report, *, how, days_away=None, by, at):
    """Write down what was done about a report of the host's tutor; who comes second is told."""
    report = HostReport.objects.select_for_update(of=("self",)).with_internships().get(pk=report.pk)
    if report.handled_at:
        raise Refused(Unmet.ALREADY_HANDLED.label)
    report.handled_at, report.handled_by, report.how = at, by, how
    report.days_away = report.days_away if days_away is None else days_away
    report.save(update_fields=["handled_at", "handled_by", "how", "days_away"])
    audit.record("host_report.handled", report.internship, by=by, report=str(report.pk), kind=report.kind)
    return report


@transaction.atomic
def put_aside(internship, *, kind, up_to, reason, by, at):
    """An early signal that was looked at; it comes back with something newer. Refused when that is there already."""
    [standing] = signals_of([internship], on=localtime(at).date()).values()
    if not any(signal.kind == kind and signal.latest == up_to for signal in standing):
        raise Refused(Unmet.SIGNAL_CHANGED.label)
    try:
        with transaction.atomic():
            PutAside.objects.create(internship=internship, kind=kind, up_to=up_to, reason=reason, by=by)
    except IntegrityError:  # the same click a second time
        return
    audit.record("signal.put_aside", internship, by=by, kind=kind, up_to=up_to.isoformat())


def _wanted(tutor, changes, *, settled, on):
    terms, resting = acts.as_amended(changes), acts.rests(changes)
    of_the_service = tutor.side == TutorSide.PROMOTER
    points = {} if of_the_service else {"checkpoints": ()}
    planned = visits.plan(terms.starts_on, terms.last_day, resting=resting, every=tutor.cadence, **points)
    mine = [visit for visit in planned if visit.day >= tutor.from_day]
    return visits.left_of(mine, on=on, settled=settled if of_the_service else (), every=tutor.cadence)


def _write(internship, ahead, wanted):
    """Rows keep their identity as far as they can; whether anything changed."""
    points = {row.checkpoint: row for row in ahead if row.checkpoint}
    between = [row for row in ahead if not row.checkpoint]
    changed, fresh = False, []
    for tutor, planned in wanted:
        row = points.pop(planned.checkpoint, None) if planned.checkpoint else between and between.pop(0)
        if not row:
            fresh.append(
                Visit(internship=internship, tutor=tutor, planned_on=planned.day, checkpoint=planned.checkpoint)
            )
        elif (row.tutor_id, row.planned_on) != (tutor.pk, planned.day):
            row.tutor, row.planned_on, changed = tutor, planned.day, True
            row.save(update_fields=["tutor", "planned_on"])
    surplus = [row.pk for row in (*points.values(), *between)]
    Visit.objects.filter(pk__in=surplus).delete()
    Visit.objects.bulk_create(fresh)
    return bool(changed or fresh or surplus)


def _as_planned(row):
    return visits.Planned(row.done_on or row.planned_on, row.checkpoint)


def _change(visit, version, **fields):
    """What nobody has told yet, in the version that was seen; who comes second is told, and nothing is overwritten."""
    this = Visit.objects.planned().in_version(visit, version)
    if not this.update(version=F("version") + 1, **fields):
        if not Visit.objects.filter(pk=visit.pk).exists():
            raise Refused(Unmet.VISIT_GONE.label)
        visit.refresh_from_db()
        raise Stale(Refusal.STALE.label if visit.is_planned else Unmet.VISIT_TOLD.label)
    visit.refresh_from_db()


def _within(internship, day, checkpoint=""):
    last_day = visits.latest_day(internship.last_day, checkpoint=checkpoint)
    if not internship.starts_on <= day <= last_day:
        first, last = written(internship.starts_on), written(last_day)
        raise Refused(Unmet.VISIT_OUTSIDE.label % {"first": first, "last": last})

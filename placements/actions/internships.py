"""Deeds on internships: opening one under an agreement, letting it begin on another day, ending it early."""

from django.db import transaction

from beneficiaries.models import Episode
from equipe import audit
from equipe.verdicts import Refused
from placements.actions.acts import add_act, begin
from placements.actions.extending import withdraw_request
from placements.actions.goals import set_goals
from placements.actions.visits import plan_final, replan
from placements.arrangements import Arrangement, insist_possible
from placements.enums import ActKind, Refusal
from placements.holding import held, insist_months_are_open, rewrite
from placements.insertion import Stale, insert
from placements.models import Agreement, AttendanceMonth, Candidacy, Internship, Opening, Tutor
from placements.rules import timetables
from placements.rules.answers import written
from placements.starts import NewStart


@transaction.atomic
def open_internship(
    episode,
    agreement,
    *,
    motive,
    opening=None,
    tasks="",
    host_tutor=None,
    host_tutor_phone="",
    others=(),
    cover=None,
    declared=None,
    timetable=(),
    aims=(),
    by,
    on,
    **agreed,
):
    """Open an internship that the rules allow; their warnings are passed with a motive. `opening` is the one it fills.

    Case, agreement, host and opening stay locked until the end: of two who take the last seat or place at once, the
    second is told. A card on the board of the opening has begun with it.
    `agreed` are the fields of an `Arrangement`; `cover` is unsaved; `host_tutor` and each of `others` tell a tutor's
    name, role, phone and e-mail; `aims` are learning goals as `set_goals` takes them.
    """
    episode = Episode.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=episode.pk)
    agreement = Agreement.objects.held(agreement)
    opening = opening and Opening.objects.held(opening)
    told = {"timetable": timetable, "cover": cover, "declared": declared, "opening": opening, "tasks": tasks, "on": on}
    arrangement = Arrangement(episode, agreement, **told, **agreed)
    insist_possible(arrangement, on=on)
    if opening and opening.agreement_id != agreement.pk:
        raise Refused(Refusal.ELSEWHERE_OFFERED.label)
    arrangement.verdict.insist(motive=motive)
    told = {"opening": opening, "tasks": tasks, "host_tutor_phone": host_tutor_phone}
    internship = insert(_as_agreed(arrangement, motive=motive, **told))
    _write_start(internship, arrangement, host_tutor=host_tutor, others=others, by=by, on=on)
    if opening:
        Candidacy.objects.for_opening(opening).of_case(episode).standing().update(internship=internship)
    if aims:
        set_goals(internship, aims, by=by, on=on)
    traced = {"episode": str(episode.pk), "agreement": str(agreement.pk), "warnings": len(arrangement.verdict.warnings)}
    audit.record("internship.opened", internship, by=by, **traced)
    return internship


@transaction.atomic
def move_start(internship, *, version, starts_on, ends_on, note="", motive="", by, on):
    """Let an internship in which nobody has been present yet begin on another day, as the rules of the start allow.

    Its tutors come on the new day, the visits are planned anew. A communication that was made is to be made again.
    """
    internship = held(internship, version=version)
    before, new = internship.starts_on, NewStart(internship, starts_on, ends_on)
    if obstacle := new.obstacle(on=on):
        raise Refused(obstacle)
    insist_possible(new.arrangement, on=on)
    insist_months_are_open(internship, min(before, starts_on))
    new.verdict.insist(motive=motive)
    later = {"starts_on": starts_on} | ({"ends_on": ends_on} if ends_on != internship.ends_on else {})
    rewrite(internship, **later)
    Tutor.objects.of(internship).come_on(starts_on, instead_of=before)
    said = {"note": note, "motive": motive if new.verdict.warned else ""}
    act = add_act(internship, ActKind.AMENDMENT, dated_on=on, holds_from=starts_on, by=by, **said, **later)
    replan(internship, on=on, by=by)
    moved = {"before": before.isoformat(), "after": starts_on.isoformat()}
    audit.record("internship.start_moved", internship, by=by, **moved, warnings=len(new.verdict.warnings))
    return act


@transaction.atomic
def interrupt(internship, *, version, on, reason, note="", by, dated_on=None):
    """End an internship early: `on` is its last day, `dated_on` the day of the act where it is another."""
    internship = held(internship)
    if internship.interrupted_on:
        raise Refused(Refusal.INTERRUPTED.label % {"day": written(internship.interrupted_on)})
    if not internship.episode.is_open:
        raise Refused(Refusal.CASE_CLOSED.label)
    if not internship.starts_on <= on <= internship.ends_on:
        first, last = written(internship.starts_on), written(internship.ends_on)
        raise Refused(Refusal.NOT_STARTED.label % {"first": first, "last": last})
    confirmed = AttendanceMonth.objects.of([internship]).after(on).in_order().last()
    if confirmed:
        raise Refused(Refusal.MONTHS_AFTER.label % {"month": f"{confirmed.month:%m/%Y}"})
    if internship.version != version:
        raise Stale(Refusal.STALE.label)
    rewrite(internship, interrupted_on=on, interruption_reason=reason, interruption_note=note)
    add_act(internship, ActKind.EARLY_END, dated_on=dated_on or on, holds_from=on, reason=reason, note=note, by=by)
    withdraw_request(internship, on=dated_on or on, by=by)
    replan(internship, on=dated_on or on, by=by)
    plan_final(internship, on=dated_on or on, by=by)
    audit.record("internship.interrupted", internship, by=by, on=on.isoformat(), reason=reason)
    return internship


def _as_agreed(arrangement, *, motive, **told):
    """The row of an internship as it is opened, unsaved; a motive stays where a warning was passed."""
    same = ("episode", "host", "agreement", "kind", "starts_on", "ends_on", "weekly_hours", "allowance")
    return Internship(
        person=arrangement.episode.person,
        promoter_tutor=arrangement.promoter_tutor,
        host_tutor_name=arrangement.host_tutor_name,
        timetable=timetables.write(arrangement.timetable),
        motive=motive if arrangement.verdict.warned else "",
        **{name: getattr(arrangement, name) for name in same},
        **told,
    )


def _write_start(internship, arrangement, *, by, on, **tutors):
    """What comes with the row: the cover, the act of the start with its tutors, the visits."""
    cover = arrangement.cover
    if cover:
        cover.internship = internship
        insert(cover)
    said = {"dated_on": on, "declared": arrangement.declared or {}}
    begin([internship], covers={internship.pk: cover}, by=by, **tutors, **said)
    replan(internship, on=on, by=by)

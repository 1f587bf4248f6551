"""Deeds that change an internship under way: an amendment, another tutor, a suspension, a resumption."""

from django.db import transaction

from equipe import audit
from equipe.enums import CASE_ROLES
from equipe.models import User
from equipe.verdicts import Refused
from placements.actions.acts import add_act
from placements.actions.visits import replan
from placements.amendments import Amendment, Suspension, TutorChange, day_before, open_rest, rests_of
from placements.enums import ActKind, Refusal, TutorSide, Undone
from placements.holding import held, insist_it_lasts, insist_months_are_open, rewrite
from placements.insertion import insert
from placements.models import Cover, Tutor
from placements.rules import timetables
from placements.rules.answers import written


@transaction.atomic
def amend(internship, *, version, holds_from, note="", motive="", by, on, **changes):
    """Agree on something else from a day on: last day (an earlier one), timetable, hours, allowance, shares, tasks.

    The rules are asked again for what changes; their warnings are passed with a motive.
    """
    internship = held(internship, version=version)
    insist_it_lasts(internship, holds_from)
    amendment = Amendment(internship, holds_from, **changes)
    changed, shares = amendment.changed, amendment.new_shares
    if not changed and shares is None:
        raise Refused(Undone.NOTHING.label)
    if "ends_on" in changed:
        _insist_it_ends_earlier(internship, changed["ends_on"], holds_from)
    insist_months_are_open(internship, holds_from)
    amendment.verdict.insist(motive=motive)
    kept = changed | ({"timetable": timetables.write(changed["timetable"])} if "timetable" in changed else {})
    rewrite(internship, **kept)
    if shares is not None:
        Cover.objects.of(internship).update(shares=shares)
    passed = motive if amendment.verdict.warned else ""
    said = {"shares": shares, "note": note, "motive": passed}
    act = add_act(internship, ActKind.AMENDMENT, dated_on=on, holds_from=holds_from, by=by, **said, **kept)
    replan(internship, on=on, by=by)
    audit.record("internship.amended", internship, by=by, fields=sorted(kept), holds_from=holds_from.isoformat())
    return act


@transaction.atomic
def change_tutor(internship, *, version, side, holds_from, by, on, user=None, motive="", note="", **told):
    """End the period of a side's tutor on the day before, and begin another's; `told`: name, role, phone, email."""
    internship = held(internship, version=version)
    insist_it_lasts(internship, holds_from)
    name = str(user) if side == TutorSide.PROMOTER else " ".join(told.get("name", "").split())
    if side == TutorSide.PROMOTER and user not in User.objects.with_role(*CASE_ROLES, ambito=internship.host.ambito):
        raise Refused(Refusal.TUTOR_ELSEWHERE.label)
    before = _insist_it_is_another(internship, side, user, name, holds_from)
    change = TutorChange(internship, holds_from, user=user, name=name if side == TutorSide.HOST else "")
    change.verdict.insist(motive=motive)
    passed = motive if change.verdict.warned else ""
    said = {"note": note, "motive": passed, "changes_tutors": True}
    rewrite(internship, **_columns(side, user, told | {"name": name}))
    if before:
        before.leave(day_before(holds_from))
    new = insert(Tutor(internship=internship, side=side, user=user, from_day=holds_from, **told | {"name": name}))
    act = add_act(internship, ActKind.AMENDMENT, dated_on=on, holds_from=holds_from, by=by, **said)
    Tutor.objects.only_this(new).update(begun_by=act)
    Tutor.objects.only_this(before).update(ended_by=act)
    replan(internship, on=on, by=by)
    audit.record("internship.tutor_changed", internship, by=by, side=side, holds_from=holds_from.isoformat())
    return act


@transaction.atomic
def suspend(internship, *, version, holds_from, reason, back_on=None, note="", motive="", by, on):
    """Let an internship rest from a day on; with the first day back, its resumption is agreed at once."""
    internship = held(internship, version=version)
    insist_it_lasts(internship, holds_from)
    _insist_it_does_not_rest(internship, holds_from, back_on)
    insist_months_are_open(internship, holds_from)
    suspension = Suspension(internship, holds_from, reason, back_on)
    suspension.verdict.insist(motive=motive)
    passed = motive if suspension.verdict.warned else ""
    said = {"reason": reason, "note": note, "motive": passed}
    act = add_act(internship, ActKind.SUSPENSION, dated_on=on, holds_from=holds_from, by=by, **said)
    if back_on:
        add_act(internship, ActKind.RESUMPTION, dated_on=on, holds_from=back_on, by=by)
    rewrite(internship)
    replan(internship, on=on, by=by)
    audit.record("internship.suspended", internship, by=by, reason=reason, holds_from=holds_from.isoformat())
    return act


@transaction.atomic
def resume(internship, *, version, holds_from, note="", by, on):
    """End the suspension that is open: `holds_from` is the first day back."""
    internship = held(internship, version=version)
    insist_it_lasts(internship, holds_from)
    rest = open_rest(internship)
    if rest is None:
        raise Refused(Undone.NOT_RESTING.label)
    if holds_from <= rest.first:
        raise Refused(Undone.BACK_TOO_EARLY.label % {"first": written(rest.first)})
    insist_months_are_open(internship, holds_from)
    act = add_act(internship, ActKind.RESUMPTION, dated_on=on, holds_from=holds_from, note=note, by=by)
    rewrite(internship)
    replan(internship, on=on, by=by)
    audit.record("internship.resumed", internship, by=by, holds_from=holds_from.isoformat())
    return act


def _insist_it_ends_earlier(internship, ends_on, holds_from):
    if ends_on > internship.ends_on:
        raise Refused(Undone.EXTEND_INSTEAD.label)
    if ends_on < holds_from:
        raise Refused(Undone.EMPTY_PERIOD.label)


def _insist_it_is_another(internship, side, user, name, holds_from):
    """The tutor of now, of a side that has one at a time, who began before and is not the new one."""
    if side == TutorSide.OTHER:
        return None
    before = Tutor.objects.of(internship).on_side(side).current().first()
    if before is None:
        return None
    same = before.user_id == user.pk if user and before.user_id else before.name.casefold() == name.casefold()
    if same:
        raise Refused(Undone.TUTOR_STAYS.label)
    if holds_from <= before.from_day:
        raise Refused(Undone.TUTOR_FIRST.label % {"first": written(before.from_day)})
    return before


def _columns(side, user, told):
    """The columns of the row that repeat the tutor of now."""
    if side == TutorSide.PROMOTER:
        return {"promoter_tutor": user, "promoter_tutor_name": ""}
    if side == TutorSide.HOST:
        return {"host_tutor_name": told["name"], "host_tutor_phone": told.get("phone", "")}
    return {}


def _insist_it_does_not_rest(internship, first, back_on):
    if back_on and back_on <= first:
        raise Refused(Undone.BACK_TOO_EARLY.label % {"first": written(first)})
    if back_on and back_on > internship.ends_on:
        raise Refused(Undone.AFTER_END.label % {"last": written(internship.ends_on)})
    for rest in rests_of(internship):
        if rest.last is None:
            raise Refused(Undone.IS_RESTING.label % {"first": written(rest.first)})
        if rest.last >= first and (back_on is None or rest.first < back_on):
            told = {"first": written(rest.first), "last": written(rest.last)}
            raise Refused(Undone.RESTED.label % told)

"""The acts of the invented internships: starts, extensions, rests, new terms, requests that wait; who signed them."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from placements.actions import begin
from placements.enums import ActKind, AskedBy, SigningManner, SuspensionReason, TutorSide
from placements.models import (
    Act,
    Cover,
    ExtensionRequest,
    Internship,
    Signature,
    Tutor,
    expected,
    recorded_tutors,
    stated,
    stated_now,
)
from placements.rules import allowance as money
from reporting.demo.stage import SEED, months_later

SIGNED_WITHIN = timedelta(days=12)
LATE, HOSTS_PART, INSURANCE = timedelta(days=60), 100, Decimal("38.50")
RESTED, AMENDED, WAITING = 3, 3, 2
LONGER_WEEK = [[day, "08:00", "13:00"] for day in range(5)]
LONGER_HOURS = 25
HANDED_OVER = "La collega ha lasciato il servizio: passaggio concordato in équipe."
INSURED = {
    "inail_position": "91827364/45",
    "liability_insurer": "Assicurazioni Tre Venezie",
    "liability_policy": "RCT 2024/118",
}


def make_acts(stage, internships):
    """First acts as they were before any extension, then the extensions; what is insured; of a few that run, more."""
    covers = {one.pk: _cover(stage, one, place) for place, one in enumerate(internships)}
    acts = _Acts(stage, covers)
    later = {one: one.ends_on for one in internships if hasattr(one, "first_end")}
    for one in later:
        one.ends_on = one.first_end
    running = [one for one in _still_running(stage, internships) if one not in later]
    running, handed_over = running[:-1], running[-1:]
    for one in handed_over:
        one.promoter_tutor = stage.former
    begin(internships, by=stage.mediator, covers=covers)
    for one, ends_on in later.items():
        one.ends_on = ends_on
        acts.extend(one)
    Cover.objects.bulk_create(covers.values())
    acts.of_those_that_run(running)
    for one in handed_over:
        acts.follow_on(one)
    acts.write()
    return acts


def _still_running(stage, internships):
    begun = [one for one in internships if one.starts_on < stage.today - timedelta(days=40)]
    return [one for one in begun if not one.interrupted_on and one.last_day > stage.today + timedelta(days=20)]


class _Acts:
    """Collects what was agreed on the way, to be written in one go."""

    def __init__(self, stage, covers):
        self.stage, self.covers, self.rng = stage, covers, Random(SEED + 11)
        self.acts, self.changed, self.requests = [], set(), []

    def extend(self, one):
        asked_on = min(one.first_end - timedelta(days=8), self.stage.today - timedelta(days=1))
        asked = {"requested_on": asked_on - timedelta(days=9), "requested_by": str(one.person)}
        told = {"communicated_on": asked_on} if asked_on < self.stage.today - timedelta(days=7) else {}
        self._act(one, ActKind.EXTENSION, asked_on, asked_on, ends_on=one.ends_on, **asked, **told)

    def of_those_that_run(self, running):
        """One still rests, one has rested, some have other terms, or wait for an extension."""
        shorter = [one for one in running if one.weekly_hours < LONGER_HOURS][-AMENDED:]
        running = (one for one in running if one not in shorter)
        for n, one in enumerate(_some(running, RESTED)):
            self._rest(one, goes_on=n > 0)
        for one in shorter:
            self._amend(one)
        for one in _some(running, WAITING):
            self._wait(one)

    def write(self):
        Act.objects.bulk_create(self.acts)
        Signature.objects.bulk_create([each for act in self.acts for each in expected(act)])
        fields = ["timetable", "weekly_hours", "allowance", "promoter_tutor", "version"]
        Internship.objects.bulk_update(self.changed, fields)
        ExtensionRequest.objects.bulk_create(self.requests)
        _sign(self.stage, self.rng)

    def _rest(self, one, *, goes_on):
        first = self.stage.today.replace(day=1)
        reason, note = SuspensionReason.ILLNESS, "Certificato consegnato, rientro da definire."
        if goes_on:
            reason, note = SuspensionReason.CLOSURE, "Chiusura aziendale."
        self._act(one, ActKind.SUSPENSION, first, first, reason=reason, note=note)
        self._trace("internship.suspended", one, first, reason=reason)
        if goes_on:
            back_on = first + timedelta(days=16)
            self._act(one, ActKind.RESUMPTION, first, back_on)
            self._trace("internship.resumed", one, first)

    def _amend(self, one):
        first = self.stage.today.replace(day=1)
        more = max(one.allowance, money.minimum_allowance(LONGER_HOURS))
        one.timetable, one.weekly_hours, one.allowance = LONGER_WEEK, LONGER_HOURS, more
        shares = _shares(more, by_host="host" in self.covers[one.pk].shares)
        terms = {"timetable": LONGER_WEEK, "weekly_hours": LONGER_HOURS, "allowance": more, "shares": shares}
        self._act(one, ActKind.AMENDMENT, first, first, note="Regge bene l'orario: un'ora in più al giorno.", **terms)
        self._trace("internship.amended", one, first, fields=sorted(terms))
        self.covers[one.pk].shares = terms["shares"]
        Cover.objects.of(one).update(shares=terms["shares"])

    def follow_on(self, one):
        """The service's tutor has left: a colleague follows from the first of the month on."""
        stage, first = self.stage, self.stage.today.replace(day=1)
        user = stage.educator
        before = Tutor.objects.of(one).on_side(TutorSide.PROMOTER).get()
        before.leave(first - timedelta(days=1))
        told = {"side": TutorSide.PROMOTER, "user": user, "name": str(user), "from_day": first}
        new = Tutor.objects.create(internship=one, **told)
        one.promoter_tutor = user
        act = self._act(one, ActKind.AMENDMENT, first, first, note=HANDED_OVER)
        act.stated = stated_now(one, on=first)
        act.save(force_insert=True)
        self.acts.remove(act)
        Signature.objects.bulk_create(expected(act, changes_tutors=True))
        Tutor.objects.only_this(before).update(ended_by=act)
        Tutor.objects.only_this(new).update(begun_by=act)
        self._trace("internship.tutor_changed", one, first, side=TutorSide.PROMOTER)

    def _wait(self, one):
        asked_on = self.stage.workday(self.stage.today - timedelta(days=6))
        self.requests.append(
            ExtensionRequest(
                pk=self.stage.id(),
                internship=one,
                ends_on=months_later(one.ends_on, 1),
                asked_by=self.rng.choice((AskedBy.PERSON, AskedBy.HOST)),
                requested_on=asked_on,
                why="Sta imparando molto: si chiede di continuare ancora un mese.",
                recorded_by=self.stage.mediator,
            )
        )
        self._trace("internship.extension_asked", one, asked_on)

    def _act(self, one, kind, dated_on, holds_from, **said):
        number = 2 + sum(act.internship is one for act in self.acts)
        told = {"number": number, "kind": kind, "dated_on": dated_on, "holds_from": holds_from}
        told["stated"] = stated(one, cover=self.covers[one.pk], tutors=recorded_tutors(one))
        act = Act(pk=self.stage.id(), internship=one, recorded_by=self.stage.mediator, **told, **said)
        self.acts.append(act)
        self.changed.add(one)
        return act

    def _trace(self, verb, one, day, **details):
        one.version += 1
        self.stage.trace(verb, one, self.stage.mediator, self.stage.moment(day), **details)


def _some(running, count):
    return [one for _n, one in zip(range(count), running, strict=False)]


def _shares(allowance, *, by_host):
    parts = {"promoter": allowance - HOSTS_PART, "host": HOSTS_PART} if by_host else {"promoter": allowance}
    return {side: f"{part:.2f}" for side, part in parts.items()}


def _cover(stage, one, place):
    """Of the latest internships every second host pays a part, and the insurance has a price; before, neither had."""
    late = one.starts_on > stage.today - LATE
    known = one.starts_on <= stage.today
    return Cover(
        internship=one,
        shares=_shares(one.allowance, by_host=late and place % 2 == 0),
        insurance_price=INSURANCE if late else None,
        liability_until=max(one.last_day, one.starts_on.replace(month=12, day=31)),
        training_general=4,
        training_specific=8,
        training_on=one.starts_on if known else None,
        cob_on=one.starts_on - timedelta(days=2) if known else None,
        **INSURED,
    )


def _sign(stage, rng):
    """Papers come back signed within some days; of the latest some signatures are still missing."""
    signed = []
    expected_ones = Signature.objects.filter(act__isnull=False).select_related("act")
    for signature in expected_ones.order_by("act__internship", "act__number", "position", "side"):
        day = signature.act.dated_on + timedelta(days=rng.randint(0, SIGNED_WITHIN.days))
        if day <= stage.today - timedelta(days=1):
            signature.manner, signature.signed_on = SigningManner.PAPER, stage.workday(day, latest=stage.today)
            signature.filed_by, signature.filed_at = stage.mediator, stage.moment(signature.signed_on)
            signed.append(signature)
    Signature.objects.bulk_update(signed, ["manner", "signed_on", "filed_by", "filed_at"], batch_size=500)

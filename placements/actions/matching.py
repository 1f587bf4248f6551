"""Deeds of matching: the conditions of an opening, what is possible for a person, and the steps of a candidacy."""

from django.db import IntegrityError, transaction
from django.db.models import F

from beneficiaries.actions import insist_it_may_be_told
from beneficiaries.enums import Receiver
from equipe import audit
from equipe.verdicts import Refused
from placements.enums import CandidacyState, Refusal
from placements.holding import held_case
from placements.insertion import Stale, broken, insert
from placements.models import Availability, Candidacy, Host, Internship, Opening, Step
from placements.rules.answers import written

MEANT = (CandidacyState.SHORTLISTED, CandidacyState.PROPOSED, CandidacyState.INTERVIEW, CandidacyState.ACCEPTED)


@transaction.atomic
def tell_conditions(opening, *, version, by, on, **conditions):
    """What the host told of the work; `version` is the one the page was filled from."""
    changed = sorted(name for name, value in conditions.items() if getattr(opening, name) != value)
    saved = Opening.objects.in_version(opening, version).update(
        version=F("version") + 1, conditions_asked_on=on, **conditions
    )
    if not saved:
        raise Stale(Refusal.STALE.label)
    opening.refresh_from_db()
    audit.record("opening.conditions", opening, by=by, fields=changed)
    return opening


@transaction.atomic
def tell_availability(episode, *, version=None, by, hosts_not_wanted=(), **told):
    """What is possible for a person: first told, or told anew; `version` is the one the page was filled from."""
    episode = held_case(episode)
    if version is None:
        try:
            availability = insert(Availability(episode=episode, asked_by=by, **told))
        except IntegrityError:  # somebody else was first, and the constraint is the field's own
            raise Stale(Refusal.STALE.label) from None
        verb, changed = "availability.asked", []
    else:
        availability = Availability.objects.get(episode=episode)
        verb = "availability.changed"
        changed = sorted(name for name, value in told.items() if getattr(availability, name) != value)
        kept = Availability.objects.in_version(availability, version)
        if not kept.update(version=F("version") + 1, asked_by=by, **told):
            raise Stale(Refusal.STALE.label)
        availability.refresh_from_db()
    availability.hosts_not_wanted.set(_standing(hosts_not_wanted))
    audit.record(verb, availability, by=by, episode=str(episode.pk), fields=changed)
    return availability


@transaction.atomic
def shortlist(episode, opening, *, by, on):
    """Somebody is thought of for an opening; twice for the same is refused by the database.

    Who was there and has left may be thought of again.
    """
    episode = held_case(episode)
    there = Internship.objects.of_episode(episode).filling(opening).not_ended(on=on).by_end().last()
    if there:
        raise Refused(Refusal.IS_THERE.label % {"last": written(there.last_day)})
    candidacy = insert(Candidacy(episode=episode, opening=opening, moved_on=on))
    _note(candidacy, 1, CandidacyState.SHORTLISTED, by=by, on=on)
    return candidacy


@transaction.atomic
def move(candidacy, to, *, version, by, on, decider="", reason="", told=None):
    """One step over the board; whoever acts on what is no longer so is told where it stands. The last place is given
    away under a lock: never to two.
    """
    if to in MEANT:
        held_case(candidacy.episode)
    if to == CandidacyState.ACCEPTED:
        _insist_on_a_place(candidacy, on)
    now = Candidacy.objects.select_for_update(of=("self",), no_key=True).get(pk=candidacy.pk)
    if now.version != version:
        raise Stale(Refusal.MOVED.label % {"state": now.now.label})
    if now.internship_id:
        raise Refused(Refusal.HAS_BEGUN.label)
    if to not in now.followers:
        raise Refused(Refusal.NO_WAY_THERE.label % {"state": now.now.label})
    Candidacy.objects.in_version(now, version).update(state=to, moved_on=on, version=F("version") + 1)
    _note(candidacy, version + 2, to, by=by, on=on, decider=decider, reason=reason, told=told or {})
    candidacy.refresh_from_db()
    return candidacy


@transaction.atomic
def propose(candidacy, told, *, version, by, on, recording=None):
    """The host is told of somebody, if it may be told: what is written down decides, or is written down now."""
    host = candidacy.opening.host.name
    insist_it_may_be_told(candidacy.episode, Receiver.HOST, name=host, by=by, on=on, recording=recording)
    return move(candidacy, CandidacyState.PROPOSED, version=version, by=by, on=on, told=told)


@transaction.atomic
def shortlist_pairs(pairs, *, by, on):
    """The pairs of a plan a mediator chose; those that are on a board by now stay as they are. How many are new."""
    new = 0
    for episode, opening in sorted(pairs, key=lambda pair: (pair[0].pk, pair[1].pk)):  # cases are held in one order
        try:
            with transaction.atomic():
                shortlist(episode, opening, by=by, on=on)
        except Refused:
            continue
        new += 1
    return new


def _standing(hosts):
    """These hosts, held; one that was merged meanwhile is the one that stays."""
    return {host.merged_into or host for host in Host.objects.held(*hosts).values()}


def _insist_on_a_place(candidacy, on):
    """A place is left, and the person is not expected elsewhere; the opening is held after the case."""
    opening = Opening.objects.held(candidacy.opening)
    expected = Candidacy.objects.waiting_to_begin().exclude(pk=candidacy.pk)
    taken = Internship.objects.not_ended(on=on).filling(opening).count()
    if expected.for_opening(opening).count() + taken >= opening.places:
        raise Refused(Refusal.NO_PLACE_LEFT.label % {"places": opening.places})
    other = expected.of_case(candidacy.episode).with_people().first()
    if other:
        raise Refused(Refusal.EXPECTED_ELSEWHERE.label % {"opening": other.opening, "day": written(other.moved_on)})


def _note(candidacy, number, state, *, by, on, **said):
    try:
        with transaction.atomic():
            step = Step.objects.create(candidacy=candidacy, number=number, state=state, on=on, taken_by=by, **said)
    except IntegrityError as error:
        raise Refused(broken(error, Step())) from None
    facts = {"episode": str(candidacy.episode_id), "opening": str(candidacy.opening_id)}
    reasons = {name: said[name] for name in ("decider", "reason") if said.get(name)}
    audit.record(f"candidacy.{state}", candidacy, by=by, **facts, **reasons)
    return step

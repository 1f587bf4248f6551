"""What the one box finds while somebody types: a few lines of each kind, names and how to tell namesakes apart."""

from itertools import chain, zip_longest
from typing import NamedTuple

from django.utils.translation import gettext as _

from beneficiaries.enums import ReferralState
from beneficiaries.models.episodes import Episode
from beneficiaries.models.referrals import Referral
from equipe.offered import offered

LINES = 8
"""Lines under the box, of all kinds together: what one takes in at a glance, and what fits on a phone."""


class Hit(NamedTuple):
    """One line under the box, ready to be printed."""

    kind: str
    name: str
    url: str
    about: tuple[str, ...]
    state: str
    look: str


def hits(text, *, reader):
    """What the reader may see of what was typed: [(kind, its lines)]."""
    return _shared(people(text, reader=reader, most=LINES), *_beside(text, reader))


def hits_beside(text, *, reader):
    """The same without the people followed, where they have a list of their own."""
    return _shared(*_beside(text, reader))


def _beside(text, reader):
    return [offer(text, reader=reader, most=LINES) for offer in offered("SEARCHES")]


def _shared(*kinds):
    """The lines there is room for, each kind having its turn: many people do not crowd out the one host."""
    kinds = [list(kind) for kind in kinds]
    shown = [hit for hit in chain.from_iterable(zip_longest(*kinds)) if hit][:LINES]
    return [(kind[0].kind, [hit for hit in kind if hit in shown]) for kind in kinds if kind and kind[0] in shown]


def people(text, *, reader, most):
    """People followed now or once, each by her newest case.

    When a full box begins with what was typed, nothing has to be forgiven: the order of names answers at once.
    """
    cases = Episode.objects.visible_to(reader).with_people()
    found = _each_once(cases.named_from(text)[: 2 * most])
    if len(found) < most:
        found = _each_once(cases.named_like(text)[: 2 * most])
    for case in found[:most]:
        person = case.person
        yield Hit(
            kind=_("People"),
            name=str(person),
            url=case.get_absolute_url(),
            about=_told(person.birth_date.year, person.municipality, case.case_manager or case.team),
            state=_("followed") if case.is_open else _("case closed"),
            look="good" if case.is_open else "done",
        )


def _each_once(cases):
    """The newest case of each person, in the order in which she first comes."""
    newest = {}
    for case in cases:
        known = newest.setdefault(case.person_id, case)
        if case.opened_on > known.opened_on:
            newest[case.person_id] = case
    return list(newest.values())


def referrals(text, *, reader, most):
    """Who waits for an answer of the desk, or the desk for an answer; and who was declined."""
    looks = {ReferralState.SENT: "wait", ReferralState.RETURNED: "warn"}
    for referral in Referral.objects.visible_to(reader).without_case().with_people().named_like(text)[:most]:
        person = referral.person
        yield Hit(
            kind=_("Referrals"),
            name=str(person),
            url=referral.get_absolute_url(),
            about=_told(person.birth_date.year, person.municipality, referral.referrer),
            state=referral.get_state_display(),
            look=looks.get(referral.state, "off"),
        )


def _told(*things):
    return tuple(str(thing) for thing in things if thing)

"""Internships the mediator has made ready: two wait for the coordinator, one she has given back."""

from datetime import timedelta

from placements.enums import Answered, CandidacyState, InternshipKind, Payer
from placements.making import BORROWED, Making
from placements.models import ApprovalRequest, Candidacy, Cover, Internship
from reporting.demo.stage import months_later

S = CandidacyState

ON_THE_WAY = (S.ACCEPTED, S.INTERVIEW, S.PROPOSED, S.SHORTLISTED)
"""Who has come furthest on the board is made ready first."""

MORNINGS = {f"{end}-{day}-1": hour for day in range(5) for end, hour in (("from", "08:30"), ("until", "12:30"))}

GIVEN_BACK = "Chiediamo prima all’impresa se può coprire metà dell’indennità, poi ne riparliamo."


def ask_for_approval(stage):
    """Nothing is asked that the rules refuse; the second is given back."""
    cards = Candidacy.objects.visible_to(stage.mediator).standing().with_people()
    furthest = sorted(cards.order_by("pk"), key=lambda card: ON_THE_WAY.index(card.state), reverse=True)
    one_an_opening = {card.opening_id: card for card in furthest}  # who has come furthest
    ready = filter(None, (_made_ready(stage, card) for card in reversed(one_an_opening.values())))
    for making, why in zip(ready, ("", GIVEN_BACK, ""), strict=False):
        _ask(stage, making, why=why)


def _made_ready(stage, card):
    """An internship of six months that begins soon, paid by the service; None where it cannot be.

    Soon, so that until shortly before its end the year's own funds could pay a part of it.
    """
    first, opening = stage.workday(stage.today + timedelta(days=10)), card.opening
    latest = Cover.objects.of_ambito(stage.ambito.pk).newest_first().first()
    before = Internship.objects.at(opening.host).newest_first().first()
    kept = {name: getattr(latest, name) for name in BORROWED} | {
        "opening": opening.pk,
        "kind": InternshipKind.INCLUSION,
        "starts_on": first,
        "ends_on": months_later(first, 6) - timedelta(days=1),
        **MORNINGS,
        "tasks": opening.tasks,
        "later": "on",
        "promoter_tutor": stage.mediator.pk,
        "host_tutor_name": before.host_tutor_name if before else "Rita Sartor",
        "allowance": "300.00",
        "payer": Payer.PROMOTER,
        "inail_by": "promoter",
        "training_by": "host",
        "cob_by": "host",
        "motive": "Concordato con la persona e con chi la segue.",
    }
    typed = {name: "" if value is None else str(value) for name, value in kept.items()}
    making = Making(card.episode, user=stage.mediator, today=stage.today, kept=typed)
    return making if making.arrangement and not making.arrangement.verdict.refused else None


def _ask(stage, making, *, why):
    asked_on = max(stage.workday(stage.today - timedelta(days=6)), making.episode.opened_on)
    answered = {"answer": Answered.RETURNED, "answered_on": stage.today, "answered_by": stage.coordinator, "why": why}
    days = {"starts_on": making.arrangement.starts_on, "ends_on": making.arrangement.ends_on}
    ApprovalRequest.objects.create(
        id=stage.id(),
        episode=making.episode,
        agreement=making.arrangement.agreement,
        terms=making.terms,
        asked_on=asked_on,
        asked_by=stage.mediator,
        **days,
        **(answered if why else {}),
    )
    stage.trace("internship.approval_asked", making.episode, stage.mediator, stage.moment(asked_on))
    if why:
        at = stage.moment(stage.today)
        stage.trace("internship.approval_returned", making.episode, stage.coordinator, at)

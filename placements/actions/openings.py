"""Deeds on openings: offering one under an agreement, what it asks, pausing it."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import insert, overwrite
from placements.models import Agreement, Opening, Requirement
from placements.offers import given_places
from placements.rules import openings as rules


@transaction.atomic
def add_opening(agreement, *, title, places, opens_on, closes_on=None, tasks="", notes="", by, on):
    """Offer places under an agreement of a host that receives people; nothing outside its period and its seats."""
    agreement = _held(agreement)
    _insist(agreement, places=places, opens_on=opens_on, closes_on=closes_on, on=on)
    opening = insert(
        Opening(
            agreement=agreement,
            title=title,
            tasks=tasks,
            places=places,
            opens_on=opens_on,
            closes_on=closes_on,
            notes=notes,
        )
    )
    audit.record("opening.added", opening, by=by, agreement=str(agreement.pk), places=places)
    return opening


@transaction.atomic
def edit_opening(opening, *, version, by, on, **fields):
    """Change what is offered; `version` is the one the page was filled from. The agreement stays: it is another place
    under another one.
    """
    agreement, asked = _held(opening.agreement), {name: fields[name] for name in ("places", "opens_on", "closes_on")}
    _insist(agreement, given=given_places(opening, on=on), on=on, **asked)
    changed = sorted(name for name, value in fields.items() if getattr(opening, name) != value)
    overwrite(opening, version, **fields)
    audit.record("opening.changed", opening, by=by, fields=changed)
    return opening


@transaction.atomic
def pause_opening(opening, *, version, by, on):
    """The host takes the opening back for a while."""
    overwrite(opening, version, paused_on=on)
    audit.record("opening.paused", opening, by=by, on=on.isoformat())
    return opening


@transaction.atomic
def resume_opening(opening, *, version, by):
    """The opening is offered again."""
    overwrite(opening, version, paused_on=None)
    audit.record("opening.resumed", opening, by=by)
    return opening


@transaction.atomic
def ask_levels(opening, asked, *, version, by):
    """Fix what an opening asks: triples of item, level and need. What is not named is not asked any more."""
    _insist_on_levels(asked)
    overwrite(opening, version)
    Requirement.objects.of(opening).delete()
    Requirement.objects.bulk_create(
        Requirement(opening=opening, item=item, lineage=item.lineage, level=level, need=need)
        for item, level, need in asked
    )
    audit.record("opening.asked", opening, by=by, levels={item.lineage: [level, need] for item, level, need in asked})
    return opening


def _held(agreement):
    """The agreement with its host, as they are now and until the deed is done."""
    return Agreement.objects.held(agreement)


def _insist(agreement, *, places, opens_on, closes_on, given=0, on):
    if not agreement.host.is_active and agreement.host.deactivated_on <= on:
        raise Refused(Refusal.HOST_GONE.label)
    verdict = rules.within(opens_on, closes_on, agreed=(agreement.starts_on, agreement.ends_on))
    verdict += rules.places(places, seats=agreement.seats, given=given)
    verdict.insist()


def _insist_on_levels(asked):
    meanings = set()
    for item, level, _need in asked:
        if level not in item.as_question.values:
            raise Refused(Refusal.NO_SUCH_LEVEL.label % {"item": item.title})
        if item.lineage in meanings:
            raise Refused(Refusal.TWICE_ASKED.label % {"item": item.title})
        meanings.add(item.lineage)

"""Whether an item of a draft goes on meaning what it meant in the version the draft was written from."""

from assessments import rules
from assessments.drafting import new_lineage
from assessments.models import Item
from assessments.writing_words import Continuity, Unwritten
from equipe.verdicts import Refused


class Unsaid(Refused):
    """Words have changed, and nobody has said yet whether they still mean the same."""


def predecessor(item):
    """The item of the same code in the version this one was written from; none in a first version."""
    before = item.area.instrument.based_on_id
    return Item.objects.of(before).coded(item.code).with_instruments().first() if before else None


def meaning_said(item, before):
    """What somebody has said of an item whose words have changed; empty while nothing had to be said."""
    if before is None or (before.as_meant == item.as_meant and before.lineage == item.lineage):
        return ""
    return Continuity.SAME if before.lineage == item.lineage else Continuity.NEW


def lineage_of(item, said):
    """The meaning an item has from now on, with what was said of it; Unsaid where something must be said."""
    before = predecessor(item)
    if before is None:
        return item.lineage
    found = rules.continuity(before.as_meant, item.as_meant)
    if found == Continuity.ASK and not said:
        raise Unsaid(Unwritten.MEANING.label)
    if found != Continuity.NEW and said != Continuity.NEW:
        return before.lineage
    return new_lineage(item) if item.lineage == before.lineage else item.lineage

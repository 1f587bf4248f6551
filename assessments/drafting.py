"""How drafts of instruments are kept: named and numbered, and held while a deed is done."""

from uuid import uuid4

from django.db.models import Max
from django.utils.text import slugify

from assessments import frameworks
from assessments.models import OWN_MARK, Instrument
from assessments.texts import LANGUAGES
from assessments.writing_words import Unwritten
from equipe.verdicts import Refused

LONGEST_CODE = 30
"""Of what is named here; a file may use a little more."""


def hold(instrument, *, refusal=Unwritten.PUBLISHED_MEANWHILE):
    """The draft as it is now, held until the deed is done; refused when it is none any more."""
    draft = Instrument.objects.select_for_update().filter(pk=instrument.pk).first()
    if draft is None:
        raise Refused(Unwritten.DISCARDED_MEANWHILE.label)
    if not draft.is_draft:
        raise Refused(refusal.label)
    return draft


def free_code(words, taken, *, otherwise):
    """A short name made of words that no other has: "punctuality", or "punctuality-2"."""
    base = slugify(words)[:LONGEST_CODE].strip("-") or otherwise
    numbered = (f"{base[: LONGEST_CODE - 4]}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (base, *numbered) if code not in taken)


def next_version(code, ambito):
    """One more than the highest version of an instrument that the district has or the product brought."""
    highest = Instrument.objects.of([ambito]).filter(code=code).aggregate(highest=Max("version"))["highest"]
    return (highest or 0) + 1


def new_lineage(item):
    """A meaning that begins with this item: by its name, and in a district by something no other district has."""
    return f"{item.own_lineage}{OWN_MARK}{uuid4().hex[:8]}" if item.area.instrument.ambito_id else item.own_lineage


def framework_levels(framework):
    """The levels of a framework as an item keeps them: a code is the same in every language."""
    known = frameworks.FRAMEWORKS[framework].levels
    return [{"value": value, "label": dict.fromkeys(LANGUAGES, code)} for value, code in known]

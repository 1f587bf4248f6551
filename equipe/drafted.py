"""What drafts are about. Each app names the things behind its kinds of draft (settings.DRAFTED); one that no app names
is shown to nobody, and one about a thing that its writer may no longer see waits unseen until she may again.
"""

from collections import defaultdict

from django.core.exceptions import ValidationError

from equipe.models import Draft
from equipe.offered import offered

NEW = "new"
"""Begins a reference where the thing does not exist yet."""


def readable(user, drafts):
    """Those of a user's drafts whose things she may see today; without any draft, one question."""
    about = {pk: _about(key, people) for pk, key, people in drafts.values_list("pk", "key", "content__people")}
    if not about:
        return Draft.objects.none()
    seen = _seen(user, about.values())
    return drafts.among([pk for pk, (kind, asked) in about.items() if kind in _nouns() and asked <= seen[kind]])


def concerns(user, key):
    """Whether the thing that a key names is one she may see: only then does she type in its form."""
    kind, asked = _about(key, None)
    return kind in _nouns() and asked <= _seen(user, [(kind, asked)])[kind]


def _about(key, people):
    """(kind, references): the thing of the key, and the cases a note was with."""
    kind, _colon, reference = key.partition(":")
    others = [people] if isinstance(people, str) else people or []
    return kind, frozenset(each for each in (reference, *others) if each.partition(":")[0] != NEW)


def _seen(user, abouts):
    """{kind: references she may see} of those asked for; one question a noun."""
    asked = defaultdict(set)
    for kind, references in abouts:
        for noun in _nouns().get(kind, ()):
            asked[noun] |= references
    seen = {noun: _visible(noun, references, user) for noun, references in asked.items()}
    return {kind: set().union(*(seen.get(noun, ()) for noun in nouns)) for kind, nouns in _nouns().items()}


def _visible(noun, references, user):
    keys = {key: reference for reference in references if (key := _key(noun, reference)) is not None}
    found = noun.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True) if keys else ()
    return {keys[key] for key in found}


def _key(noun, reference):
    try:
        return noun._meta.pk.clean(reference, None)
    except ValidationError:
        return None


def _nouns():
    return {kind: nouns for declared in offered("DRAFTED") for kind, nouns in declared.items()}

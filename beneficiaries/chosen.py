"""What somebody has ticked in a list: kept in the session under a key that says nothing."""

import secrets

from beneficiaries.models import Episode, Task

KEPT, MOST = 5, 300
"""How many choices are kept, and how many things one may hold."""


def keep(session, references):
    """Keep a choice; hands back its key."""
    key = secrets.token_urlsafe(8)
    before = list(session.get("chosen", {}).items())[-KEPT + 1 :]
    session["chosen"] = dict(before) | {key: [str(reference) for reference in references][:MOST]}
    return key


def cases(session, key, user):
    """The cases of a choice that the reader may still see, by name; empty once the choice is forgotten."""
    references = session.get("chosen", {}).get(key, [])
    return list(Episode.objects.visible_to(user).among(references).with_people().by_name()) if references else []


def tasks(session, key, user):
    """The tasks of a choice whose cases the reader may still see, what is due first before the others."""
    references = session.get("chosen", {}).get(key, [])
    return list(Task.objects.visible_to(user).among(references).with_people().by_due_day()) if references else []

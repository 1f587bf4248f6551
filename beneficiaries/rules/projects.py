"""How often a project is looked at again, and what stands in the way of putting one forward."""

from datetime import timedelta

from beneficiaries.enums import LineKind, OwnerKind, Progress

DAYS_BETWEEN_REVIEWS = 90
"""The rhythm of the monitoring of an inclusion pact; practice, to be verified. The team may agree another day."""


def next_review(day):
    """When a project that was agreed or reviewed on a day is looked at again, unless the team says otherwise."""
    return day + timedelta(days=DAYS_BETWEEN_REVIEWS)


def is_over(progress):
    """Whether nothing more is awaited of a line."""
    return progress in (Progress.REACHED, Progress.CHANGED, Progress.GIVEN_UP)


def missing_in(kinds):
    """The kinds of line without which nothing can be agreed: an objective, and somebody who does something for it."""
    present = set(kinds)
    needed = [LineKind.OBJECTIVE] if LineKind.OBJECTIVE not in present else []
    if not present & {LineKind.SUPPORT, LineKind.COMMITMENT}:
        needed.append(LineKind.COMMITMENT)
    return needed


def becomes_task(kind, owner_kind, due_on, progress, *, longest, words):
    """A promise of a colleague with a day, short enough to be a task, that is still to be done."""
    promised = kind in (LineKind.SUPPORT, LineKind.COMMITMENT) and owner_kind == OwnerKind.COLLEAGUE
    return promised and due_on is not None and not is_over(progress) and len(words) <= longest

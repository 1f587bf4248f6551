"""How a family is read from its other end, and when caring for others binds a person."""

from collections.abc import Iterable
from datetime import date

from beneficiaries.enums import Relation, TimeOfDay

OTHER_END = {
    Relation.CHILD: Relation.PARENT,
    Relation.PARENT: Relation.CHILD,
    Relation.GRANDPARENT: Relation.GRANDCHILD,
    Relation.GRANDCHILD: Relation.GRANDPARENT,
}
"""Every other relation reads the same from both ends."""

GENERATIONS = (
    (Relation.GRANDPARENT,),
    (Relation.PARENT,),
    (Relation.SPOUSE, Relation.PARTNER, Relation.SIBLING, Relation.OTHER),
    (Relation.CHILD,),
    (Relation.GRANDCHILD,),
)
"""Who stands in which row of the drawing, the oldest on top; the person herself stands in the middle one."""


def from_the_other_end(relation: str) -> Relation:
    """What the person is to somebody who is this to her."""
    return OTHER_END.get(Relation(relation), Relation(relation))


def runs_on(since: date | None, until: date | None, day: date) -> bool:
    """Whether something that began and perhaps ended lasts on a day, both days included."""
    return (since is None or since <= day) and (until is None or until >= day)


def busy_times(duties: Iterable, *, on: date) -> frozenset[TimeOfDay]:
    """The times of day at which caring duties bind a person; why they do is not told."""
    lasting = (duty for duty in duties if runs_on(duty.since, duty.until, on))
    return frozenset(TimeOfDay(time) for duty in lasting for time in duty.times)

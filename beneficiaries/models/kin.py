"""A household as it is seen from one person: who is what to her, wherever it was written."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from beneficiaries.enums import Relation
from beneficiaries.models.household import HouseholdMember
from beneficiaries.rules import GENERATIONS, from_the_other_end


@dataclass(frozen=True)
class Relative:
    """One line of a household, ready to be printed. `row` is there if it is written in this person's own household."""

    name: str
    relation: Relation
    lives_together: bool
    age: int | None
    note: str
    since: date | None
    until: date | None
    leads_to: UUID | None
    row: UUID | None


@dataclass(frozen=True)
class Household:
    """Those of today and those of before; `generations` draws those of today, the oldest on top."""

    relatives: tuple[Relative, ...]
    earlier: tuple[Relative, ...]

    @property
    def generations(self):
        """Rows of the drawing; the person herself stands in the middle one."""
        rows = [[r for r in self.relatives if r.relation in generation] for generation in GENERATIONS]
        return [(row, index == len(rows) // 2) for index, row in enumerate(rows) if row or index == len(rows) // 2]


def household_of(person, *, user, on):
    """What is written in her household, and what the households of others, whom the user may see, say of her."""
    rows = list(HouseholdMember.objects.seen_from(person, user=user))
    own = {row.relative_id for row in rows if row.person_id == person.pk}
    relatives = [
        _written(row, on) if row.person_id == person.pk else _from_elsewhere(row, on)
        for row in rows
        if row.person_id == person.pk or row.person_id not in own
    ]
    last = [relative for relative in relatives if relative.until and relative.until < on]
    return Household(tuple(r for r in relatives if r not in last), tuple(last))


def _written(row, on):
    return Relative(
        name=row.name,
        relation=Relation(row.relation),
        lives_together=row.lives_together,
        age=row.born_in and on.year - row.born_in,
        note=row.note,
        since=row.since,
        until=row.until,
        leads_to=row.leads_to,
        row=row.pk,
    )


def _from_elsewhere(row, on):
    """The other one names the person in her household: the same tie, read from its other end."""
    return Relative(
        name=row.person.full_name,
        relation=from_the_other_end(row.relation),
        lives_together=row.lives_together,
        age=row.person.age_on(on),
        note="",
        since=row.since,
        until=row.until,
        leads_to=row.leads_to,
        row=None,
    )

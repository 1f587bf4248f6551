"""What was agreed about a person, and who saw it: each side of her by the round that tells it last."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from assessments import rules
from assessments.enums import ItemKind, RaterRole
from assessments.models import AgreedRating, Area, Item, Rating, Round
from assessments.soft_skills import is_soft_skill


class Look(NamedTuple):
    """A level one rater chose; `key` tells two of one name apart."""

    key: object
    name: str
    role: str
    item: int
    value: int


@dataclass(frozen=True)
class Behind:
    """A rater behind a number, and how many levels of hers it stands on."""

    name: str
    role: str
    ratings: int

    @property
    def role_in_words(self):
        return RaterRole(self.role).label


def behind(looks) -> tuple[Behind, ...]:
    """Who chose these levels, in the order in which they came."""
    found = {look.key: look for look in looks}
    counts = [sum(look.key == key for look in looks) for key in found]
    return tuple(Behind(look.name, look.role, n) for look, n in zip(found.values(), counts, strict=True))


@dataclass(frozen=True)
class Line:
    """An item with what was agreed on it now and the time before, and the levels that were chosen."""

    item: Item
    agreed: rules.Answer
    earlier: rules.Answer
    looks: tuple[Look, ...]

    @property
    def place(self):
        """Where the agreed level stands on the item's range, in hundredths."""
        return rules.place(self.item.as_question, self.agreed)

    @property
    def words(self):
        return self.item.label_of(self.agreed)


@dataclass(frozen=True)
class Side:
    """One side of a person: the round that tells it last, the one before, and its items."""

    round: Round
    before: Round | None
    lines: tuple[Line, ...]

    @property
    def looks(self):
        return [look for line in self.lines for look in line.looks]

    @property
    def by_area(self) -> dict[Area, list[Line]]:
        found = {}
        for line in self.lines:
            found.setdefault(line.item.area, []).append(line)
        return found


def is_condition(item):
    return item.kind == ItemKind.CHOICE


def is_domain(item):
    """A level of everyday life, which is read by itself: it makes neither a sum nor a measure."""
    return item.kind == ItemKind.ANCHORED and not is_soft_skill(item)


@dataclass(frozen=True)
class Agreed:
    """All agreed rounds of a case, the latest first, and the sides they tell. Three questions to the database."""

    rounds: tuple[Round, ...]
    behaviours: Side | None
    conditions: Side | None
    domains: tuple[Side, ...]

    @classmethod
    def of(cls, episode):
        rounds = tuple(Round.objects.of_case(episode).agreed().with_cases().with_sides().latest_agreed_first())
        behaviours = _latest_two([round for round in rounds if round.tells_behaviours])
        conditions = _latest_two([round for round in rounds if round.tells_conditions])
        codes = dict.fromkeys(round.instrument.code for round in rounds if round.tells_domains)
        domains = [_latest_two([r for r in rounds if r.instrument.code == code]) for code in codes]
        told = _Told.in_rounds([round for pair in (behaviours, conditions, *domains) for round in pair if round])
        return cls(
            rounds=rounds,
            behaviours=told.side(behaviours, is_soft_skill),
            conditions=told.side(conditions, is_condition),
            domains=tuple(told.side(pair, is_domain) for pair in domains),
        )

    @property
    def sides(self):
        return [side for side in (self.behaviours, self.conditions, *self.domains) if side]


def _latest_two(rounds):
    return (*rounds[:2], None, None)[:2]


def _answer(agreed):
    """Without the reason, which a profile does not tell."""
    return rules.Answer(agreed.value, absence=agreed.absence, words=agreed.words)


@dataclass(frozen=True)
class _Told:
    """What was agreed in some rounds, and the looks at each item of them."""

    agreed: dict[object, list[AgreedRating]]
    looks: dict[tuple[object, int], list[Look]]

    @classmethod
    def in_rounds(cls, rounds):
        agreed, looks = {}, {}
        for one in AgreedRating.objects.told_in(rounds) if rounds else ():
            agreed.setdefault(one.round_id, []).append(one)
        for one in Rating.objects.seen_in(rounds) if rounds else ():
            sheet = one.assessment
            look = Look(sheet.pk, str(sheet.rater_name), sheet.role, one.item_id, one.value)
            looks.setdefault((sheet.round_id, one.item_id), []).append(look)
        return cls(agreed, looks)

    def side(self, pair, belongs: Callable[[Item], bool]) -> Side | None:
        round, before = pair
        if round is None:
            return None
        earlier = {one.item.lineage: _answer(one) for one in self.agreed.get(before.pk, ())} if before else {}
        lines = [
            Line(
                item=one.item,
                agreed=_answer(one),
                earlier=earlier.get(one.item.lineage, rules.SILENCE),
                looks=tuple(self.looks.get((round.pk, one.item_id), ())),
            )
            for one in self.agreed.get(round.pk, ())
            if belongs(one.item)
        ]
        return Side(round, before, tuple(lines))

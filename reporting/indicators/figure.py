"""What a figure is: a code, its words, and one condition that both counts it and finds the rows behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum

from django.db.models import Count, Q, Value
from django.utils.functional import Promise
from django.utils.timezone import make_aware

from beneficiaries.rules.sources import PRACTICE
from equipe.models import Ambito, Municipality
from equipe.verdicts import Source
from reporting import rules
from reporting.enums import Audience

Words = str | Promise


@dataclass(frozen=True)
class Year:
    """A calendar year of a service, or a quarter of it, or its people in one municipality: what figures are asked."""

    ambito: Ambito
    number: int
    quarter: int | None = None
    municipality: Municipality | None = None

    @property
    def first(self) -> date:
        return date(self.number, 3 * self.quarter - 2 if self.quarter else 1, 1)

    @property
    def last(self) -> date:
        if self.quarter in (None, 4):
            return date(self.number, 12, 31)
        return date(self.number, 3 * self.quarter + 1, 1) - timedelta(days=1)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From its first moment to the first one after it, by the clock of the place where we work."""
        after = self.last + timedelta(days=1)
        return make_aware(datetime(*self.first.timetuple()[:3])), make_aware(datetime(*after.timetuple()[:3]))

    @property
    def days(self) -> tuple[date, date]:
        return self.first, self.last

    @property
    def before(self) -> "Year":
        """The same a year earlier."""
        return replace(self, number=self.number - 1)

    def lives(self, person: str) -> Q:
        """Narrows rows to people who live in the municipality asked about, where one is; `person` leads to them."""
        return Q(**{f"{person}__municipality": self.municipality}) if self.municipality else Q()


class Unit(Enum):
    COUNT = "count"
    MONEY = "money"
    DAYS = "days"
    HOURS = "hours"
    PER_CENT = "per_cent"


@dataclass(frozen=True)
class Noun:
    """What is counted: the rows of one service, who may see them, and how one of them is shown in a list.

    `row` gives a line of the list: (who, address, what, when). What many figures ask of a row is asked once: rows that
    are alike in what they are counted `apart` by are counted together, and a figure adds up the groups that it counts.
    So figures of such a noun count rows, and nothing distinct.
    """

    name: str
    rows: Callable
    visible: Callable
    row: Callable
    by_person: str = "person"
    order: tuple[str, ...] = ("person__sort_name", "pk")
    fetch: tuple[str, ...] = ("person",)
    episode: str = "episode"
    apart: tuple[str, ...] = ()

    def near(self, user) -> Q:
        """The rows of people the user follows, or of a district at whose desk she works."""
        path = f"{self.episode}__" if self.episode else ""
        return Q(**{f"{path}case_manager": user}) | Q(**{f"{path}team__ambito__in": user.districts_of_desk})

    def named(self, keys, year: Year):
        """The rows of these keys that a year counted once, whether or not they would be counted now."""
        return self.rows(year).model.objects.filter(pk__in=keys)


@dataclass(frozen=True)
class Slice:
    """One line of a breakdown."""

    key: str
    label: Words
    where: Q


@dataclass(frozen=True)
class Figure:
    """A number of the year. `where` narrows the rows of its noun to those it counts, `of` to those of which this holds.

    A breakdown has `slices`, known beforehand, or lines `by` what the rows say. A rate has a `part` and a `whole`, both
    codes. What takes more than a question is `reckoned`: the rows behind each line, by key. `gaps` are the codes of the
    figures that count what could not be counted, `spread` those of its lower and upper quarter. `sums_to` is the figure
    whose number the lines of a breakdown make up; `sensitive` narrows the list behind to who may read papers of health.
    """

    code: str
    label: Words
    definition: Words
    noun: Noun | None = None
    where: Callable[[Year], Q] = lambda year: Q()
    of: str = ""
    people: bool = False
    slices: tuple[Slice, ...] = ()
    measure: Callable | None = None
    unit: Unit = Unit.COUNT
    source: Source = PRACTICE
    by: str = ""
    labels: Mapping = field(default_factory=dict)
    once: str = ""
    part: str = ""
    whole: str = ""
    reckoned: Callable | None = None
    gaps: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    sums_to: str = ""
    target: str = ""
    sensitive: bool = False
    published: bool = True
    audience: Audience = Audience.CASE_WORK

    def whose(self, year: Year) -> Q:
        """All that a row must be to be counted."""
        return self.where(year) & Q(**{self.of: True}) if self.of else self.where(year)

    def aggregates(self, year: Year, *, known: Q | None = None) -> dict:
        """What to ask of the noun's rows, by name; a breakdown asks one number a line. `known` holds of all of them."""
        where = self.where(year) if self.of in self.noun.apart else self.whose(year)
        where = Q() if where == known else where
        if self.measure:
            return {self.code: self.measure(where)}
        counted, distinct = (self.distinct, True) if self.distinct else (Value(1), False)
        if not self.slices:
            return {self.code: Count(counted, filter=where, distinct=distinct)}
        return {
            f"{self.code}__{number}": Count(counted, filter=where & line.where, distinct=distinct)
            for number, line in enumerate(self.slices)
        }

    def read(self, answers: dict):
        """The figure's value out of the answers to its aggregates; a breakdown leaves out the empty lines."""
        if self.by:
            found, order = answers[self.code], list(self.labels)
            keys = sorted(found, key=lambda key: order.index(key) if key in order else len(order))
            return {key: found[key] for key in keys if found[key]}
        if not self.slices:
            return answers[self.code]
        counted = {line.key: answers[f"{self.code}__{number}"] for number, line in enumerate(self.slices)}
        return {key: count for key, count in counted.items() if count}

    def behind(self, year: Year, key: str = ""):
        """The rows that were counted, of the whole service; with a key, those of one line of the breakdown."""
        where = self.whose(year)
        if self.reckoned:
            found = self.reckoned(year)
            return self.noun.rows(year).filter(pk__in=found.get(key, ()) if key else set().union(*found.values()))
        if self.by and key:
            where &= Q(**{self.by: key})
        elif key:
            where &= next((line.where for line in self.slices if line.key == key), Q(pk=None))
        return self.noun.rows(year).filter(where)

    def seen_by(self, user, year: Year, key: str = ""):
        """The rows behind that the user may see, once each (a figure of people: once a person), ready for a list."""
        rows = self.noun.visible(self.behind(year, key), user)
        if self.sensitive:
            rows = rows.filter(self.noun.near(user))
        if self.distinct:
            model = rows.model
            once = rows.order_by(self.distinct, "pk").distinct(self.distinct).values("pk")
            rows = model.objects.filter(pk__in=once)
        return rows.select_related(*self.noun.fetch).order_by(*self.noun.order)

    def total(self, year: Year, key: str = "") -> int:
        """How many stand behind the figure in the whole service, whoever may see them."""
        rows = self.behind(year, key)
        return rows.order_by().values(self.distinct).distinct().count() if self.distinct else rows.count()

    @property
    def distinct(self) -> str:
        """What is counted once where the rows are not: the person, or whatever `once` names."""
        return self.once or (self.noun.by_person if self.people else "")

    def rate(self, values: dict):
        """Of a rate: its part of its whole in per cent; nothing where the whole is nothing or was not counted."""
        part, whole = values.get(self.part), values.get(self.whole)
        return rules.per_cent(part, whole) if whole and part is not None else None

    @property
    def opens(self) -> bool:
        """Whether a list of what was counted, summed or measured stands behind the figure."""
        return self.noun is not None

    @property
    def is_rate(self) -> bool:
        return bool(self.whole)

    @property
    def is_breakdown(self) -> bool:
        return bool(self.slices or self.by or self.reckoned)

    def label_of(self, key: str) -> Words:
        """The words of a breakdown's line."""
        return next((line.label for line in self.slices if line.key == key), self.labels.get(key, key))

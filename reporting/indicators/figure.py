"""What a figure is: a code, its words, and one condition that both counts it and finds the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.timezone import make_aware

from equipe.models import Ambito, Municipality

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


@dataclass(frozen=True)
class Noun:
    """What is counted: the rows of one service, who may see them, and how one of them is shown in a list.

    `row` gives a line of the list: (who, address, what, when).
    """

    name: str
    rows: Callable
    visible: Callable
    row: Callable
    by_person: str = "person"
    order: tuple[str, ...] = ("person__sort_name", "pk")
    fetch: tuple[str, ...] = ("person",)
    model: type | None = None

    def named(self, keys):
        """The rows that were counted once, whether or not they would be counted now."""
        return self.model.objects.filter(pk__in=keys)


@dataclass(frozen=True)
class Slice:
    """One line of a breakdown."""

    key: str
    label: Words
    where: Q


@dataclass(frozen=True)
class Figure:
    """A number of the year. `where` narrows the rows of its noun to those it counts; `slices` break it down."""

    code: str
    label: Words
    definition: Words
    noun: Noun | None = None
    where: Callable[[Year], Q] = lambda year: Q()
    people: bool = False
    slices: tuple[Slice, ...] = ()
    measure: Callable | None = None
    unit: Unit = Unit.COUNT

    def aggregates(self, year: Year) -> dict:
        """What to ask of the noun's rows, by name; a breakdown asks one number a line."""
        where = self.where(year)
        if self.measure:
            return {self.code: self.measure(where)}
        field, distinct = (self.noun.by_person, True) if self.people else ("pk", False)
        if not self.slices:
            return {self.code: Count(field, filter=where, distinct=distinct)}
        return {
            f"{self.code}__{number}": Count(field, filter=where & line.where, distinct=distinct)
            for number, line in enumerate(self.slices)
        }

    def read(self, answers: dict):
        """The figure's value out of the answers to its aggregates; a breakdown leaves out the empty lines."""
        if not self.slices:
            return answers[self.code]
        counted = {line.key: answers[f"{self.code}__{number}"] for number, line in enumerate(self.slices)}
        return {key: count for key, count in counted.items() if count}

    def behind(self, year: Year, key: str = ""):
        """The rows that were counted, of the whole service; with a key, those of one line of the breakdown."""
        where = self.where(year)
        if key:
            where &= next((line.where for line in self.slices if line.key == key), Q(pk=None))
        return self.noun.rows(year).filter(where)

    def seen_by(self, user, year: Year, key: str = ""):
        """The rows behind that the user may see, once each (a figure of people: once a person), ready for a list."""
        rows = self.noun.visible(self.behind(year, key), user)
        if self.people:
            model = rows.model
            once = rows.order_by(self.noun.by_person, "pk").distinct(self.noun.by_person).values("pk")
            rows = model.objects.filter(pk__in=once)
        return rows.select_related(*self.noun.fetch).order_by(*self.noun.order)

    def total(self, year: Year, key: str = "") -> int:
        """How many stand behind the figure in the whole service, whoever may see them."""
        rows = self.behind(year, key)
        return rows.values(self.noun.by_person).distinct().count() if self.people else rows.count()

    @property
    def opens(self) -> bool:
        """Whether a list of what was counted stands behind the figure; a sum or a median has none of its own."""
        return self.noun is not None and self.measure is None

    def label_of(self, key: str) -> Words:
        """The words of a breakdown's line."""
        return next((line.label for line in self.slices if line.key == key), key)

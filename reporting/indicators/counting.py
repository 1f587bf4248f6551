"""The figures of a year counted together: few questions to the database, one for each noun."""

from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal
from functools import reduce
from itertools import groupby
from operator import or_

from django.db import connection, transaction
from django.db.models import Min, Q

from beneficiaries.models import Episode
from reporting.indicators.figure import Figure, Unit, Year
from reporting.indicators.money import MONEY, Plan, money_of, plan_of, unit_costs
from reporting.indicators.service import ACCESS, ENTERED, JOBS, PEOPLE, PLACEMENTS, TOGETHER
from reporting.models import Spending

SERVICE = (*PEOPLE, *ENTERED, *ACCESS, *TOGETHER, *PLACEMENTS, *JOBS)
FIGURES = {figure.code: figure for figure in (*SERVICE, *MONEY)}


@dataclass(frozen=True)
class Counted:
    """The figures of a year as they were counted: values by code, and the plan they are held against."""

    year: int
    plan: Plan
    values: dict

    def __getitem__(self, code):
        return self.values[code]

    def plain(self) -> dict:
        """The values as plain JSON, amounts as text with two decimals, breakdowns as objects."""
        return {code: _plain(value) for code, value in self.values.items()}

    def frozen(self) -> dict:
        """For the row that keeps a printed paper; breakdowns as pairs, for the database forgets the order of keys."""
        plan = {name: _plain(value) for name, value in asdict(self.plan).items()}
        values = {code: [*value.items()] if isinstance(value, dict) else value for code, value in self.plain().items()}
        return {"year": self.year, "plan": plan, "values": values}

    @classmethod
    def thawed(cls, frozen: dict) -> "Counted":
        """Out of that row again, amounts as exact decimals."""
        plan = {name: Decimal(value) if isinstance(value, str) else value for name, value in frozen["plan"].items()}
        return cls(frozen["year"], Plan(**plan), cls.thawed_values(frozen))

    @staticmethod
    def thawed_values(frozen: dict) -> dict:
        """The figures alone; a code that is no longer known is left out."""
        return {code: _thawed(code, value) for code, value in frozen["values"].items() if code in FIGURES}


def count(year: Year) -> Counted:
    """Every figure of the year: one question a noun, whatever the number of figures."""
    values = {}
    for noun, figures in groupby(sorted(SERVICE, key=_noun_name), key=lambda figure: figure.noun):
        values.update(_count_noun(noun, tuple(figures), year))
    plan = plan_of(year)
    values.update(money_of(year, plan))
    values.update(unit_costs(values))
    return Counted(year.number, plan, {code: values[code] for code in FIGURES})


def years_known(ambito, *, on) -> list[int]:
    """The years there is something to count in, this year first."""
    first_case = Episode.objects.filter(team__ambito=ambito).aggregate(first=Min("opened_on"))["first"]
    first_spending = Spending.objects.filter(ambito=ambito).aggregate(first=Min("dated_on"))["first"]
    first = min((day.year for day in (first_case, first_spending) if day), default=on.year)
    return list(range(on.year, max(first, on.year - 30) - 1, -1)) or [on.year]


def has_data(year: Year) -> bool:
    """Whether there is anything to tell of this time: somebody in charge, or money spent."""
    if FIGURES["people_in_charge"].behind(year).exists():
        return True
    return not year.municipality and Spending.objects.filter(ambito=year.ambito).dated_within(*year.days).exists()


@contextmanager
def snapshot():
    """One view of the database for several questions, so that figures that belong together agree with each other."""
    within = connection.in_atomic_block
    with transaction.atomic():
        if not within:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _noun_name(figure: Figure) -> str:
    return figure.noun.name


def _count_noun(noun, figures, year):
    """All figures of a noun in one pass over the rows that any of them counts."""
    questions = {name: asked for figure in figures for name, asked in figure.aggregates(year).items()}
    conditions = [figure.where(year) for figure in figures]
    counted = reduce(or_, conditions) if all(conditions) else Q()  # an empty condition counts every row
    answers = noun.rows(year).filter(counted).aggregate(**questions)
    return {figure.code: _value(figure, figure.read(answers)) for figure in figures}


def _value(figure, value):
    """Durations in whole days, minutes in whole hours; everything else as it was counted."""
    if isinstance(value, timedelta):
        return round(value / timedelta(days=1))
    return round(value / 60) if figure.unit is Unit.HOURS else value


def _plain(value):
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return {key: _plain(part) for key, part in value.items()} if isinstance(value, dict) else value


def _thawed(code, value):
    if isinstance(value, list):
        return {key: _thawed(code, part) for key, part in value}
    return Decimal(value) if value is not None and FIGURES[code].unit is Unit.MONEY else value

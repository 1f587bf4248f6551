"""The figures of a year counted together, in few questions to the database."""

from contextlib import contextmanager
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Min

from beneficiaries.models import Episode
from reporting.indicators.chapters import SERVICE
from reporting.indicators.figure import Unit, Year
from reporting.indicators.money import MONEY, Plan, grants_of, money_of, plan_of, unit_costs
from reporting.indicators.passes import counted_in
from reporting.models import Spending

FIGURES = {figure.code: figure for figure in (*SERVICE, *MONEY)}


@dataclass(frozen=True)
class Counted:
    """The figures of a year as they were counted: values by code, and the plan they are held against."""

    year: int
    plan: Plan
    values: dict

    def __getitem__(self, code):
        return self.values[code]

    def whole(self, code):
        """The sum of a breakdown's lines."""
        return sum(self.values[code].values())

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
    """Every figure of the year in few questions: one for all that is counted in rows, some for what is reckoned."""
    values = counted_in([year], SERVICE)[year.number]
    grants = grants_of(year)
    plan = plan_of(year, grants)
    values.update(money_of(year, plan, grants))
    values.update(unit_costs(values))
    return Counted(year.number, plan, {code: values[code] for code in FIGURES})


def series(codes, years) -> dict:
    """Some figures of some years, by year and code, and what each rate is made of: one question for all of them."""
    wanted = {code: FIGURES[code] for code in codes}
    parts = [code for figure in wanted.values() for code in (figure.part, figure.whole) if code]
    wanted |= {code: FIGURES[code] for code in parts}
    return counted_in(years, [figure for figure in wanted.values() if figure.noun or figure.is_rate])


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


def _plain(value):
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return {key: _plain(part) for key, part in value.items()} if isinstance(value, dict) else value


def _thawed(code, value):
    if isinstance(value, list):
        return {key: _thawed(code, part) for key, part in value}
    return Decimal(value) if value is not None and FIGURES[code].unit is Unit.MONEY else value

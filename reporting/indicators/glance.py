"""A year at a glance: its figures, where its money stands, and what is agreed and offered on the day it is counted."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Sum

from equipe.models import Municipality
from placements.models import Agreement, Candidacy, Internship, Opening
from reporting.indicators.balance import NOTHING, Standing, standings
from reporting.indicators.counting import FIGURES, Counted, count
from reporting.indicators.figure import Year
from reporting.rules import Position

SOON = timedelta(days=90)
"""An agreement that ends so soon, with nothing after it, is told."""


@dataclass(frozen=True)
class Money:
    """Where one line of one fund stands. Without fund: what nobody has said from which fund it comes."""

    fund: str
    line: str
    position: Position


@dataclass(frozen=True)
class Source:
    """A fund of the year: its reference, its name and what it was granted."""

    fund: str
    name: str
    granted: Decimal


@dataclass(frozen=True)
class Pipeline:
    """Agreements, seats, openings and candidacies on a day."""

    agreements: int
    running_out: int
    seats: int
    taken: int
    openings: int
    coming: int
    paused: int
    candidacies: dict


@dataclass(frozen=True)
class Place:
    """A municipality and its inhabitants, if somebody has counted them."""

    name: str
    population: int | None


@dataclass(frozen=True)
class Glance:
    """All that the dashboard of a year tells, as it stood on a day; the pipeline of a year that is not over.

    `ambito` is the key of its district.
    """

    ambito: int
    counted: Counted
    on: date
    sources: tuple[Source, ...]
    money: tuple[Money, ...]
    places: tuple[Place, ...]
    pipeline: Pipeline | None

    @property
    def year(self) -> int:
        return self.counted.year

    @property
    def is_over(self) -> bool:
        return self.on.year > self.year

    @property
    def is_empty(self) -> bool:
        """Nobody in charge or referred, nothing begun and no money: there is nothing to show yet."""
        told = ("people_in_charge", "referrals_received", "placements_running", "jobs_started", "cost_total", "granted")
        return not (self.money or any(self.counted[code] for code in told))

    @property
    def is_whole(self) -> bool:
        """Whether it tells every figure there is: what was kept before a figure was invented does not."""
        return self.counted.values.keys() >= FIGURES.keys()

    def frozen(self) -> dict:
        """For the row that keeps it, amounts as text with two decimals."""
        return {
            "figures": self.counted.frozen(),
            "on": self.on.isoformat(),
            "sources": [[each.fund, each.name, str(each.granted)] for each in self.sources],
            "money": [[each.fund, each.line, *map(str, _amounts(each.position))] for each in self.money],
            "places": [[each.name, each.population] for each in self.places],
            "pipeline": self.pipeline and asdict(self.pipeline),
        }

    @classmethod
    def thawed(cls, frozen: dict, ambito: int) -> "Glance":
        """Out of that row of a district again."""
        return cls(
            ambito,
            Counted.thawed(frozen["figures"]),
            date.fromisoformat(frozen["on"]),
            tuple(Source(fund, name, Decimal(granted)) for fund, name, granted in frozen["sources"]),
            tuple(Money(fund, line, Position(*map(Decimal, told))) for fund, line, *told in frozen["money"]),
            tuple(Place(*each) for each in frozen["places"]),
            frozen["pipeline"] and Pipeline(**frozen["pipeline"]),
        )


def look(year: Year, *, on: date) -> Glance:
    """Count the year as it stands on a day: its figures, and a constant number of questions more."""
    found = _of_year(year, on)
    return Glance(
        ambito=year.ambito.pk,
        counted=count(year),
        on=on,
        sources=tuple(Source(str(each.fund.pk), each.fund.name, each.granted) for each in found if each.fund),
        money=tuple(_lines(found)),
        places=tuple(
            Place(name, people)
            for name, people in Municipality.objects.of([year.ambito]).by_name().values_list("name", "population")
        ),
        pipeline=_pipeline(year.ambito, on) if on.year == year.number else None,
    )


def _of_year(year, on) -> list[Standing]:
    """The funds that are reported in the year, and what has none, on the day or at its end."""
    found = standings(year.ambito, on=min(on, year.last))
    return [each for each in found if each.fund is None or each.fund.year == year.number]


def _lines(found):
    for each in found:
        for line, position in each.lines.items():
            yield Money(str(each.fund.pk) if each.fund else "", line.name, position)


def _amounts(position):
    return position.planned, position.committed, position.spent


def _pipeline(ambito, on) -> Pipeline:
    valid = Agreement.objects.of_ambito(ambito).valid(on=on)
    openings = Opening.objects.of_ambito(ambito)
    standing = Candidacy.objects.standing().filter(opening__in=openings, episode__closed_on=None)
    return Pipeline(
        agreements=valid.count(),
        running_out=Agreement.objects.of_ambito(ambito).running_out(on, on + SOON).count(),
        seats=valid.with_seats_then(on=on).aggregate(seats=Sum("seats_then", default=0))["seats"],
        taken=Internship.objects.running(on=on).filter(agreement__in=valid).count(),
        openings=openings.open(on=on).count(),
        coming=openings.coming(on=on).count(),
        paused=openings.paused(on=on).count(),
        candidacies=dict(standing.order_by().values_list("state").annotate(Count("pk"))),
    )


def whole_of(money) -> Position:
    """Where several lines stand together."""
    return sum((each.position for each in money), Position(NOTHING, NOTHING, NOTHING))

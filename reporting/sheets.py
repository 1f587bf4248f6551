"""The figures as the screen shows them: by chapter, beside the year before, each with its words and its way behind."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reporting import matrices
from reporting.explained import EARLIER, list_behind
from reporting.indicators import CHAPTERS, FIGURES, MONEY, Counted, Figure, Year, series
from reporting.money_ways import money_page
from reporting.tables import Cell, breakdown, label, value_of

HEADLINES = ("people_in_charge", "people_entered", "placements_started", "jobs_started", "cost_total")

GROUPS = (*CHAPTERS, ("money", _("Money"), MONEY))

MATRICES = {"esf": matrices.esf, "equity": matrices.equity, "workload": matrices.workload}
"""Chapters of which figures are read together in a table."""

HEIGHT = 30

IN_MATRICES = ("eeco", "eecr", "in_charge_by_", "placed_by_", "hired_by_", "cases_by_", "followers_by_")


@dataclass(frozen=True)
class Bar:
    """A year of a headline, as high as its number, standing on the ground of its picture."""

    year: int
    number: int
    x: int
    height: float
    is_this: bool

    @property
    def y(self):
        return HEIGHT - self.height


@dataclass(frozen=True)
class Shown:
    """One figure on the screen."""

    code: str
    label: str
    definition: str
    now: Cell
    before: Cell
    page: str
    url: str
    bars: tuple[Bar, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a breakdown on the screen; `part` and `whole` draw its bar."""

    label: str
    value: Cell
    share: Cell
    url: str
    part: float
    whole: float


@dataclass(frozen=True)
class Broken:
    """A breakdown on the screen."""

    code: str
    label: str
    definition: str
    page: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Group:
    """A chapter."""

    code: str
    title: str
    figures: tuple[Shown, ...]
    breakdowns: tuple[Broken, ...]
    matrices: tuple = field(default=())

    @property
    def is_empty(self):
        return not (self.figures or self.breakdowns or self.matrices)


def groups_of(
    counted: Counted, previous: Counted, *, money_of, opens=False, sees=lambda figure: True, sought="", notes=None
) -> list[Group]:
    """The figures of the year in their chapters: those the reader sees, and whose words contain what is sought.

    What is compared group by group `opens` to who may see all the cases behind it; `notes` stand beside figures.
    """
    groups = []
    for code, title, figures in GROUPS:
        known = [each for each in figures if sees(each)]
        found = [each for each in known if _contains(each, sought)]
        tabled = _tabled(code, counted, opens, is_seen=bool(known)) if code in MATRICES and not sought else ()
        listed = [each for each in found if sought or not each.code.startswith(IN_MATRICES)]
        groups.append(_group(code, title, listed, tabled, (counted, previous, money_of, notes or {})))
    return [group for group in groups if not group.is_empty]


def _tabled(code, counted, opens, *, is_seen):
    """Figures read together, to who sees them; of chances, all see what may be told."""
    if code == "equity":
        return matrices.equity(counted, opens=opens)
    return MATRICES[code](counted) if is_seen else ()


def _group(code, title, figures, tabled, told):
    counted, previous, money_of, notes = told
    plain = [each for each in figures if not _is_broken(each, counted) and not _is_quarter(each)]
    broken = [each for each in figures if _is_broken(each, counted) and counted[each.code]]
    return Group(
        code,
        title,
        tuple(_shown(each, counted, previous, money_of, note=notes.get(each.code, "")) for each in plain),
        tuple(_broken(each, counted) for each in broken),
        tabled,
    )


def headlines_of(counted: Counted, previous: Counted, *, ambito, money_of, notes=None) -> tuple[Shown, ...]:
    """The few figures everybody asks for first, with the years before as bars; one question more."""
    drawn = [code for code in HEADLINES if FIGURES[code].noun]
    years = series(drawn, [Year(ambito, counted.year - back) for back in range(2, EARLIER + 1)])
    numbers = years | {each.year: each.values for each in (counted, previous)}
    told = (counted, previous, money_of, notes or {})
    return tuple(_headline(FIGURES[code], told, numbers) for code in HEADLINES)


def _headline(figure, told_of, numbers):
    counted, previous, money_of, notes = told_of
    told = {year: values[figure.code] for year, values in sorted(numbers.items()) if figure.code in values}
    most = max(told.values(), default=0) or 1
    bars = tuple(
        Bar(year, number, 14 * place, max(HEIGHT * number / most, 1), year == counted.year)
        for place, (year, number) in enumerate(told.items())
        if figure.noun
    )
    return _shown(figure, counted, previous, money_of, bars, notes.get(figure.code, ""))


def way_behind(figure: Figure, year, *, line="", money_of=None):
    """The address of the list behind a figure; none where there is no list, or none for this reader.

    Money opens to who keeps that of the district, `money_of` being its key.
    """
    if money_of and figure in MONEY:
        return money_page("spending", money_of, year=year)
    return list_behind(figure, year, line)


def _contains(figure, sought):
    words = f"{figure.label} {figure.definition} {figure.code}".casefold()
    return all(word in words for word in sought.casefold().split())


def _is_quarter(figure):
    """One of the two quarters of a duration, which stand on its page."""
    return figure.code.endswith(("_from", "_to")) and figure.measure is not None


def _is_broken(figure, counted):
    return isinstance(counted[figure.code], dict)


def _shown(figure, counted, previous, money_of, bars=(), note=""):
    return Shown(
        figure.code,
        label(figure.code),
        figure.definition,
        value_of(figure.code, counted),
        value_of(figure.code, previous),
        _page(figure, counted),
        way_behind(figure, counted.year, money_of=money_of),
        bars,
        note,
    )


def _broken(figure, counted):
    rows = [row for row in breakdown(figure.code, counted).rows if not row.total]
    whole = max(float(part) for part in counted[figure.code].values())
    lines = tuple(
        Line(row.header, row.cells[0], row.cells[1], way_behind(figure, counted.year, line=key), float(part), whole)
        for row, (key, part) in zip(rows, counted[figure.code].items(), strict=True)
    )
    return Broken(figure.code, figure.label, figure.definition, _page(figure, counted), lines)


def _page(figure, counted):
    return reverse("reporting:figure", args=[counted.year, figure.code])

"""One figure explained: what it counts and of what, what could not be counted, earlier years, who may see it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe.workbook import Kind
from reporting import rules
from reporting.indicators import FIGURES, Counted, Figure, Unit, Year, count, series, to_come
from reporting.indicators.money import HEADS, plan_of
from reporting.tables import Cell, ahead_in_words, breakdown, label, number, per_cent, value_of

EARLIER = 3
"""Years before the one that is asked about."""


@dataclass(frozen=True)
class Then:
    """The figure in one year; `part` and `most` draw its bar."""

    year: int
    value: Cell
    part: float
    most: float
    url: str


@dataclass(frozen=True)
class Gap:
    """What could not be counted, why, and where it is mended."""

    label: str
    definition: str
    number: int
    url: str


@dataclass(frozen=True)
class Explained:
    """All that the page of a figure tells."""

    figure: Figure
    counted: Counted
    label: str
    value: Cell
    sentence: str
    part: tuple
    whole: tuple
    years: tuple[Then, ...]
    gaps: tuple[Gap, ...]
    target: Cell | None
    reached: Cell | None
    lines: tuple
    url: str


def explain(figure: Figure, year: Year) -> Explained:
    """A figure of the year beside three years before; a figure of rows asks two questions, one of money more."""
    years = [Year(year.ambito, year.number - back) for back in range(EARLIER + 1)]
    counted = _counted(figure, years)
    now = counted[0]
    target = getattr(now.plan, figure.target) or None if figure.target else None
    part, whole = ("cost_total", HEADS[figure.code]) if figure.code in HEADS else (figure.part, figure.whole)
    return Explained(
        figure=figure,
        counted=now,
        label=label(figure.code),
        value=_whole_of(figure, now),
        sentence=sentence(figure, now),
        part=_named(part, now),
        whole=_named(whole, now),
        years=tuple(_years(figure, counted)),
        gaps=tuple(_gap(FIGURES[code], now) for code in figure.gaps),
        target=None if target is None else Cell(target),
        reached=Cell(rules.per_cent(now[figure.code], target), Kind.PER_CENT) if target else None,
        lines=tuple(_lines(figure, now)) if figure.code in now.values and isinstance(now[figure.code], dict) else (),
        url=list_behind(figure, year.number),
    )


def list_behind(figure, year, line=""):
    """The list of what was counted; of a rate, of its part. Nothing where there is none."""
    counted = FIGURES[figure.part] if figure.is_rate else figure
    if not counted.opens:
        return ""
    query = f"?{urlencode({'line': line})}" if line else ""
    return reverse("reporting:cases_behind", args=[year, counted.code]) + query


def ahead_in(year: Year, on) -> dict[str, str]:
    """What is said beside figures of a year that is running: how many of those counted begin or end after the day."""
    return {code: ahead_in_words(code, n, on) for code, n in to_come(year, on=on).items()}


def sentence(figure, counted) -> str:
    """The figure in one sentence; nobody and nothing are told as such, never as a part of nothing."""
    value, year = counted.values.get(figure.code), str(counted.year)
    if figure.is_rate:
        return _rate_in_words(figure, counted)
    if value is None or not value and figure.unit in (Unit.DAYS, Unit.HOURS):
        return _("No one yet: in %(year)s there is nothing to measure.") % {"year": year}
    if not value and figure.unit is Unit.COUNT:
        return _("No one yet in %(year)s.") % {"year": year}
    if figure.spread:
        sides = [counted.values.get(code) for code in figure.spread]
        words = _("Half of them took from %(first)s to %(last)s days.")
        return words % {"first": number(sides[0]), "last": number(sides[1])}
    return ""


def _rate_in_words(figure, counted):
    part, whole = counted.values.get(figure.part), counted.values.get(figure.whole)
    if not whole:
        of = FIGURES[figure.whole].label
        words = _("No one yet: “%(of)s” is 0 in %(year)s, and a part of nothing is no figure.")
        return words % {"of": of, "year": str(counted.year)}
    low, high = rules.wilson(part, whole)
    told = {"part": number(part), "whole": number(whole), "low": per_cent(low), "high": per_cent(high)}
    words = ngettext("%(part)s of %(whole)s.", "%(part)s of %(whole)s.", whole) % told
    if rules.is_few(whole):
        words += " " + _("They are few: chance alone would make it anything from %(low)s to %(high)s.") % told
    return words


def _counted(figure, years) -> list[Counted]:
    if figure.noun is None and not figure.is_rate:
        return [count(year) for year in years]
    values = series([figure.code, *figure.spread, *figure.gaps], years)
    plan = plan_of(years[0])
    return [Counted(year.number, plan, values[year.number]) for year in years]


def _whole_of(figure, counted) -> Cell:
    """The figure's number; of a breakdown, the number its lines make up."""
    value = counted.values.get(figure.code)
    if isinstance(value, dict):
        return Cell(sum(value.values()), value_of(figure.code, counted).kind)
    return value_of(figure.code, counted)


def _named(code, counted):
    return (label(code), value_of(code, counted)) if code else ()


def _years(figure, counted):
    cells = [(each.year, _whole_of(figure, each)) for each in counted]
    most = 100 if figure.is_rate else max(float(cell.value or 0) for _year, cell in cells) or 1
    for year, cell in cells:
        url = reverse("reporting:figure", args=[year, figure.code])
        yield Then(year, cell, max(float(cell.value or 0), 0), most, url)


def _gap(figure, counted) -> Gap:
    url = reverse("reporting:cases_behind", args=[counted.year, figure.code])
    return Gap(str(figure.label), str(figure.definition), counted[figure.code], url)


def _lines(figure, counted):
    """Each line of a breakdown: its words, number, part of the whole, and the list behind it."""
    rows = [row for row in breakdown(figure.code, counted).rows if not row.total]
    for row, key in zip(rows, counted[figure.code], strict=True):
        yield capfirst(row.header), *row.cells, list_behind(figure, counted.year, key)

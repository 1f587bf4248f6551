"""The figures as the screen shows them: grouped, beside the year before, each with its words and its way behind."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from reporting.indicators import ACCESS, ENTERED, FIGURES, JOBS, MONEY, PEOPLE, PLACEMENTS, TOGETHER, Counted, Figure
from reporting.tables import Cell, breakdown, label, value_of

HEADLINES = ("people_in_charge", "people_entered", "placements_started", "jobs_started", "cost_total")

GROUPS = (
    ("people", _("People"), (*PEOPLE, *ENTERED)),
    ("access", _("Referrals"), ACCESS),
    ("together", _("Assessments and contacts"), TOGETHER),
    ("placements", _("Internships"), PLACEMENTS),
    ("jobs", _("Hires"), JOBS),
    ("money", _("Money"), MONEY),
)


@dataclass(frozen=True)
class Shown:
    """One figure on the screen."""

    code: str
    label: str
    definition: str
    now: Cell
    before: Cell
    url: str


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
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Group:
    code: str
    title: str
    figures: tuple[Shown, ...]
    breakdowns: tuple[Broken, ...]


def groups_of(counted: Counted, previous: Counted, *, money_opens) -> tuple[Group, ...]:
    """Every figure of the year in its group; the money leads to the spending for those who keep it."""
    return tuple(
        Group(
            code,
            title,
            tuple(_shown(each, counted, previous, money_opens) for each in figures if not _is_broken(each, counted)),
            tuple(_broken(each, counted) for each in figures if _is_broken(each, counted) and counted[each.code]),
        )
        for code, title, figures in GROUPS
    )


def headlines_of(counted: Counted, previous: Counted, *, money_opens) -> tuple[Shown, ...]:
    """The few figures everybody asks for first."""
    return tuple(_shown(FIGURES[code], counted, previous, money_opens) for code in HEADLINES)


def way_behind(figure: Figure, year, *, line="", money_opens=False):
    """The address of the list behind a figure; none where there is no list, or none for this reader."""
    if figure.opens:
        query = f"?{urlencode({'line': line})}" if line else ""
        return reverse("reporting:cases_behind", args=[year, figure.code]) + query
    if money_opens and figure in MONEY:
        return f"{reverse('reporting:spending')}?{urlencode({'year': year})}"
    return ""


def _is_broken(figure, counted):
    return isinstance(counted[figure.code], dict)


def _shown(figure, counted, previous, money_opens):
    return Shown(
        figure.code,
        label(figure.code),
        figure.definition,
        value_of(figure.code, counted),
        value_of(figure.code, previous),
        way_behind(figure, counted.year, money_opens=money_opens),
    )


def _broken(figure, counted):
    rows = [row for row in breakdown(figure.code, counted).rows if not row.total]
    whole = max(float(part) for part in counted[figure.code].values())
    lines = tuple(
        Line(row.header, row.cells[0], row.cells[1], way_behind(figure, counted.year, line=key), float(part), whole)
        for row, (key, part) in zip(rows, counted[figure.code].items(), strict=True)
    )
    return Broken(figure.code, figure.label, figure.definition, lines)

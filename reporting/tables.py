"""The tables of a year, made once from what was counted: paper, workbook and screen print the same cells."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from equipe.workbook import Kind
from reporting import rules
from reporting.indicators import FIGURES, HIDDEN, Counted, Unit

NOTHING = "–"

NONE_IS_TOLD = gettext_lazy("Small numbers: no line of this table can be shown.")
"""What stands for a table of which no line is told; hidden beside small ones are also large ones, so it counts none."""


def money(amount):
    """1.234,56 € as an Italian office writes it; the sign stays with the number on a broken line."""
    return f"{formats.number_format(amount, 2, use_l10n=True, force_grouping=True)}\u00a0€"


def number(value):
    return formats.number_format(value, 0, use_l10n=True, force_grouping=True)


def per_cent(value):
    """Without zeros that say nothing: 70 %, 66,67 %."""
    places = 0 if Decimal(value) == int(value) else 2
    return f"{formats.number_format(value, places, use_l10n=True)}\u00a0%"


def long_day(value):
    """23 novembre 2026."""
    return _small(formats.date_format(value, "j F Y"))


def month_of(value):
    """The month and year of a day, as they stand within a sentence: novembre 2026."""
    return _small(formats.date_format(value, "F Y"))


def _small(words):
    """Italian writes months small, Django names them with a capital."""
    return words.lower() if (get_language() or "it").startswith("it") else words


ENDS = {"placements_completed"}
"""Figures that count by a last day."""


def ahead_in_words(code, n, on):
    """Of a figure of a running year: how many begin, or end, after the day; without a number where none is told."""
    told = {"n": n, "day": long_day(on)}
    if n is None:
        some = _("some of which end after %(day)s") if code in ENDS else _("some of which begin after %(day)s")
        return some % told
    if code in ENDS:
        return ngettext("of which %(n)s ends after %(day)s", "of which %(n)s end after %(day)s", n) % told
    return ngettext("of which %(n)s begins after %(day)s", "of which %(n)s begin after %(day)s", n) % told


SHOW = {Kind.TEXT: str, Kind.NUMBER: number, Kind.MONEY: money, Kind.PER_CENT: per_cent}


@dataclass(frozen=True)
class Cell:
    """A value with its kind; a column of mixed figures gives each its own. `figure` is the code it is the value of.

    What is `hidden` has a value that is not told: it is no gap, and says so in every format.
    """

    value: object
    kind: Kind = Kind.NUMBER
    figure: str = ""
    hidden: bool = False

    def __str__(self):
        if self.hidden:
            return str(HIDDEN)
        return NOTHING if self.value is None else SHOW[self.kind](self.value)

    @property
    def is_text(self):
        return self.kind is Kind.TEXT

    @property
    def length(self):
        """How long its bar is; what is not told has none."""
        return float(self.value or 0)


@dataclass(frozen=True)
class Row:
    header: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Table:
    """Rows with a header each; what is empty says so instead of printing a lone head."""

    code: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def empty(self):
        return not any(not row.total for row in self.rows)

    @property
    def instead(self):
        """The sentence that stands on a page for a table of which no line is told, with its sum; else nothing."""
        lines = [row for row in self.rows if not row.total]
        if not lines or not all(cell.hidden for row in lines for cell in row.cells):
            return ""
        sums = [row.cells[0] for row in self.rows if row.total and not row.cells[0].hidden]
        together = [_("In all: %(number)s.") % {"number": each} for each in sums]
        return " ".join((str(NONE_IS_TOLD), *together))


KINDS = {
    Unit.COUNT: Kind.NUMBER,
    Unit.MONEY: Kind.MONEY,
    Unit.DAYS: Kind.NUMBER,
    Unit.HOURS: Kind.NUMBER,
    Unit.PER_CENT: Kind.PER_CENT,
}


def label(code):
    """A figure's words with its unit, where the number does not show it."""
    figure = FIGURES[code]
    units = {Unit.DAYS: _("days"), Unit.HOURS: _("hours")}
    return f"{figure.label} ({units[figure.unit]})" if figure.unit in units else str(figure.label)


def value_of(code, counted):
    return cell_of(code, counted.values.get(code))


def cell(value, kind=Kind.NUMBER, figure=""):
    """A cell of what may be told."""
    return Cell(None, kind, figure, hidden=True) if value is HIDDEN else Cell(value, kind, figure)


def share(part, whole):
    """A part of a whole in per cent; it would tell what is hidden of either."""
    is_told = part is not HIDDEN and whole is not HIDDEN
    return cell(rules.per_cent(part, whole) if is_told else HIDDEN, Kind.PER_CENT)


def cell_of(code, value):
    """The value of a figure, in its unit."""
    return cell(value, KINDS[FIGURES[code].unit], code)


def _part(code, value, line=""):
    return cell(value, KINDS[FIGURES[code].unit], f"{code}.{line}" if line else "")


def figures_of(code, title, codes, counted: Counted, previous: Counted) -> Table:
    """One figure a row, this year beside the year before."""
    rows = tuple(Row(label(each), (value_of(each, counted), value_of(each, previous))) for each in codes)
    return Table(code, title, (_("Figure"), str(counted.year), str(previous.year)), rows)


def breakdown(code, counted: Counted) -> Table:
    """The lines of a breakdown with their part of the whole, and their sum."""
    figure, lines = FIGURES[code], counted[code]
    kind, whole = KINDS[figure.unit], counted.whole(code)
    rows = [
        Row(
            capfirst(str(figure.label_of(key))),
            (_part(code, part, key), share(part, whole)),
        )
        for key, part in lines.items()
    ]
    hundred = Cell(100 if whole else 0, Kind.PER_CENT)
    rows.append(Row(_("Total"), (cell(whole, kind), hundred), total=True))
    head = _("Amount") if kind is Kind.MONEY else _("Number")
    return Table(
        code, str(figure.label), (pgettext("line of a table", "Item"), head, _("Part of the total")), tuple(rows)
    )


def by_month(code, title, columns, counted: Counted) -> Table:
    """Twelve rows, one column a breakdown by month, with the sum below; `columns` maps breakdowns to their heads."""
    rows = [
        Row(
            capfirst(str(name)),
            tuple(_part(each, counted[each].get(f"{month:02}", 0), f"{month:02}") for each in columns),
        )
        for month, name in MONTHS.items()
    ]
    rows.append(Row(_("Total"), tuple(_part(each, counted.whole(each)) for each in columns), total=True))
    return Table(code, title, (_("Month"), *columns.values()), tuple(rows))


def aim(target):
    """What is aimed at; where nobody wrote a target down, that there is none."""
    return Cell(target) if target else Cell(_("no target set"), Kind.TEXT)


def against_targets(counted: Counted) -> Table:
    """What was aimed at and what was reached."""
    pairs = (("placements_started", counted.plan.target_placements), ("jobs_started", counted.plan.target_jobs))
    rows = tuple(
        Row(
            label(code),
            (
                aim(target),
                cell(counted[code], figure=code),
                share(counted[code], target) if target else Cell(None, Kind.PER_CENT),
            ),
        )
        for code, target in pairs
    )
    return Table("targets", _("Reached and aimed at"), (_("Figure"), _("Aimed at"), _("Reached"), _("Part")), rows)


def shares(counted: Counted) -> Table:
    """Granted, spent and left over, for each who pays; the columns add up to the cent."""
    plan = counted.plan
    payers = (
        (_("Region"), plan.percent_region, "granted_region", "share_region"),
        (_("Municipality"), plan.percent_municipality, "granted_municipality", "share_municipality"),
    )
    rows = [
        _share_row(payer, percentage, counted[granted], counted[spent]) for payer, percentage, granted, spent in payers
    ]
    granted, spent = (counted.values.get(code) or Decimal(0) for code in ("granted_others", "share_others"))
    if granted or spent:
        others = Decimal(100) - plan.percent_region - plan.percent_municipality
        rows.append(_share_row(_("Others"), others, granted, spent))
    rows.append(_share_row(_("Total"), Decimal(100), counted["granted"], counted["cost_total"], total=True))
    columns = (_("Who pays"), _("Share"), _("Granted"), _("Spent"), _("Left over"))
    return Table("shares", _("Granted, spent and left over"), columns, tuple(rows))


def _share_row(payer, percentage, granted, spent, *, total=False):
    amounts = (Cell(granted, Kind.MONEY), Cell(spent, Kind.MONEY), Cell(granted - spent, Kind.MONEY))
    return Row(payer, (Cell(percentage, Kind.PER_CENT), *amounts), total=total)


def definitions(codes) -> Table:
    """What each figure counts, in words."""
    rows = tuple(Row(label(code), (Cell(str(FIGURES[code].definition), Kind.TEXT),)) for code in codes)
    return Table("definitions", _("What each figure counts"), (_("Figure"), _("Definition")), rows)

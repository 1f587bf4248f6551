"""Figures that are read together in one table: the Fund's by gender, chances by group, work by unit and role."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from beneficiaries.enums import Sex
from equipe.workbook import Kind
from reporting import rules
from reporting.indicators import COMPARED, FIGURES, GROUPINGS, HIDDEN, OUTPUTS, RESULTS, Counted
from reporting.indicators.nesting import Part, cells_to_hide, some_of, to_hide
from reporting.tables import NONE_IS_TOLD, NOTHING, Cell, cell, number, per_cent

FEWEST_COLLEAGUES = 3
"""With fewer, a mean would tell of the work of one person whom everybody can name."""


@dataclass(frozen=True)
class Opening:
    """A number as it is shown, and the list of those it counts."""

    shown: str
    url: str

    def __str__(self):
        return self.shown


@dataclass(frozen=True)
class Line:
    """One row: its words, where they lead, its cells, and a word of caution."""

    label: str
    url: str
    cells: tuple
    caution: str = ""


@dataclass(frozen=True)
class Matrix:
    """Several figures in one table."""

    code: str
    title: str
    note: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def rows(self):
        """Each line with its cells under their columns."""
        return [(line, list(zip(self.columns, line.cells, strict=True))) for line in self.lines]

    @property
    def instead(self):
        """The sentence that stands for a table of which no number is told; else nothing."""
        return str(NONE_IS_TOLD) if _are_hidden(cell for line in self.lines for cell in line.cells) else ""


def _are_hidden(cells):
    cells = list(cells)
    return bool(cells) and all(getattr(each, "hidden", False) for each in cells)


def esf(counted: Counted) -> tuple[Matrix, ...]:
    """The output and result indicators, each by gender with its sum."""
    columns = (*(capfirst(str(sex.label)) for sex in Sex), _("Total"))
    note = _("Who came and who left in the year, each once. What is not known counts nowhere: see “To be mended”.")
    return tuple(
        Matrix(code, title, note, columns, tuple(_by_gender(each, counted) for each in figures))
        for code, title, figures in (("outputs", _("Who came"), OUTPUTS), ("results", _("What followed"), RESULTS))
    )


def _by_gender(figure, counted):
    value = counted[figure.code]
    if isinstance(value, dict):
        cells = (*(Cell(value.get(sex, 0)) for sex in Sex), Cell(sum(value.values())))
    else:
        cells = (*(NOTHING for _sex in Sex), Cell(value))
    return Line(str(figure.label), _page(figure, counted), cells)


def equity(counted: Counted, *, opens=False) -> tuple[Matrix, ...]:
    """Who was placed and hired among those in charge, group by group, with how far chance alone reaches.

    To who may see all the cases behind, each number is told and `opens` its list; to others small ones are not told.
    """
    return tuple(_chances(group, words, counted, opens) for group, (words, _lines) in GROUPINGS.items())


def _chances(group, words, counted, opens):
    whole = counted[f"in_charge_by_{group}"]
    hidden = frozenset() if opens else _hidden_chances(group, counted)
    note = _("In brackets, between which two parts chance alone would let it fall nineteen times in twenty.")
    lines = tuple(_chance(group, key, counted, hidden, opens) for key in whole)
    columns = (_("In charge"), _("Placed"), _("Hired"))
    return Matrix(f"equity_{group}", capfirst(str(words)), note, columns, lines)


def _hidden_chances(group, counted):
    """Small numbers of people, and what would give them away: as (line, what is compared)."""
    whole = counted[f"in_charge_by_{group}"]
    lines = tuple(Part((key, "in_charge"), people) for key, people in whole.items())
    hidden = set(to_hide(Part("all", sum(whole.values()), (lines,))))
    rows = [key for key in whole if (key, "in_charge") not in hidden]
    for what in ("placed", "hired"):
        parts = {key: counted[f"{what}_by_{group}"].get(key, 0) for key in whole}
        few = to_hide(Part("all", sum(whole.values()), (some_of(Part(what, sum(parts.values()))),)))
        cells = {(key, what): part for key, part in parts.items()}
        cells |= {(key, None): whole[key] - part for key, part in parts.items()}
        hidden |= cells_to_hide(rows, [] if few else [what], cells)
    return hidden


def _chance(group, key, counted, hidden, opens):
    figure, people = FIGURES[f"in_charge_by_{group}"], counted[f"in_charge_by_{group}"][key]
    cells = (
        cell(HIDDEN) if (key, what) in hidden else _compared(f"{what}_by_{group}", key, counted, people, opens)
        for what in COMPARED
    )
    caution = _("few people: read with caution") if rules.is_few(people) else ""
    page = _page(figure, counted) if opens else ""
    return Line(capfirst(str(figure.label_of(key))), page, tuple(cells), caution)


def _compared(code, key, counted, people, opens):
    """A number of a group, or its part with how far chance reaches."""
    count, is_whole = counted[code].get(key, 0), code.startswith("in_charge")
    shown = number(count) if is_whole else _part(count, people)
    if not opens or not count:
        return shown
    cases = reverse("reporting:cases_behind", args=[counted.year, code])
    return Opening(shown, f"{cases}?{urlencode({'line': key})}")


def _part(part, people):
    low, high = rules.wilson(part, people)
    told = {"part": Cell(part), "rate": per_cent(rules.per_cent(part, people)), "low": low, "high": high}
    return _("%(part)s · %(rate)s (%(low)s–%(high)s)") % told


def workload(counted: Counted) -> tuple[Matrix, ...]:
    """Cases for each colleague, by unit and by role: never of one person, and never as a ranking."""
    columns = (_("Cases"), _("Colleagues"), _("Cases a colleague"))
    note = _("On 31 December. A mean is given from three colleagues on: with fewer it would tell of one of them.")
    ways = (("unit", _("By unit")), ("role", _("By role")))
    return tuple(Matrix(f"workload_{way}", title, note, columns, tuple(_loads(way, counted))) for way, title in ways)


def _loads(way, counted):
    figure, followers = FIGURES[f"cases_by_{way}"], counted[f"followers_by_{way}"]
    for key, cases in counted[figure.code].items():
        colleagues = followers.get(key, 0)
        mean = Cell(round(cases / colleagues)) if colleagues >= FEWEST_COLLEAGUES else NOTHING
        label = capfirst(str(figure.label_of(key)))
        yield Line(label, _page(figure, counted), (Cell(cases), Cell(colleagues, Kind.NUMBER), mean))


def _page(figure, counted):
    return reverse("reporting:figure", args=[counted.year, figure.code])

"""Figures that are read together in one table: the Fund's by gender, chances by group, work by unit and role."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from beneficiaries.enums import Sex
from equipe.workbook import Kind
from reporting import rules
from reporting.indicators import FIGURES, GROUPINGS, HIDDEN, OUTPUTS, RESULTS, Counted
from reporting.indicators.nesting import Part, cells_to_hide, some_of, to_hide
from reporting.tables import NOTHING, Cell, cell, per_cent

FEWEST_COLLEAGUES = 3
"""With fewer, a mean would tell of the work of one person whom everybody can name."""


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


def equity(counted: Counted) -> tuple[Matrix, ...]:
    """Who was placed and hired among those in charge, group by group, with how far chance alone reaches."""
    return tuple(_chances(group, words, counted) for group, (words, _lines) in GROUPINGS.items())


def _chances(group, words, counted):
    whole = counted[f"in_charge_by_{group}"]
    hidden = _hidden_chances(group, counted)
    note = _("In brackets, between which two parts chance alone would let it fall nineteen times in twenty.")
    lines = tuple(_chance(group, key, people, counted, hidden) for key, people in whole.items())
    columns = (_("In charge"), _("Placed"), _("Hired"))
    return Matrix(f"equity_{group}", capfirst(str(words)), note, columns, lines)


def _hidden_chances(group, counted):
    """Small numbers of people, and what would give them away: as (line, what became of them; nothing: in charge)."""
    whole = counted[f"in_charge_by_{group}"]
    lines = tuple(Part((key, ""), people) for key, people in whole.items())
    hidden = set(to_hide(Part("all", sum(whole.values()), (lines,))))
    rows = [key for key in whole if (key, "") not in hidden]
    for what in ("placed", "hired"):
        parts = {key: counted[f"{what}_by_{group}"].get(key, 0) for key in whole}
        few = to_hide(Part("all", sum(whole.values()), (some_of(Part(what, sum(parts.values()))),)))
        cells = {(key, what): part for key, part in parts.items()}
        cells |= {(key, None): whole[key] - part for key, part in parts.items()}
        hidden |= cells_to_hide(rows, [] if few else [what], cells)
    return hidden


def _chance(group, key, people, counted, hidden):
    figure = FIGURES[f"in_charge_by_{group}"]
    parts = {what: counted[f"{what}_by_{group}"].get(key, 0) for what in ("placed", "hired")}
    told = (cell(HIDDEN) if (key, what) in hidden else _part(part, people) for what, part in parts.items())
    cells = (cell(HIDDEN if (key, "") in hidden else people), *told)
    caution = _("few people: read with caution") if rules.is_few(people) else ""
    return Line(capfirst(str(figure.label_of(key))), _page(figure, counted), cells, caution)


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

"""The years one below the other: what became of those who came, and of those who left."""

from django.urls import reverse
from django.utils.translation import gettext as _

from reporting import rules
from reporting.indicators import HIDDEN, cohorts
from reporting.indicators.nesting import Part, to_hide
from reporting.matrices import Line, Matrix
from reporting.tables import number, per_cent

WAYS = {
    "entered": (("open", "dropped", "left"), ("placed",), ("hired",)),
    "left": (
        ("working", "not_working", "exit_unknown"),
        ("working_later", "not_working_later", "later_unknown"),
    ),
}
"""The ways in which a cohort is divided; one alone is a part of it."""

PAGES = {"entered": "people_entered", "left": "people_exited"}
"""The figure whose cases a cohort is made of."""


def cohort_tables(ambito) -> tuple[Matrix, ...]:
    """One table by the year of entry, one by the year of leaving; each number with its part of the cohort."""
    came = _("Everybody who came in a year, counted once as her first case of that year went on, up to today.")
    gone = _("Everybody who left in a year, counted once as her last case of that year ended. “Not known” is no “no”.")
    return (
        _table("entered", _("By the year they came"), came, cohorts.ENTRY_COLUMNS, cohorts.entered(ambito)),
        _table("left", _("By the year they left"), gone, cohorts.EXIT_COLUMNS, cohorts.left(ambito)),
    )


def _table(code, title, note, columns, found):
    heads = tuple(str(words) for words in columns.values())
    return Matrix(code, title, note, heads, tuple(_line(each, columns, WAYS[code], PAGES[code]) for each in found))


def _line(cohort, columns, ways, page):
    """Small numbers are not shown, nor what would give them away."""
    divisions = [[Part(name, cohort.counts[name]) for name in way] for way in ways]
    divisions = [(*way, Part(None, 0)) if len(way) == 1 else tuple(way) for way in divisions]
    hidden = to_hide(Part("people", cohort.people, tuple(divisions)))
    caution = _("few people: read with caution") if rules.is_few(cohort.people) else ""
    cells = tuple(str(HIDDEN) if name in hidden else _told(cohort, name, hidden) for name in columns)
    return Line(str(cohort.year), reverse("reporting:figure", args=[cohort.year, page]), cells, caution)


def _told(cohort, name, hidden):
    part = "" if name == "people" or "people" in hidden else _part_of(cohort, name)
    return f"{number(cohort.counts[name])}{part}"


def _part_of(cohort, name):
    return f" · {per_cent(rules.per_cent(cohort.counts[name], cohort.people))}"

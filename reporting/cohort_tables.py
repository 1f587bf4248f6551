"""The years one below the other: what became of those who came, and of those who left."""

from django.utils.translation import gettext as _

from reporting import rules
from reporting.indicators import cohorts
from reporting.matrices import Line, Matrix
from reporting.tables import number, per_cent


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
    return Matrix(code, title, note, heads, tuple(_line(each, columns) for each in found))


def _line(cohort, columns):
    parts = ((cohort.counts[name], "" if name == "people" else _part_of(cohort, name)) for name in columns)
    caution = _("few people: read with caution") if rules.is_few(cohort.people) else ""
    return Line(str(cohort.year), "", tuple(f"{number(count)}{part}" for count, part in parts), caution)


def _part_of(cohort, name):
    return f" · {per_cent(rules.per_cent(cohort.counts[name], cohort.people))}"

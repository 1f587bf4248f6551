"""The years one below the other: what became of those who came, and of those who left."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from reporting import rules
from reporting.indicators import HIDDEN, cohorts
from reporting.indicators.nesting import Part, to_hide
from reporting.matrices import Line, Matrix, Opening
from reporting.tables import cell, number, per_cent

WAYS = {
    "entered": (("open", "dropped", "left"), ("placed",), ("hired",)),
    "left": (
        ("working", "not_working", "exit_unknown"),
        ("working_later", "not_working_later", "later_unknown"),
    ),
}
"""The ways in which a cohort is divided; one alone is a part of it. What stands in none is not told with them."""

PAGES = {"entered": "people_entered", "left": "people_exited"}
"""The figure whose cases a cohort is made of."""

OUT_OF = {"converted": "placed"}
"""What a number is a part of, where it is not the whole cohort."""


def told(code, cohort):
    """A cohort without its small numbers, nor what would give them away."""
    divisions = [[Part(name, cohort.counts[name]) for name in way] for way in WAYS[code]]
    divisions = [(*way, Part(None, 0)) if len(way) == 1 else tuple(way) for way in divisions]
    hidden = to_hide(Part("people", cohort.people, tuple(divisions)))
    hidden |= cohort.counts.keys() - {"people", *(name for way in WAYS[code] for name in way)}
    return replace(cohort, counts={name: HIDDEN if name in hidden else n for name, n in cohort.counts.items()})


def cohort_table(code, found, *, opens) -> Matrix:
    """A line for each year, "entered" or "left"; each number with its part, and the way to its cases if it `opens`."""
    titles = {"entered": _("Everybody who came, year by year"), "left": _("Everybody who left, year by year")}
    notes = {
        "entered": _(
            "Everybody who came in a year, counted once as her first case of that year went on, up to today. Each "
            "number with its part of those who came; hired after an internship, of those placed."
        ),
        "left": _(
            "Everybody who left in a year, counted once as her last case of that year ended. “Not known” is no “no”."
        ),
    }
    heads = tuple(str(words) for words in cohorts.COLUMNS[code].values())
    return Matrix(code, titles[code], notes[code], heads, tuple(_line(code, each, opens) for each in found))


def _line(code, cohort, opens):
    caution = _("few people: read with caution") if is_few(cohort) else ""
    cells = tuple(_cell(code, cohort, name, opens) for name in cohorts.COLUMNS[code])
    return Line(str(cohort.year), reverse("reporting:figure", args=[cohort.year, PAGES[code]]), cells, caution)


def is_few(cohort):
    return cohort.people is HIDDEN or rules.is_few(cohort.people)


def _cell(code, cohort, name, opens):
    count = cohort.counts[name]
    if count is HIDDEN:
        return cell(HIDDEN)
    whole = cohort.counts[OUT_OF.get(name, "people")]
    shown = number(count) if name == "people" else share_in_words(count, whole)
    return Opening(shown, cases_of(code, cohort, name)) if opens and count else shown


def share_in_words(count, whole):
    """12 · 40 %; the number alone where the whole is nothing or is not told."""
    if whole is HIDDEN or not whole:
        return number(count)
    return f"{number(count)} · {per_cent(rules.per_cent(count, whole))}"


def cases_of(code, cohort, name):
    """The list of those whom a number of a cohort counts."""
    return reverse("reporting:cohort_cases", args=[cohort.year, code, name])

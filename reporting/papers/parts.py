"""The parts that several papers share: tables of figures, drawn breakdowns, the year in a sentence, definitions."""

from django.utils.translation import gettext as _

from reporting import charts, tables
from reporting.indicators import FIGURES, HIDDEN
from reporting.papers.shapes import Block, Section


def listed(code, title, codes, counted, previous):
    """One figure a row, beside the year before."""
    return Block(tables.figures_of(code, title, tuple(codes), counted, previous))


def single(figures):
    """The codes of those that are one number each."""
    return tuple(figure.code for figure in figures if not figure.slices)


def drawn(table):
    return Block(table, None if table.empty else charts.across(table))


def definitions(codes):
    """The last chapter: what each figure counts."""
    small = _("Numbers from 1 to 4 are not shown, nor others from which they could be reckoned.")
    return Section("definitions", _("Definitions"), (small,), (Block(tables.definitions(tuple(codes))),))


def worded(sentence, told):
    """The sentence with its numbers; where one of them is not told, that it is not."""
    if HIDDEN in told.values():
        return _("Some numbers of this chapter are small and are not shown.")
    return sentence % told


def known(codes):
    """Those of the codes that are counted at all."""
    return tuple(code for code in codes if code in FIGURES)


def done_in_short(counted):
    plan = counted.plan
    sentence = _("%(placements)s internships started (%(aim)s) and %(jobs)s jobs (%(jobs_aim)s).")
    told = {
        "placements": counted["placements_started"],
        "aim": _aimed_at(plan.target_placements),
        "jobs": counted["jobs_started"],
        "jobs_aim": _aimed_at(plan.target_jobs),
    }
    return worded(sentence, told)


def _aimed_at(target):
    return _("%(n)s were aimed at") % {"n": target} if target else _("no target set")


def people_in_short(counted):
    sentence = _(
        "In %(year)s the service followed %(people)s people; %(entered)s of them came in the course of the year, "
        "%(left)s cases were closed."
    )
    told = {
        "year": counted.year,
        "people": counted["people_in_charge"],
        "entered": counted["people_entered"],
        "left": counted["people_left"],
    }
    return worded(sentence, told)


def starts_by_month(counted):
    columns = {"placements_by_month": _("Internships"), "jobs_by_month": _("Hires")}
    table = tables.by_month("starts_by_month", _("Internships and jobs started, by month"), columns, counted)
    return Block(table, charts.through_the_year(table))


def spending_by_month(counted):
    table = tables.by_month("spending_by_month", _("Spending by month"), {"cost_by_month": _("Spent")}, counted)
    return Block(table, charts.through_the_year(table, money=True))


def shares(counted):
    table = tables.shares(counted)
    return Block(table, charts.side_by_side(table, (_("Granted"), _("Spent"))))

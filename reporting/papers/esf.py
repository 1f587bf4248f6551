"""The ESF+ annex: the common indicators of the European Social Fund Plus, by group, as far as they are counted."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import reporting.papers.parts as parts
from reporting import tables
from reporting.enums import PassageField
from reporting.indicators import FIGURES
from reporting.papers.shapes import Block, Section, Template

OUTPUTS, RESULTS = ("eeco",), ("eecr",)
"""How the codes of common output and result indicators begin (Reg. (EU) 2021/1057, Annex I)."""


def of_group(beginnings):
    return tuple(code for code in FIGURES if code.casefold().startswith(beginnings))


def _figures():
    return (*of_group(OUTPUTS), *of_group(RESULTS))


def _chapters(counted, previous):
    rules = (
        _("Each person counts once, as she was when she entered."),
        _("What is not known stands on a line of its own and is never counted as a no."),
    )
    return (
        Section("premise", _("Premise"), passage=PassageField.PREMISE),
        _group("outputs", _("Common output indicators"), OUTPUTS, counted, previous),
        _group("results", _("Common result indicators"), RESULTS, counted, previous),
        Section("rules", _("How it was counted"), rules, (), PassageField.CHANGES),
        *([parts.definitions(_figures())] if _figures() else []),
    )


def _group(code, title, beginnings, counted, previous):
    codes = of_group(beginnings)
    if not codes:
        return Section(code, title, (_("No figure of this group is counted yet."),))
    broken = tuple(each for each in codes if FIGURES[each].slices)
    single = tuple(each for each in codes if each not in broken)
    blocks = (
        *([parts.listed(code, title, single, counted, previous)] if single else []),
        *(Block(tables.breakdown(each, counted)) for each in broken),
    )
    return Section(code, title, (), blocks)


TEMPLATE = Template(
    gettext_lazy("ESF+ annex"),
    gettext_lazy("The common indicators of the European Social Fund Plus (Reg. (EU) 2021/1057, Annex I)."),
    _chapters,
    (PassageField.PREMISE, PassageField.CHANGES),
    _figures,
)

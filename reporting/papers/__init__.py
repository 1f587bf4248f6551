"""The papers of the year: one module a kind, made of the same parts, printed in every format from the same cells."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from reporting.enums import ReportKind
from reporting.indicators import FIGURES, Counted, Year
from reporting.papers import esf, funding, mayors, municipal, outcomes, quarterly
from reporting.papers.filling import fill
from reporting.papers.shapes import Block, Paper, Section, Template
from reporting.tables import ahead_in_words

__all__ = ["TEMPLATES", "Block", "Paper", "Section", "Template", "missing_in", "paper_of", "title_of"]

TEMPLATES: dict[str, Template] = {
    ReportKind.FUNDING: funding.TEMPLATE,
    ReportKind.OUTCOMES: outcomes.TEMPLATE,
    ReportKind.ESF: esf.TEMPLATE,
    ReportKind.MAYORS: mayors.TEMPLATE,
    ReportKind.QUARTER: quarterly.TEMPLATE,
    ReportKind.MUNICIPALITY: municipal.TEMPLATE,
}


def paper_of(
    kind, year: Year, counted: Counted, previous: Counted, *, language, passages=None, ahead=None, on=None
) -> Paper:
    """The paper in a language; `passages` are the texts written for it, by place, with their marks.

    `ahead` says of which figures how many begin or end after the day `on` it was counted, as far as it may be told.
    """
    template = TEMPLATES[kind]
    with override(language):
        period = period_of(year)
        paper = Paper(
            kind=str(kind),
            title=str(template.title),
            period=period,
            lead=str(template.lead),
            sections=template.chapters(counted, previous),
            declaration=str(template.declaration) % {"period": period} if template.declaration else "",
            signed=template.signed,
            short=template.most_pages is not None,
        )
        written = {place: fill(text, counted, previous).paragraphs for place, text in (passages or {}).items()}
        return paper.worded(written).noted({code: _ahead(code, n, on) for code, n in (ahead or {}).items()})


def _ahead(code, n, on):
    """Internships started: of which 7 begin after 30 November 2026."""
    told = {"figure": FIGURES[code].label, "note": ahead_in_words(code, n, on)}
    return _("%(figure)s, %(note)s.") % told


def missing_in(passages, counted, previous):
    """{place: labels} of the figures that texts name and that have no value."""
    told = {place: fill(text, counted, previous).missing for place, text in passages.items()}
    return {place: missing for place, missing in told.items() if missing}


def period_of(year: Year) -> str:
    """2024; quarter 2 of 2024; 2024, Cordenons."""
    if year.quarter:
        return _("quarter %(quarter)s of %(year)s") % {"quarter": year.quarter, "year": year.number}
    return f"{year.number}, {year.municipality}" if year.municipality else str(year.number)


def title_of(kind, language):
    with override(language):
        return str(TEMPLATES[kind].title)

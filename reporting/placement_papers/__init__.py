"""The papers of placing: which there are, what is missing for one, and what is handed to the template."""

import base64
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from placements.enums import ActKind, EvaluationKind
from reporting.enums import PaperKind
from reporting.placement_papers import attendance, hosting, printed, seen, training
from reporting.placement_papers.facts import Facts, day, facts_of
from reporting.placement_papers.shapes import NotReady, Paper
from reporting.placement_papers.wording import fill, usual

__all__ = [
    "OF_ACTS",
    "OF_MONTHS",
    "NotReady",
    "agreement_paper",
    "facts_of",
    "paper_of",
    "printable",
    "printed",
    "values_of",
    "values_of_agreement",
]

OF_ACTS = {ActKind(kind): PaperKind(kind) for kind in ActKind.values}
"""Each act has its letter; the start has the training project."""

OF_MONTHS = (PaperKind.REGISTER, PaperKind.STATEMENT)


def paper_of(kind, facts: Facts, *, month: date | None = None, filled=False, on: date) -> Paper:
    """The paper of this kind; NotReady says what is missing. Words are in the language in force."""
    if kind == PaperKind.REGISTER:
        return attendance.register(facts, month, filled=filled)
    if kind == PaperKind.STATEMENT:
        return attendance.statement(facts, month)
    if kind == PaperKind.ATTESTATION:
        return seen.attestation(facts, on=on)
    if kind in (PaperKind.MIDTERM, PaperKind.FINAL):
        return seen.evaluation(facts, EvaluationKind(kind))
    return _PLAIN[kind](facts)


_PLAIN = {
    PaperKind.START: training.start,
    PaperKind.COB: training.cob,
    PaperKind.OBSERVATION: seen.observation,
    PaperKind.DOSSIER: seen.dossier,
    **{kind: training.letter for act, kind in OF_ACTS.items() if act != ActKind.START},
}


def agreement_paper(agreement) -> Paper:
    return hosting.agreement(agreement)


def values_of(facts: Facts) -> dict[str, str]:
    """What the marks of a wording become in a paper of an internship."""
    terms = facts.terms
    return {
        "service": facts.stated["service"],
        "body": facts.promoter,
        "person": facts.person.full_name,
        "host": facts.host_name,
        "first_day": day(terms.starts_on),
        "last_day": day(terms.last_day),
        "hours": str(terms.weekly_hours),
        "number": facts.agreement_number,
    }


def values_of_agreement(agreement) -> dict[str, str]:
    ambito = agreement.host.ambito
    return {
        "service": ambito.service_name,
        "body": ambito.managing_body or ambito.service_name,
        "host": agreement.host.name,
        "first_day": day(agreement.starts_on),
        "last_day": day(hosting.acts_of(agreement)[0].ends_on),
        "number": agreement.number,
    }


def printable(kind, made, values, *, wording, imprint):
    """Template and context: the facts of the paper between the words of the district, or ours."""
    with override(imprint.language):
        opening, closing = (wording.opening, wording.closing) if wording else usual(kind)
        values = values()
        paper = made()
        context = {
            "paper": paper,
            "title": wording.heading if wording and wording.heading else paper.title,
            "opening": fill(opening, values),
            "closing": fill(closing, values),
            "closing_title": _("What holds besides"),
            "logo": _as_address(wording),
            "logo_words": wording.logo_words if wording else "",
            "version": wording.number if wording else 0,
            "imprint": imprint,
            "written_in": "it",
        }
    return "reporting/documents/placement.html", context


def _as_address(wording):
    if wording is None or not wording.logo:
        return ""
    return "data:image/png;base64," + base64.b64encode(bytes(wording.logo)).decode()

"""The words around the facts of a paper: those of the district where it has written some, otherwise ours."""

import re

from django.utils.translation import gettext_lazy as _

from reporting.enums import PaperKind

PLACEHOLDERS = {
    "person": _("name of the intern"),
    "host": _("name of the host"),
    "service": _("name of the service"),
    "body": _("managing body"),
    "first_day": _("first day"),
    "last_day": _("last day"),
    "hours": _("hours a week"),
    "number": _("number of the agreement"),
}
"""What may stand in curly brackets, and what it becomes."""

MARK = re.compile(r"{([^{}]*)}")


def unknown_in(words: str) -> list[str]:
    """Marks that no paper would fill."""
    return [mark for mark in MARK.findall(words) if mark not in PLACEHOLDERS]


def fill(words: str, values: dict[str, str]) -> tuple[str, ...]:
    """The paragraphs with their marks filled; a mark that is not known stays as it was typed."""
    filled = MARK.sub(lambda mark: values.get(mark[1], mark[0]), words)
    return tuple(paragraph.strip() for paragraph in filled.splitlines() if paragraph.strip())


USUAL = {
    PaperKind.AGREEMENT: (
        _(
            "{body}, through its service {service}, promotes internships. {host} receives people there for a time, "
            "so that they learn by working. The two agree as follows."
        ),
        _(
            "An internship is no employment. It begins with an individual training project that the intern, the "
            "host and the promoter sign.\n"
            "Each intern is followed by two tutors: one of the promoter, one of the host.\n"
            "Interns do not stand in for absent workers, and are not used for tasks that need no training.\n"
            "The promoter insures the interns against accidents at work (INAIL) and for liability to third "
            "parties, unless it is agreed otherwise above. The host tells the promoter of an accident at once; the "
            "promoter reports it within 48 hours.\n"
            "The host gives the information and the training on safety at the workplace, and makes the mandatory "
            "communication (COB).\n"
            "Either side may withdraw in writing; internships under way are brought to their end."
        ),
    ),
    PaperKind.START: (
        _(
            "This project belongs to the framework agreement {number}. It says what {person} does and learns at "
            "{host}, when, and who stands by."
        ),
        _(
            "The intern keeps to the timetable and to the rules of the workplace, follows the tutors, and treats "
            "as confidential what becomes known there.\n"
            "The host’s tutor shows the work, watches over safety, and confirms the days of attendance.\n"
            "The service’s tutor follows the learning, visits the workplace and keeps in touch with everybody.\n"
            "An accident is told to the promoter at once.\n"
            "Whoever wants to end the internship before its time says so in writing, with the reason, to both "
            "tutors."
        ),
    ),
    PaperKind.COB: (
        _(
            "Before the internship begins, {host} makes the mandatory communication. Here is what it needs. Please "
            "send a copy to {service}."
        ),
        _("Extensions, an early end and accidents are communicated too; a copy goes to the promoter each time."),
    ),
    PaperKind.REGISTER: (
        "",
        _("One line a day, on the same day. Who is absent writes why in the last column; never a diagnosis."),
    ),
    PaperKind.OBSERVATION: (
        _(
            "Tick what you have seen in the last weeks. Compare with what is described, not with other people. "
            "What you had no occasion to see, tick as “not seen”."
        ),
        "",
    ),
    PaperKind.STATEMENT: ("", _("The amount is paid after the month was confirmed by the service.")),
    PaperKind.AMENDMENT: (_("With this act the training project of {person} at {host} changes as follows."), ""),
    PaperKind.SUSPENSION: (
        _("The internship of {person} at {host} rests. Meanwhile nothing is attended and no allowance is due."),
        _("The day on which it goes on is told in writing."),
    ),
    PaperKind.RESUMPTION: (_("The internship of {person} at {host} goes on."), ""),
    PaperKind.EXTENSION: (
        _("The internship of {person} at {host} is extended. Everything else stays as agreed."),
        _("The host communicates the extension (COB) and sends a copy to the promoter."),
    ),
    PaperKind.EARLY_END: (
        _("The internship of {person} at {host} ends before its time."),
        _("The host communicates the end (COB) and sends a copy to the promoter."),
    ),
    PaperKind.ATTESTATION: (
        _("{body} attests that {person} has done an internship at {host} {first_day} – {last_day}."),
        _(
            "Where competences are attested above, the professionals who followed the internship agreed on them "
            "together with the host’s tutor, on one scale with described behaviours."
        ),
    ),
}
"""What Equipe ships: the words before and after the facts of each paper."""


def usual(kind: str) -> tuple[str, str]:
    """What stands before and after the facts where a district has written nothing; in the language of the paper."""
    opening, closing = USUAL.get(PaperKind(kind), ("", ""))
    return str(opening), str(closing)

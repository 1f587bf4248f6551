"""Each paper we print: its template, and what stands on it. How it becomes a PDF is not known here."""

from dataclasses import dataclass

from reporting import tables
from reporting.papers import Paper


@dataclass(frozen=True)
class Imprint:
    """Who prints what for whom, and when: the words of the title page."""

    ambito: object
    year: int
    author: str
    printed_on: object
    language: str
    number: int = 1
    sha256: str = ""

    @property
    def day(self):
        """The day of printing in words, in the language of the page that is being made."""
        return tables.long_day(self.printed_on)


def report(paper: Paper, imprint: Imprint):
    """A paper of the year: template and context."""
    template = "reporting/documents/short.html" if paper.short else "reporting/documents/paper.html"
    return template, {"paper": paper, "imprint": imprint}

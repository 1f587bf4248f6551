"""Workers whose lists are always long, with a short lease: included by the test that kills one of them."""

import os
import time
from datetime import timedelta

from equipe import jobs
from reporting import list_papers
from reporting.long_print import printing, sharing
from reporting.long_print.printing import Register

ROWS_A_PAGE, PAGES_A_PART = 42, 3
PAGES = int(os.environ.get("PAGES", "30"))


def register_of(asked, *, at):
    """As many pages as asked, each row with a number of its own."""
    return Register(
        title="People",
        service="Service",
        district="Carso",
        author=str(asked.requested_by),
        language=asked.language,
        about=(),
        columns=("Person", "Place", "Worker", "Step"),
        numbers=frozenset(),
        rows=[(f"Zvonimir-{row:05}", "Trieste", "Alice Rossi", "Call") for row in range(PAGES * ROWS_A_PAGE)],
    )


def hasten():
    """In the worker: another list, smaller parts, a lease of some seconds, a leader that leaves the first to others."""
    list_papers.register_of = register_of
    jobs.LEASE = timedelta(seconds=5)
    jobs.PAUSE = timedelta(seconds=0)
    whole = printing.parts_of
    printing.parts_of = lambda *words, **_more: whole(*words, pages=PAGES_A_PART)
    turns = sharing._turns

    def after_others(asked, token, setters, alive):
        while not asked.parts.exclude(claim=None).exists():
            time.sleep(0.3)
            alive()
        yield from turns(asked, token, setters, alive)

    sharing._turns = after_others


if "LONG_LIST" in os.environ:
    hasten()

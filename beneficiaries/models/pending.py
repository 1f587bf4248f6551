"""What is still open in cases: tasks, papers that run out, and what the apps above have running."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from beneficiaries.enums import RESTRICTED, MomentKind
from beneficiaries.models.documents import Document
from beneficiaries.models.tasks import Task
from equipe.offered import offered

RUNS_OUT_WITHIN = timedelta(days=90)


@dataclass(frozen=True)
class Pending:
    """One thing that does not end by itself when a case changes hands: its words, its day, who has it in hand."""

    case: UUID
    kind: MomentKind
    words: str
    due_on: date | None = None
    who: str = ""


def pending_in(episodes, *, reader, on):
    """{case: what is open in it, what is due first before}; `episodes` are cases that the reader may see."""
    found = defaultdict(list)
    for offer in offered("PENDING"):
        for thing in offer(episodes, reader=reader, on=on):
            found[thing.case].append(thing)
    return {case: sorted(things, key=lambda each: each.due_on or date.max) for case, things in found.items()}


def open_tasks(episodes, *, reader, on):
    for task in Task.objects.filter(episode__in=episodes).open().select_related("owner"):
        waiting = f" ({task.waiting_for})" if task.waiting_for else ""
        yield Pending(task.episode_id, MomentKind.TASK, task.text + waiting, task.due_on, str(task.owner))


def expiring_documents(episodes, *, reader, on):
    """Shared papers that run out soon or have run out; neither private ones nor those of health and courts."""
    papers = Document.objects.filter(episode__in=episodes, private=False, expires_on__lte=on + RUNS_OUT_WITHIN)
    for paper in papers.exclude(kind__in=RESTRICTED).current().light():
        words = ": ".join(filter(None, (paper.get_kind_display(), paper.title)))
        yield Pending(paper.episode_id, MomentKind.DOCUMENT, words, paper.expires_on)

"""A long list whose parts several workers set: the leader plans and binds, helpers claim part after part as it does.

Nothing is lost with a worker. What is set is kept; what it had claimed is free again when its lease is over; a leader
that takes over goes on with the plan that stands. Words and sheaves are sealed in the database, messages hold a number.
"""

import json
import time
import zlib
from collections import deque

from django.db import transaction

from equipe import jobs
from equipe.models import Job
from equipe.sealing import seal, unseal
from reporting.long_print.planning import Page
from reporting.long_print.printing import Plan, bound, setting
from reporting.long_print.setters import AT_ONCE
from reporting.models import ListPrint, PrintPart

FEW = 4
"""So many parts are sooner set than shared."""

HELP = "reporting.help_print"
MOST_HELPERS = 2
"""Helpers take the place of other work: never more for one list."""

A_MOMENT = 0.5
"""Seconds between two looks at what the others have set."""


def shared(asked, token, rows):
    """How the parts of this list come about, as `print_register` asks for it: by ourselves if they are few."""

    def sheaves(plan, setters, alive):
        if len(plan.parts) <= FEW:
            return setters.in_order(plan.parts, alive=alive)
        _keep(asked, plan, rows)
        return set_and_gathered(asked, token, len(plan.parts), setters, alive)

    return sheaves


def go_on(asked, token, *, tell):
    """Print the list by the plan of a leader before us."""
    plan = Plan(Page(*asked.plan["page"]), [], asked.plan["pages"])
    with setting(AT_ONCE) as setters:
        return bound(
            plan,
            setters,
            tell,
            lambda _plan, setters, alive: set_and_gathered(asked, token, asked.plan["parts"], setters, alive),
        )


def set_and_gathered(asked, token, number, setters, alive):
    """The sheaves in their order, each as soon as it is there, while we set what nobody else does."""
    _ask_for_help(asked)
    turns = _turns(asked, token, setters, alive)
    for part in range(number):
        while not (sheaf := _sheaf(asked, part)):
            next(turns)
        yield sheaf


def help_with(asked, token, alive):
    """Set parts as long as there are any that wait."""
    if asked.parts.to_set().exists():
        with setting(1) as setters:
            for _part in _set(asked, token, setters, alive):
                alive()


def _turns(asked, token, setters, alive):
    """One turn a part that we have set; when none waits, others have the rest in hand, or had it: one a moment."""
    while True:
        yield from _set(asked, token, setters, alive)
        time.sleep(A_MOMENT)
        alive()
        yield


def _set(asked, token, setters, alive):
    """Claim parts, no more than there are processes, and keep each when it is set."""
    claimed = deque()

    def requests():
        while part := asked.parts.claim(token):
            claimed.append(part.pk)
            yield json.loads(_opened(part.words))

    for sheaf in setters.in_order(requests(), alive=alive, ahead=0):
        PrintPart.objects.filter(pk=claimed.popleft(), sheaf=None).update(sheaf=_closed(sheaf))
        yield


@transaction.atomic
def _keep(asked, plan, rows):
    """The plan and the words of its parts; not if a leader beside us has done so."""
    if ListPrint.objects.select_for_update(of=("self",)).filter(pk=asked.pk, plan__isnull=True).first() is None:
        return
    page = [plan.page.width, plan.page.height, plan.page.points]
    told = {"page": page, "pages": plan.pages, "parts": len(plan.parts), "rows": rows}
    for part in plan.parts:
        words = _closed(json.dumps(part).encode())
        PrintPart.objects.create(list_print=asked, number=part["number"], words=words)
    ListPrint.objects.filter(pk=asked.pk).update(plan=told)


@transaction.atomic
def _ask_for_help(asked):
    about = {"list_print": str(asked.pk)}
    if not Job.objects.unfinished().of_kind(HELP, **about).exists():
        for _helper in range(min(MOST_HELPERS, asked.parts.to_set().count() - FEW)):
            jobs.ask(HELP, by=asked.requested_by, **about)


def _sheaf(asked, number):
    sealed = asked.parts.filter(number=number).values_list("sheaf", flat=True).first()
    return _opened(sealed) if sealed else None


def _closed(content):
    return seal(zlib.compress(content, 1))


def _opened(sealed):
    return zlib.decompress(unseal(sealed))

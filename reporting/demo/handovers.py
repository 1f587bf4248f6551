"""Cases that changed hands, colleagues who help, views that somebody keeps: the lists of the demo are in use."""

from datetime import timedelta

from beneficiaries.enums import AccessKind
from beneficiaries.models import CaseAccess
from equipe.models import SavedView
from reporting.demo.staff import INCLUSION

HANDED_OVER, HELPED, LEFT = 3, 4, 2
"""How many open cases changed hands lately, how many have a helper, how many lost who followed them."""

VIEWS = (
    ("Anna", "Le mie, per scadenza", "whose=mine&order=due", None, True),
    ("Anna", "Da quanto non ci sentiamo", "columns=contact&columns=manager&columns=name&columns=phone", "own", False),
    ("Marta", "Senza referente", "whose=nobody", INCLUSION, False),
    (
        "Marta",
        "Chiuse quest’anno",
        "columns=closed&columns=closing&columns=name&order=-closed&state=closed",
        None,
        False,
    ),
)


def pass_on(stage, episodes):
    """Some recent turns of open cases, each with the trace it would have left."""
    ours = [e for e in episodes if e.closed_on is None and e.case_manager and e.opened_on < stage.today - timedelta(60)]
    units = {user: unit for unit, workers in stage.workers.items() for user in workers}
    of_units = [episode for episode in ours if episode.case_manager in units]
    accesses = []
    for number, episode in enumerate(stage.rng.sample(of_units, min(len(of_units), HANDED_OVER + HELPED))):
        elsewhere = [user for user, unit in units.items() if unit != units[episode.case_manager]]
        colleague = stage.rng.choice(elsewhere)
        kind, since = (AccessKind.FORMER, 11) if number < HANDED_OVER else (AccessKind.HELPER, 20)
        accesses.append(_access(stage, episode, colleague, kind, stage.today - timedelta(days=since + number)))
    CaseAccess.objects.bulk_create(accesses)
    for episode in stage.rng.sample([e for e in ours if e not in of_units], LEFT):
        episode.case_manager = None
        episode.save(update_fields=["case_manager"])
    _keep_views(stage)


def _access(stage, episode, colleague, kind, since):
    by = episode.case_manager
    until = since + timedelta(days=30) if kind == AccessKind.FORMER else None
    verb = "access.kept" if kind == AccessKind.FORMER else "access.given"
    details = {"user": colleague.pk, "since": str(since), "until": until and str(until)}
    stage.trace(verb, episode, by, stage.moment(since), **details)
    days = {"since": since, "until": until}
    return CaseAccess(id=stage.id(), episode=episode, user=colleague, kind=kind, given_by=by, **days)


def _keep_views(stage):
    by_first_name = {user.first_name: user for user in stage.users.values()}
    for position, (owner, name, query, shared, first) in enumerate(VIEWS):
        user = by_first_name[owner]
        team = None if shared is None else user.standing[0].team if shared == "own" else stage.teams[shared]
        told = {"owner": user, "team": team, "opens_first": first, "position": position}
        SavedView.objects.create(list="caseload", name=name, query=query, **told)

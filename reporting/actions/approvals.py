"""An internship is approved by who answers for the money: it opens, and its line is chosen, together or not at all."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.actions import open_internship, settle_approval
from placements.holding import hold_what_waits
from reporting import ahead
from reporting.actions.wordings import pay_from
from reporting.enums import Unapproved
from reporting.holding import hold


@transaction.atomic
def approve(request, making, *, line="", why="", known_short=(), by, on):
    """Open the internship that was asked for, paid from a `line` (the key of a `Choice`), or from none yet.

    The rules are asked again. What is left of the line is reckoned while the money of the district is held: of two
    who approve at once the second sees what the first took. A line that has not enough left wants a reason in words,
    written by who knew it: `known_short` are the keys of the lines that were told to her to be short.
    """
    hold(request.episode.team.ambito_id)
    hold_what_waits(request)
    if making.arrangement is None:
        raise Refused(Unapproved.CHANGED.label)
    told = ahead.of_arrangement(making.arrangement, on=on)
    choice = told.chosen(line)
    if line and choice is None:
        raise Refused(Unapproved.OTHER_LINES.label)
    if choice and choice.is_short and not (why.strip() and choice.key in known_short):
        raise Refused(Unapproved.SHORT.label)
    internship = open_internship(request.episode, making.arrangement.agreement, by=by, on=on, **making.agreed)
    settle_approval(request, internship, why=why, by=by, on=on)
    paid = {"cost_line": choice.cost_line.pk, "fund": str(choice.fund.pk)} if choice else {}
    if choice:
        pay_from(internship, choice.cost_line, fund=choice.fund, by=by)
    audit.record("internship.approved", internship, by=by, amount=f"{told.together:.2f}", **paid)
    return internship

"""An internship in the making is handed to the coordinator; what becomes of it before it is one."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.arrangements import insist_possible
from placements.enums import Answered, Undone
from placements.holding import held_case, held_with_case
from placements.insertion import insert
from placements.models import ApprovalRequest
from placements.models.approvals import NO_TERMS


@transaction.atomic
def ask_approval(arrangement, *, terms, motive, by, on):
    """Ask for an internship that the rules allow; their warnings are passed with a motive. Of a case one waits.

    `terms` are the texts of its steps; the rules are asked again when it is approved.
    """
    episode = held_case(arrangement.episode)
    insist_possible(arrangement, on=on)
    arrangement.verdict.insist(motive=motive)
    ApprovalRequest.objects.of_case(episode).to_take_up().update(terms=NO_TERMS)
    days = {"starts_on": arrangement.starts_on, "ends_on": arrangement.ends_on}
    told = {"agreement": arrangement.agreement, "terms": terms, "asked_on": on, "asked_by": by}
    request = insert(ApprovalRequest(episode=episode, **told, **days))
    audit.record("internship.approval_asked", episode, by=by, request=str(request.pk))
    return request


@transaction.atomic
def give_back(request, *, why, by, on):
    """Not as it stands: it comes back to the desk with the reason."""
    _answer(request, Answered.RETURNED, why=why.strip(), by=by, on=on)
    audit.record("internship.approval_returned", request.episode, by=by, request=str(request.pk))


@transaction.atomic
def withdraw(request, *, by, on):
    """The desk takes it back, to change it."""
    _answer(request, Answered.WITHDRAWN, by=by, on=on)
    audit.record("internship.approval_withdrawn", request.episode, by=by, request=str(request.pk))


@transaction.atomic
def let_go(request, *, by):
    """Nobody will take it up again: what was typed is not kept any longer."""
    held_with_case(request)
    if not ApprovalRequest.objects.to_take_up().filter(pk=request.pk).update(terms=NO_TERMS):
        raise Refused(Undone.DECIDED.label)
    audit.record("internship.approval_let_go", request.episode, by=by, request=str(request.pk))


@transaction.atomic
def settle_approval(request, internship, *, why="", by, on):
    """It is an internship now, opened in the same transaction; its row tells what was typed."""
    _answer(request, Answered.APPROVED, internship=internship, terms=NO_TERMS, why=why.strip(), by=by, on=on)


def end_requests(episode, *, by, on):
    """A case that ends takes with it what waits for approval; called while the case is held.

    A case may be closed on an earlier day than that on which was asked: nothing is answered before it was asked.
    """
    requests = ApprovalRequest.objects.of_case(episode)
    for request in requests.waiting():
        _answer(request, Answered.WITHDRAWN, by=by, on=max(on, request.asked_on))
        audit.record("internship.approval_withdrawn", episode, by=by, request=str(request.pk))
    requests.to_take_up().update(terms=NO_TERMS)


def _answer(request, answer, *, by, on, **told):
    """Answer what waits, once."""
    held_with_case(request)
    answered = {"answer": answer, "answered_on": on, "answered_by": by}
    if not ApprovalRequest.objects.waiting().filter(pk=request.pk).update(**answered, **told):
        raise Refused(Undone.DECIDED.label)
    request.refresh_from_db()

"""Funds written down and changed; their acts, their plan, their unit costs; what the office binds by a decision."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe import audit
from equipe.verdicts import Refused
from placements.insertion import insert, overwrite
from reporting import rules
from reporting.enums import FundActKind
from reporting.holding import Allowing, hold
from reporting.models import Commitment, Fund, FundAct, FundPayer, PlannedAmount, Spending
from reporting.models.funds import GRANTS, RECEIPTS

TOLD = ("name", "code", "year", "starts_on", "ends_on", "paid_by", "report_by", "rules", "overhead")
"""What is said of a fund itself, besides its payers, its lines and its acts."""


@transaction.atomic
def add_fund(fund, *, payers, lines=(), by):
    """Write a fund down with its payers: triples of kind, name and share, which make 100."""
    hold(fund.ambito_id)
    Allowing(fund.ambito_id).insist_on_open(fund.year)
    rules.whole([share for _kind, _name, share in payers]).insist()
    insert(fund)
    _keep_payers(fund, payers)
    fund.eligible_lines.set(lines)
    audit.record("fund.added", fund, by=by, payers=len(payers))
    return fund


@transaction.atomic
def change_fund(fund, *, payers, lines=(), version, by):
    """Keep a fund as it was put right; what was granted and received is changed by acts alone.

    Who pays how much, and which year it is reported in, make figures of its years: in a closed one they stand.
    """
    hold(fund.ambito_id)
    rules.whole([share for _kind, _name, share in payers]).insist()
    standing = Fund.objects.with_payers().get(pk=fund.pk)
    shares = [(payer.kind, payer.share) for payer in standing.payers.all()]
    if (standing.year, shares) != (fund.year, [(kind, share) for kind, _name, share in payers]):
        Allowing(fund.ambito_id).insist_on_open(fund.year, *standing.years)
    _insist_on_what_was_spent(fund, lines)
    overwrite(fund, version, **{name: getattr(fund, name) for name in TOLD})
    _keep_payers(fund, payers)
    fund.eligible_lines.set(lines)
    audit.record("fund.changed", fund, by=by, payers=len(payers))
    return fund


def _insist_on_what_was_spent(fund, lines):
    """What is entered already fits the fund as it is put right: nothing is left behind that could not be entered."""
    if beyond := Spending.objects.from_fund(fund).beyond(fund, lines).count():
        sentence = ngettext(
            "%(n)s row of spending would no longer fit this fund by day, line or payment: put it right first.",
            "%(n)s rows of spending would no longer fit this fund by day, line or payment: put them right first.",
            beyond,
        )
        raise Refused(sentence % {"n": beyond})


def _keep_payers(fund, payers):
    """A payer keeps her row while her name stands, for acts may name her."""
    names = [name for _kind, name, _share in payers]
    if len(set(names)) < len(names):
        raise Refused(_("A payer stands there twice: add her shares up."))
    gone = FundPayer.objects.of([fund]).exclude(name__in=names)
    if gone.filter(acts__isnull=False).exists():
        raise Refused(_("Money was noted of a payer you take out: give her a share of 0 instead."))
    gone.delete()
    for position, (kind, name, share) in enumerate(payers, 1):
        said = {"kind": kind, "share": share, "position": position}
        FundPayer.objects.update_or_create(fund=fund, name=name, defaults=said)


@transaction.atomic
def note_act(act, *, motive="", by):
    """Note what happened to a fund. Neither the grant nor what was received may fall below nothing on any day.

    What is received beyond all that was granted is noted only with a motive, which stays with the act.
    """
    hold(act.fund.ambito_id)
    acts = FundAct.objects.of([act.fund])
    if act.kind in GRANTS:
        Allowing(act.fund.ambito_id).insist_on_open(act.fund.year)
    if act.kind == FundActKind.CHANGE and rules.falls_below(act.dated_on, act.amount, acts.changes_of_grant()):
        raise Refused(_("This would take away more than was granted by then: look at the amount and the day."))
    if act.kind == FundActKind.GIVEN_BACK and rules.falls_below(act.dated_on, -act.amount, acts.changes_of_receipts()):
        raise Refused(_("This would give back more than was received by then: look at the amount and the day."))
    if act.payer and act.payer.fund_id != act.fund_id:
        raise Refused(_("This payer belongs to another fund."))
    if act.kind in RECEIPTS:
        _received_with(act, acts).insist(motive=motive)
    act.motive = motive
    act.number = (acts.aggregate(last=Max("number"))["last"] or 0) + 1
    act.noted_by = by
    insert(act)
    audit.record("fund.act", act.fund, by=by, number=act.number, kind=act.kind)
    return act


def _received_with(act, acts):
    """Whether what is received stays within the grant once an act is noted, whatever the order of their days."""
    known = next(iter(acts.sums()), {"granted": 0, "received": 0})
    told = {"granted": known["granted"], "received": known["received"] + act.amount}
    return rules.received_within_grant(**told, fund=str(act.fund))


@transaction.atomic
def plan_amount(planned, *, by):
    """Plan an amount on a line of a fund, from a day on."""
    hold(planned.fund.ambito_id)
    Allowing(planned.fund.ambito_id).insist_on_open(planned.dated_on.year)
    _insist_on_line(planned.fund, planned.cost_line)
    last = PlannedAmount.objects.of(planned.fund).aggregate(last=Max("number"))["last"] or 0
    planned.number, planned.noted_by = last + 1, by
    insert(planned)
    audit.record("fund.planned", planned.fund, by=by, cost_line=planned.cost_line_id)
    return planned


def _insist_on_line(fund, line):
    """A line of the fund's own district; where the fund names its lines, one of them."""
    allowed = set(fund.eligible_lines.values_list("pk", flat=True))
    if line.ambito_id != fund.ambito_id or (allowed and line.pk not in allowed):
        raise Refused(_("The fund does not allow this line."))


@transaction.atomic
def note_unit_cost(unit_cost, *, by):
    """Write down what a unit costs by an act, for a fund."""
    hold(unit_cost.fund.ambito_id)
    insert(unit_cost)
    audit.record("fund.unit_cost", unit_cost.fund, by=by)
    return unit_cost


@transaction.atomic
def commit_money(commitment, *, motive="", on=None, by):
    """Bind a sum by a decision of the office; beyond what is left, only with a motive, which stays with it."""
    hold(commitment.cost_line.ambito_id)
    commitment.ambito, commitment.entered_by, commitment.motive = commitment.cost_line.ambito, by, motive
    Allowing(commitment.ambito_id).insist_on_decision(commitment, motive=motive, on=on)
    insert(commitment)
    audit.record("commitment.added", commitment, by=by, cost_line=commitment.cost_line_id)
    return commitment


@transaction.atomic
def close_commitment(commitment, *, on, by):
    """What is still bound of it is free again from a day on."""
    hold(commitment.ambito_id)
    standing = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if standing.closed_on:
        raise Refused(_("It is closed already."))
    if on < standing.dated_on:
        raise Refused(_("It would be closed before it was made: check the day."))
    standing.closed_on = on
    standing.save(update_fields=["closed_on"])
    audit.record("commitment.closed", standing, by=by)
    return standing

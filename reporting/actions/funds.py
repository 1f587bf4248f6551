"""Funds written down and changed; their acts, their plan, their unit costs; what the office binds by a decision."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from equipe import audit
from equipe.verdicts import Refused
from placements.insertion import insert, overwrite
from reporting import rules
from reporting.enums import FundActKind
from reporting.holding import hold
from reporting.models import Commitment, FundAct, FundPayer, PlannedAmount

TOLD = ("name", "code", "year", "starts_on", "ends_on", "paid_by", "report_by", "rules", "overhead")
"""What is said of a fund itself, besides its payers, its lines and its acts."""


@transaction.atomic
def add_fund(fund, *, payers, lines=(), by):
    """Write a fund down with its payers: triples of kind, name and share, which make 100."""
    hold(fund.ambito_id)
    rules.whole([share for _kind, _name, share in payers]).insist()
    insert(fund)
    _keep_payers(fund, payers)
    fund.eligible_lines.set(lines)
    audit.record("fund.added", fund, by=by, payers=len(payers))
    return fund


@transaction.atomic
def change_fund(fund, *, payers, lines=(), version, by):
    """Keep a fund as it was put right; what was granted and received is changed by acts alone."""
    hold(fund.ambito_id)
    rules.whole([share for _kind, _name, share in payers]).insist()
    overwrite(fund, version, **{name: getattr(fund, name) for name in TOLD})
    _keep_payers(fund, payers)
    fund.eligible_lines.set(lines)
    audit.record("fund.changed", fund, by=by, payers=len(payers))
    return fund


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
def note_act(act, *, by):
    """Note what happened to a fund. Neither the grant nor what was received may fall below nothing."""
    hold(act.fund.ambito_id)
    acts = FundAct.objects.of([act.fund])
    sums = next(iter(acts.sums()), {"granted": 0, "received": 0})
    if act.kind == FundActKind.CHANGE and sums["granted"] + act.amount < 0:
        raise Refused(_("This would take away more than was granted: look at the amount."))
    if act.kind == FundActKind.GIVEN_BACK and act.amount > sums["received"]:
        raise Refused(_("This would give back more than was received: look at the amount."))
    if act.payer and act.payer.fund_id != act.fund_id:
        raise Refused(_("This payer belongs to another fund."))
    act.number = (acts.aggregate(last=Max("number"))["last"] or 0) + 1
    act.noted_by = by
    insert(act)
    audit.record("fund.act", act.fund, by=by, number=act.number, kind=act.kind)
    return act


@transaction.atomic
def plan_amount(planned, *, by):
    """Plan an amount on a line of a fund, from a day on."""
    hold(planned.fund.ambito_id)
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
def commit_money(commitment, *, by):
    """Bind a sum by a decision of the office."""
    hold(commitment.cost_line.ambito_id)
    if commitment.fund:
        if commitment.fund.ambito_id != commitment.cost_line.ambito_id:
            raise Refused(_("This fund belongs to another district."))
        _insist_on_line(commitment.fund, commitment.cost_line)
        if commitment.dated_on > commitment.fund.ends_on:
            last = f"{commitment.fund.ends_on:%d/%m/%Y}"
            raise Refused(_("The fund ends on %(day)s: nothing is bound in it afterwards.") % {"day": last})
    commitment.ambito, commitment.entered_by = commitment.cost_line.ambito, by
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

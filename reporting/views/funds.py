"""Funds on a day: where they stand, their acts, their plan; what waits to be booked."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.views.documents import LOCKED_UP
from equipe import audit, incoming, sealing
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions, money_book
from reporting.forms import FIRST_PAYERS, FundActEntry, FundEntry, OnDay, Payers, PlannedEntry, UnitCostEntry
from reporting.indicators.balance import standings, still_to_come
from reporting.models import (
    Commitment,
    Fund,
    FundAct,
    FundPayer,
    MoneyFile,
    PlannedAmount,
    UnitCost,
)
from reporting.permissions import can_keep_money, districts_of_coordinator
from reporting.views.asking import district_of, note_looks, sent, sent_files, told_of
from reporting.worklists.booking import (
    changed_since_booked,
    courses_to_book,
    hours_to_book,
    insurance_to_book,
    internships_without_line,
    runs_to_book,
)


@require_safe
def funds(request):
    """Every fund on a day, as cards; what is not booked yet beside them."""
    require(can_keep_money(request.user))
    ambito, today = district_of(request), localdate()
    form, on = OnDay.asked(request.GET, today=today)
    runs, insurance = runs_to_book(ambito), insurance_to_book(ambito, on=today)
    without_line = internships_without_line(runs, insurance)
    note_looks(request, without_line)
    context = {
        "form": form,
        "on": on,
        "today": today,
        **told_of(request, ambito),
        "standings": standings(ambito, on=on),
        "runs": [run for run in runs if run.ready],
        "insurance": sum(each.amount for each in insurance if each.paid_from),
        "changed": changed_since_booked(ambito, on=today),
        "without_line": without_line,
        "courses": courses_to_book(ambito, on=today),
        "hours": hours_to_book(ambito),
    }
    return render(request, "reporting/funds.html", context)


@require_safe
def fund(request, pk):
    """One fund on a day: its lines, its payers, its acts and what its plan said before."""
    found = fund_file(request, pk)
    form, on = OnDay.asked(request.GET, today=localdate())
    standing = next(each for each in standings(found.ambito, on=on) if each.fund == found)
    coming = [each for each in still_to_come(found.ambito, on=on) if each.fund == found]
    note_looks(request, [each.internship for each in coming])
    context = {
        "form": form,
        "on": on,
        "fund": found,
        "standing": standing,
        "payers": money_book.by_payer(standing),
        "coming": coming,
        "commitments": Commitment.objects.from_fund(found).standing(on=on).with_spent(on=on).with_lines(),
        "acts": FundAct.objects.of([found]).with_people().newest_first(),
        "planned": PlannedAmount.objects.of(found).newest_first(),
        "unit_costs": UnitCost.objects.of(found),
        "entries": audit.history(found)[:20],
    }
    return render(request, "reporting/fund.html", context)


def add_fund(request):
    require(can_keep_money(request.user))
    year = localdate().year
    known = {"year": year, "starts_on": f"{year}-01-01", "ends_on": f"{year}-12-31", "overhead": 0}
    form = FundEntry(sent(request), initial=known, districts=districts_of_coordinator(request.user))
    payers = Payers(sent(request), initial=FIRST_PAYERS, prefix="payer")
    if form.is_valid() and payers.is_valid():
        made = form.save(commit=False)
        made.ambito = form.ambito
        try:
            actions.add_fund(made, payers=payers.payers, lines=form.cleaned_data["eligible_lines"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The fund is written down. Note next what was granted, and plan its lines."))
            return redirect(made)
    return render(request, "reporting/edit_fund.html", {"form": form, "payers": payers, "fund": None})


def edit_fund(request, pk):
    found = fund_file(request, pk)
    form = FundEntry(sent(request), instance=found, districts=[found.ambito])
    known = [
        {"kind": payer.kind, "name": payer.name, "share": payer.share}
        for payer in FundPayer.objects.of([found]).in_order()
    ]
    payers = Payers(sent(request), initial=known, prefix="payer")
    if form.is_valid() and payers.is_valid():
        told = {"lines": form.cleaned_data["eligible_lines"], "version": form.cleaned_data["version"] or 0}
        try:
            actions.change_fund(form.save(commit=False), payers=payers.payers, **told, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Change saved."))
            return redirect(found)
    return render(request, "reporting/edit_fund.html", {"form": form, "payers": payers, "fund": found})


@transaction.non_atomic_requests  # the file is looked through apart, which takes its time: no transaction waits for it
def note_fund_act(request, pk):
    """What happened to a fund on a day, with its document if it is at hand."""
    found = fund_file(request, pk)
    form = FundActEntry(sent(request), sent_files(request), fund=found, initial={"dated_on": localdate()})
    if form.is_valid():
        try:
            paper = incoming.take_in(form.content) if form.cleaned_data["paper"] else None
            with transaction.atomic():
                act = actions.note_act(form.save(commit=False), motive=form.cleaned_data["motive"], by=request.user)
                if paper:
                    actions.keep_paper(paper, act=act, title=act.get_kind_display(), by=request.user)
        except Refused as refusal:
            form.answer(refusal)
            if form.cleaned_data["paper"]:
                form.add_error("paper", _("Choose the file again: the browser does not keep it."))
        else:
            messages.success(request, _("The act is noted: it stands, a wrong one is put right by another."))
            return redirect(found)
    return render(request, "reporting/note_fund_act.html", {"form": form, "fund": found})


def plan_amount(request, pk):
    """What is planned on a line from a day on."""
    found = fund_file(request, pk)
    known = {"dated_on": localdate(), "cost_line": request.GET.get("line")}
    form = PlannedEntry(sent(request), fund=found, initial=known)
    done = _("Planned: it holds from that day until the next change.")
    return _write_down(request, found, form, actions.plan_amount, done, "reporting/plan_amount.html")


def note_unit_cost(request, pk):
    """What a unit costs by an act (UCS)."""
    found = fund_file(request, pk)
    form = UnitCostEntry(sent(request), fund=found, initial={"valid_from": found.starts_on})
    done = _("The unit cost is noted.")
    return _write_down(request, found, form, actions.note_unit_cost, done, "reporting/note_unit_cost.html")


def _write_down(request, found, form, deed, done, template):
    """One thing more of a fund, asked on a page of its own."""
    if form.is_valid():
        try:
            deed(form.save(commit=False), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(found)
    return render(request, template, {"form": form, "fund": found})


@require_safe
def money_file(request, pk):
    """A paper kept with money, to be saved; each look leaves its trace."""
    file = get_object_or_404(MoneyFile.objects.visible_to(request.user), pk=pk)
    require(can_keep_money(request.user))
    audit.record_read(file, by=request.user, section="money")
    name = f"{file.filed_at:%Y-%m-%d}.{incoming.EXTENSIONS[file.content_type]}"
    headers = LOCKED_UP | {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(sealing.unseal(file.content), content_type=file.content_type, headers=headers)


def fund_file(request, pk):
    """A fund of a district whose money she keeps; whose it is not, there is none."""
    found = get_object_or_404(Fund.objects.visible_to(request.user).with_payers().select_related("ambito"), pk=pk)
    require(can_keep_money(request.user))
    return found

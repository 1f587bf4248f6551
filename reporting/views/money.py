"""What was granted and what was spent."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit, incoming
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions, tables
from reporting.forms import CostLineEntry, SpendingChange, SpendingEntry, SpendingSearch
from reporting.indicators import Counted, Year, money_of, plan_of, years_known
from reporting.models import Commitment, CostLine, EarlierSpending, Fund, MoneyFile, Spending
from reporting.money_ways import money_page
from reporting.permissions import can_keep_money, districts_of_coordinator
from reporting.views.asking import district_of, sent, sent_files

PAGE = 50


@require_safe
def spending(request):
    require(can_keep_money(request.user))
    ambito, districts = district_of(request), districts_of_coordinator(request.user)
    choices = {
        "years": years_known(ambito, on=timezone.localdate()),
        "cost_lines": CostLine.objects.of(ambito).in_order(),
        "funds": Fund.objects.of(ambito).in_order(),
        "district": ambito,
        "districts": districts,
    }
    form, number = SpendingSearch.chosen(request.GET, **choices)
    year = Year(ambito, number)
    plan = plan_of(year)
    money = Counted(number, plan, money_of(year, plan))
    rows = form.apply(Spending.objects.of(ambito).dated_within(*year.days))
    context = {
        "form": form,
        "ambito": ambito,
        "year": number,
        "funding_url": money_page("funding_year", ambito.pk, number),
        "money": money,
        "shares": tables.shares(money),
        "lines": tables.breakdown("cost_lines", money),
        "page": Paginator(rows.with_sources().newest_first(), PAGE).get_page(request.GET.get("page")),
        "total": rows.total(),
    }
    return render(request, "reporting/spending.html", context)


def back_to(row):
    """The list in which a row stands: its year, its district."""
    return money_page("spending", row.ambito_id, year=row.dated_on.year)


@transaction.non_atomic_requests  # the paper is looked through apart, which takes its time: no transaction waits for it
def add_spending(request):
    require(can_keep_money(request.user))
    known = {"dated_on": timezone.localdate(), "fund": request.GET.get("fund"), "cost_line": request.GET.get("line")}
    choices = _choices(request.user)
    form = SpendingEntry(sent(request), sent_files(request), initial=known, **choices)
    if form.is_valid() and (row := _kept(request, form, actions.add_spending, key=form.cleaned_data["key"])):
        messages.success(request, _("%(amount)s entered.") % {"amount": tables.money(row.amount)})
        again = "again" in request.POST
        return redirect(reverse("reporting:add_spending") if again else back_to(row))
    return render(request, "reporting/add_spending.html", {"form": form, "lines": choices["cost_lines"]})


@transaction.non_atomic_requests
def edit_spending(request, pk):
    """A row of spending: where it comes from, what it said before, and putting it right."""
    row = get_object_or_404(Spending.objects.visible_to(request.user).with_sources(), pk=pk)
    require(can_keep_money(request.user))
    known = {"version": row.version}
    form = SpendingChange(sent(request), sent_files(request), instance=row, initial=known, **_choices(request.user))
    if form.is_valid() and _kept(request, form, actions.change_spending, version=form.cleaned_data["version"]):
        messages.success(request, _("Change saved."))
        return redirect(back_to(row))
    context = {
        "form": form,
        "spending": row,
        "earlier": EarlierSpending.objects.of(row),
        "files": MoneyFile.objects.of_spending(row).light().in_order(),
        "entries": audit.history(row)[:20],
    }
    return render(request, "reporting/edit_spending.html", context)


def _choices(user):
    return {
        "cost_lines": CostLine.objects.visible_to(user).in_order(),
        "funds": Fund.objects.visible_to(user).in_order(),
        "commitments": Commitment.objects.visible_to(user).newest_first(),
    }


def _kept(request, form, deed, **told):
    """The row as it was kept with its paper; nothing where it was refused, and the form says why."""
    try:
        paper = incoming.take_in(form.content) if form.cleaned_data["paper"] else None
        told |= {"motive": form.cleaned_data["motive"], "on": timezone.localdate(), "by": request.user}
        with transaction.atomic():
            row = deed(form.save(commit=False), **told)
            if paper:
                actions.keep_paper(paper, spending=row, title=row.document_number, by=request.user)
    except Refused as refusal:
        form.answer(refusal)
        if form.cleaned_data.get("paper"):
            form.add_error("paper", _("Choose the file again: the browser does not keep it."))
        return None
    return row


def add_cost_line(request):
    require(can_keep_money(request.user))
    form = CostLineEntry(sent(request), districts=districts_of_coordinator(request.user))
    if form.is_valid():
        try:
            line = actions.add_cost_line(form.ambito, **_told(form), by=request.user)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Cost line “%(name)s” added.") % {"name": line.name})
            return redirect("reporting:add_spending")
    lines = CostLine.objects.visible_to(request.user).in_order()
    return render(request, "reporting/add_cost_line.html", {"form": form, "lines": lines})


def _told(form):
    return {name: form.cleaned_data[name] for name in ("name", "chapter")}

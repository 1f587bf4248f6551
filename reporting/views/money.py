"""What was granted and what was spent."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit
from equipe.districts import asked_district
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions, tables
from reporting.forms import CostLineEntry, Funding, SpendingChange, SpendingEntry, SpendingSearch
from reporting.indicators import Counted, Year, money_of, plan_of, years_known
from reporting.models import CostLine, FundingYear, Spending
from reporting.permissions import can_keep_money, districts_of_coordinator

PAGE = 50


def posted(request):
    return request.POST if request.method == "POST" else None


@require_safe
def spending(request):
    require(can_keep_money(request.user))
    ambito, lines = request.user.ambito, CostLine.objects.visible_to(request.user).in_order()
    years = years_known(ambito, on=timezone.localdate())
    form, number = SpendingSearch.chosen(request.GET, years=years, cost_lines=lines)
    year = Year(ambito, number)
    plan = plan_of(year)
    money = Counted(number, plan, money_of(year, plan))
    rows = form.apply(Spending.objects.visible_to(request.user).dated_within(*year.days))
    context = {
        "form": form,
        "year": number,
        "money": money,
        "shares": tables.shares(money),
        "lines": tables.breakdown("cost_lines", money),
        "page": Paginator(rows.with_lines().newest_first(), PAGE).get_page(request.GET.get("page")),
        "total": rows.total(),
    }
    return render(request, "reporting/spending.html", context)


def back_to(year):
    return f"{reverse('reporting:spending')}?{urlencode({'year': year})}"


def add_spending(request):
    require(can_keep_money(request.user))
    lines = CostLine.objects.visible_to(request.user).in_order()
    form = SpendingEntry(posted(request), cost_lines=lines, initial={"dated_on": timezone.localdate()})
    if form.is_valid():
        try:
            row = actions.add_spending(form.save(commit=False), key=form.cleaned_data["key"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(amount)s entered.") % {"amount": tables.money(row.amount)})
            again = "again" in request.POST
            return redirect(reverse("reporting:add_spending") if again else back_to(row.dated_on.year))
    return render(request, "reporting/add_spending.html", {"form": form, "lines": lines})


def edit_spending(request, pk):
    row = get_object_or_404(Spending.objects.visible_to(request.user), pk=pk)
    require(can_keep_money(request.user))
    lines = CostLine.objects.visible_to(request.user).in_order()
    form = SpendingChange(posted(request), instance=row, cost_lines=lines, initial={"version": row.version})
    if form.is_valid():
        try:
            actions.change_spending(form.save(commit=False), version=form.cleaned_data["version"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Change saved."))
            return redirect(back_to(row.dated_on.year))
    context = {"form": form, "spending": row, "entries": audit.history(row)[:20]}
    return render(request, "reporting/edit_spending.html", context)


def add_cost_line(request):
    require(can_keep_money(request.user))
    form = CostLineEntry(posted(request), districts=districts_of_coordinator(request.user))
    if form.is_valid():
        try:
            line = actions.add_cost_line(form.ambito, name=form.cleaned_data["name"], by=request.user)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Cost line “%(name)s” added.") % {"name": line.name})
            return redirect("reporting:add_spending")
    lines = CostLine.objects.visible_to(request.user).in_order()
    return render(request, "reporting/add_cost_line.html", {"form": form, "lines": lines})


def funding_year(request, year):
    require(can_keep_money(request.user))
    if not 1900 <= year <= timezone.localdate().year + 5:
        raise Http404
    districts = districts_of_coordinator(request.user)
    ambito = asked_district(districts, request.GET.get("district"))
    if ambito is None:
        return render(request, "reporting/funding_year.html", {"districts": districts, "year": year})
    funding = FundingYear.objects.planned_for(ambito, year)
    form = Funding(posted(request), instance=funding)
    if form.is_valid():
        try:
            actions.plan_year(form.save(commit=False), version=form.cleaned_data["version"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The year %(year)s is planned.") % {"year": year})
            return redirect(back_to(year))
    entries = audit.history(funding)[:20] if funding.pk else ()
    return render(request, "reporting/funding_year.html", {"form": form, "year": year, "entries": entries})

"""The figures of a year, and the cases behind each."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from beneficiaries.models import Person
from equipe import audit
from equipe.permissions import require
from reporting.forms import YearChoice
from reporting.indicators import FIGURES, Year, count, years_known
from reporting.permissions import can_keep_money, can_see_figures
from reporting.sheets import groups_of, headlines_of

PAGE = 50


@require_safe
def figures(request):
    require(can_see_figures(request.user))
    ambito = request.user.ambito
    form, number = YearChoice.chosen(request.GET, years=years_known(ambito, on=timezone.localdate()))
    counted, previous = count(Year(ambito, number)), count(Year(ambito, number - 1))
    money_opens = can_keep_money(request.user)
    context = {
        "form": form,
        "counted": counted,
        "headlines": headlines_of(counted, previous, money_opens=money_opens),
        "groups": groups_of(counted, previous, money_opens=money_opens),
    }
    return render(request, "reporting/figures.html", context)


@require_safe
def cases_behind(request, year, code):
    require(can_see_figures(request.user))
    figure = FIGURES.get(code)
    if figure is None or not figure.opens or not 1900 <= year <= 9998:
        raise Http404
    asked, line = Year(request.user.ambito, year), request.GET.get("line", "")
    seen = figure.seen_by(request.user, asked, line)
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    rows = [figure.noun.row(thing) for thing in page]
    people = [who for who, *_ in rows if isinstance(who, Person)]
    audit.record_reads(people, by=request.user, section=f"figure {code}")
    context = {
        "figure": figure,
        "year": year,
        "year_words": str(year),
        "line": figure.label_of(line) if line else "",
        "page": page,
        "rows": rows,
        "total": figure.total(asked, line),
    }
    return render(request, "reporting/cases_behind.html", context)

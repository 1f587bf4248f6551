"""The figures of a year, each explained on a page of its own, the cases behind each, and the years as cohorts."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from beneficiaries.models import Person
from equipe import audit
from equipe.permissions import require
from reporting.cohort_tables import cohort_tables
from reporting.explained import explain
from reporting.forms import FigureSearch
from reporting.indicators import FIGURES, Year, count, years_known
from reporting.permissions import can_keep_money_of, can_see_figure, can_see_figures
from reporting.sheets import groups_of, headlines_of, way_behind

PAGE = 50


@require_safe
def figures(request):
    require(can_see_figures(request.user))
    ambito = request.user.ambito
    form, number = FigureSearch.chosen(request.GET, years=years_known(ambito, on=timezone.localdate()))
    counted, previous = count(Year(ambito, number)), count(Year(ambito, number - 1))
    sought, money_of = form.sought, _money_of(request.user)
    seen = {code for code, figure in FIGURES.items() if can_see_figure(request.user, figure)}
    told = {"money_of": money_of, "sees": lambda figure: figure.code in seen, "sought": sought}
    headlines = headlines_of(counted, previous, ambito=ambito, money_of=money_of) if not sought else ()
    context = {
        "form": form,
        "counted": counted,
        "sought": sought,
        "headlines": headlines,
        "groups": groups_of(counted, previous, **told),
    }
    return render(request, "reporting/figures.html", context)


@require_safe
def figure(request, year, code):
    asked = _figure_or_404(request, year, code)
    explained = explain(asked, Year(request.user.ambito, year))
    way = way_behind(asked, year, money_of=_money_of(request.user))
    context = {"figure": asked, "told": explained, "way": way, "year": year, "year_words": str(year)}
    return render(request, "reporting/figure.html", context)


@require_safe
def cohorts(request):
    require(can_see_figures(request.user))
    ambito = request.user.ambito
    context = {"tables": cohort_tables(ambito)}
    return render(request, "reporting/cohorts.html", context)


@require_safe
def cases_behind(request, year, code):
    figure = _figure_or_404(request, year, code)
    if not figure.opens:
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


def _money_of(user):
    """The key of the district whose figures she reads, if she keeps its money too."""
    return user.ambito.pk if can_keep_money_of(user, user.ambito) else None


def _figure_or_404(request, year, code):
    """A figure that is known, of a year a calendar has, for who may see it."""
    require(can_see_figures(request.user))
    figure = FIGURES.get(code)
    if figure is None or not 1900 <= year <= 9998:
        raise Http404
    require(can_see_figure(request.user, figure))
    return figure

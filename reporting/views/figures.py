"""The figures of a year, each explained on a page of its own, the cases behind each, and the years as cohorts."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.models import Person
from equipe import audit
from equipe.permissions import require
from reporting.explained import ahead_in, explain
from reporting.forms import FigureSearch
from reporting.indicators import FIGURES, Year, count, years_known
from reporting.indicators.cohorts import COLUMNS, behind
from reporting.permissions import can_keep_money_of, can_see_cases_behind, can_see_figure, can_see_figures
from reporting.pictures.cohorts import sides_of
from reporting.sheets import groups_of, headlines_of, way_behind

PAGE = 50


@require_safe
def figures(request):
    require(can_see_figures(request.user))
    ambito, today = request.user.ambito, timezone.localdate()
    form, number = FigureSearch.chosen(request.GET, years=years_known(ambito, on=today))
    counted, previous = count(Year(ambito, number)), count(Year(ambito, number - 1))
    sought, money_of = form.sought, _money_of(request.user)
    seen = {code for code, figure in FIGURES.items() if can_see_figure(request.user, figure)}
    opens = can_see_cases_behind(request.user, ambito)
    told = {"money_of": money_of, "notes": ahead_in(Year(ambito, number), today)}
    headlines = headlines_of(counted, previous, ambito=ambito, **told) if not sought else ()
    told |= {"opens": opens, "sees": lambda figure: figure.code in seen, "sought": sought}
    context = {
        "form": form,
        "counted": counted,
        "sought": sought,
        "opens": opens,
        "headlines": headlines,
        "groups": groups_of(counted, previous, **told),
    }
    return render(request, "reporting/figures.html", context)


@require_safe
def figure(request, year, code):
    asked = _figure_or_404(request, year, code)
    explained = explain(asked, Year(request.user.ambito, year))
    ahead = ahead_in(Year(request.user.ambito, year), timezone.localdate()).get(code, "")
    way = way_behind(asked, year, money_of=_money_of(request.user))
    context = {"figure": asked, "told": explained, "ahead": ahead, "way": way, "year": year, "year_words": str(year)}
    return render(request, "reporting/figure.html", context)


@require_safe
def cohorts(request):
    """Exact for the desk, which may see every case behind; others see what a published table would tell."""
    require(can_see_figures(request.user))
    opens = can_see_cases_behind(request.user, request.user.ambito)
    context = {"sides": sides_of(request.user.ambito, opens=opens), "opens": opens}
    return render(request, "reporting/cohorts.html", context)


@require_safe
def cohort_cases(request, year, side, column):
    """Whom a number of a cohort counts: how many they are tells of small ones, so the list is the desk's alone."""
    require(can_see_figures(request.user) and can_see_cases_behind(request.user, request.user.ambito))
    if column not in COLUMNS.get(side, ()) or not 1900 <= year <= 9998:
        raise Http404
    parent = (_("The years as cohorts"), reverse("reporting:cohorts"))
    return _list_behind(request, behind(side, column), year, parent=parent)


@require_safe
def cases_behind(request, year, code):
    figure = _figure_or_404(request, year, code)
    if not figure.opens:
        raise Http404
    parent = (_("Figures"), f"{reverse('reporting:figures')}?{urlencode({'year': year})}")
    return _list_behind(request, figure, year, line=request.GET.get("line", ""), parent=parent)


def _list_behind(request, figure, year, *, line="", parent):
    """The rows that a figure counts, as far as the reader may see them; a look at people leaves a trace."""
    asked = Year(request.user.ambito, year)
    page = Paginator(figure.seen_by(request.user, asked, line), PAGE).get_page(request.GET.get("page"))
    rows = [figure.noun.row(thing) for thing in page]
    people = [who for who, *_rest in rows if isinstance(who, Person)]
    audit.record_reads(people, by=request.user, section=f"figure {figure.code}")
    context = {
        "figure": figure,
        "year": year,
        "year_words": str(year),
        "parent": parent,
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

"""The doors of the internships: list, page, opening, extension, interruption."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe.list_pages import exported, row_of, tools_of, views_of
from equipe.permissions import require
from equipe.saved_views import opening_view
from placements import listed
from placements.columns import INTERNSHIPS
from placements.permissions import can_see_hosts, can_see_placements
from placements.rules import attendance

A_PAGE = 25


@require_safe
def internships(request):
    require(can_see_placements(request.user))
    views = views_of(request.user, INTERNSHIPS)
    if not request.GET and (first := opening_view(views, request.user)):
        return redirect(f"{reverse(INTERNSHIPS.door)}?{first.query}")
    search, found, columns, today = _asked(request)
    page, export = Paginator(found, A_PAGE).get_page(request.GET.get("page")), "placements:export_internships"
    order = request.GET.get("order", "")
    shown = tools_of(request, INTERNSHIPS, columns, order=order, views=views, export=export)
    shown |= {
        "search": search,
        "page": page,
        "rows": [row_of(INTERNSHIPS, internship, columns, on=today) for internship in page],
        "asked_month": attendance.asked_month(today),
        "at_the_desk": can_see_hosts(request.user),
    }
    template = "placements/internships.html#rows" if request.htmx else "placements/internships.html"
    return render(request, template, shown)


@require_safe
def export_internships(request):
    """The list as a workbook: exactly what the page shows, of all its pages."""
    require(can_see_placements(request.user))
    _search, found, columns, today = _asked(request)
    return exported(request, INTERNSHIPS, found, columns, title=_("Internships"), on=today)


def _asked(request):
    """What the address asks for, within what the reader may see: the page and the workbook ask alike."""
    today = localdate()
    return *listed.internships(request.user, request.GET, on=today), INTERNSHIPS.chosen(request.GET), today

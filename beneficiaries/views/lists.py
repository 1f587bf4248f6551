"""The list of cases, and the search that leads to it without a name in the URL."""

import re
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from beneficiaries import listed
from beneficiaries.columns import CASELOAD
from beneficiaries.forms import CaseFilter
from beneficiaries.models import hits_beside
from beneficiaries.permissions import can_compare_people, can_open_case, can_refer, can_see_cases
from equipe.list_pages import row_of, tools_of, views_of
from equipe.permissions import require
from equipe.saved_views import opening_view

ROWS_A_PAGE = 25


@require_safe
def caseload(request):
    require(can_see_cases(request.user))
    views = views_of(request.user, CASELOAD)
    if not request.GET and (first := opening_view(views, request.user)):
        return redirect(f"{reverse(CASELOAD.door)}?{first.query}")
    asked = asked_of(request, request.GET)
    columns, today = CASELOAD.chosen(request.GET), localdate()
    page = _page(CASELOAD.fetched(asked.episodes, columns), request.GET.get("page"))
    order, export = asked.form.order_of_columns, "beneficiaries:export_caseload"
    context = tools_of(request, CASELOAD, columns, order=order, views=views, export=export)
    context |= {
        "form": asked.form,
        "page": page,
        "rows": [row_of(CASELOAD, episode, columns, on=today) for episode in page],
        "search": asked.key,
        "searched": asked.searched,
        "is_narrowed": bool(asked.searched or set(request.GET) - {"page", "order", "columns"}),
        "beside": _beside(request.user, asked.searched),
        "may_refer": can_refer(request.user),
        "may_open": can_open_case(request.user),
        "may_compare": can_compare_people(request.user),
    }
    return render(request, "beneficiaries/caseload.html" + ("#cases" if request.htmx else ""), context)


class Asked(NamedTuple):
    """What an address of the list asks for, within what the reader may see."""

    form: CaseFilter
    episodes: object
    searched: str
    key: str


def asked_of(request, query):
    """The cases that an address asks for: the page, the workbook and what is done with many cases ask alike."""
    key = query.get("search", "")
    searched = request.session.get("searches", {}).get(key, "")
    form, found = listed.cases(request.user, query, words=searched)
    return Asked(form, found, searched, key if searched else "")


def _page(episodes, number):
    """A page of the list. Each row tells the total, so that nothing has to be counted apart."""
    first = max(whole_number(number) - 1, 0) * ROWS_A_PAGE
    rows = list(episodes.with_total()[first : first + ROWS_A_PAGE])
    if not rows and first:
        return _page(episodes, "1")
    paginator = Paginator(episodes, ROWS_A_PAGE)
    paginator.count = rows[0].total if rows else 0
    return Page(rows, first // ROWS_A_PAGE + 1, paginator)


def whole_number(typed):
    """A number of the URL, at most seven digits long; nothing for anything else."""
    return int(typed) if re.fullmatch(r"[0-9]{1,7}", typed or "") else 0


def _beside(user, searched):
    """What else was found: who still waits for the desk, people without a case, hosts."""
    return hits_beside(searched, reader=user) if searched else []

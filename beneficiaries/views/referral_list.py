"""The list of referrals, by where they stand, and as a workbook."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries import listed
from beneficiaries.columns import REFERRALS
from beneficiaries.enums import ReferralState
from beneficiaries.listed import referrals_seen, state_of
from beneficiaries.permissions import can_refer, can_see_cases
from equipe.list_pages import exported, row_of, tools_of, views_of
from equipe.permissions import require
from equipe.saved_views import opening_view

ROWS_A_PAGE = 25


@require_safe
def referrals(request):
    require(can_see_cases(request.user))
    views = views_of(request.user, REFERRALS)
    if not request.GET and (first := opening_view(views, request.user)):
        return redirect(f"{reverse(REFERRALS.door)}?{first.query}")
    state, columns = state_of(request.GET), REFERRALS.chosen(request.GET)
    page = Paginator(listed.referrals(request.user, request.GET), ROWS_A_PAGE).get_page(request.GET.get("page"))
    numbers, today = dict(referrals_seen(request.user, request.GET).numbers_by_state()), localdate()
    order, export = request.GET.get("order", ""), "beneficiaries:export_referrals"
    context = tools_of(request, REFERRALS, columns, order=order, views=views, export=export)
    context |= {
        "tabs": [(value, label, numbers.get(value, 0)) for value, label in ReferralState.choices],
        "state": state,
        "whose": request.GET.get("whose", ""),
        "page": page,
        "rows": [row_of(REFERRALS, referral, columns, on=today) for referral in page],
        "may_refer": can_refer(request.user),
    }
    return render(request, "beneficiaries/referrals.html" + ("#referrals" if request.htmx else ""), context)


@require_safe
def export_referrals(request):
    """The list as a workbook: exactly what the page shows, of all its pages."""
    require(can_see_cases(request.user))
    found, columns = listed.referrals(request.user, request.GET), REFERRALS.chosen(request.GET)
    return exported(request, REFERRALS, found, columns, title=_("Referrals"), on=localdate())

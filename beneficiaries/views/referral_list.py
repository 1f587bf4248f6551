"""The list of referrals, by where they stand, and as a workbook."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.columns import REFERRALS
from beneficiaries.enums import ReferralState
from beneficiaries.models import Referral
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
    state, visible, columns = _asked(request)
    page = Paginator(_listed(request, state, visible), ROWS_A_PAGE).get_page(request.GET.get("page"))
    numbers, today = dict(visible.numbers_by_state()), localdate()
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
    state, visible, columns = _asked(request)
    found = _listed(request, state, visible)
    return exported(request, REFERRALS, found, columns, title=_("Referrals"), on=localdate())


def _asked(request):
    """In which state, of which referrals, with which columns: the page and the workbook ask alike."""
    state = request.GET.get("state")
    state = state if state in ReferralState.values else ReferralState.SENT
    visible = Referral.objects.visible_to(request.user)
    mine = request.GET.get("whose") == "mine"
    return state, visible.sent_by(request.user) if mine else visible, REFERRALS.chosen(request.GET)


def _listed(request, state, visible):
    """Those of one state, as the address orders them; else what waits longest, or was decided last, stands first."""
    listed = visible.in_state(state).with_people()
    ordered = REFERRALS.ordered(listed, request.GET.get("order", ""))
    if ordered is not None:
        return ordered
    waiting = state in (ReferralState.SENT, ReferralState.RETURNED)
    return listed.oldest_first() if waiting else listed.newest_first()

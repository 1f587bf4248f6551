"""The list of cases as a workbook: exactly what the page shows, of all its pages."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.columns import CASELOAD
from beneficiaries.permissions import can_see_cases
from beneficiaries.views.lists import asked_of
from equipe.list_pages import MOST_ROWS, as_workbook
from equipe.permissions import require


@require_safe
def export_caseload(request):
    require(can_see_cases(request.user))
    asked, columns = asked_of(request, request.GET), CASELOAD.chosen(request.GET)
    episodes = list(CASELOAD.fetched(asked.episodes, columns)[: MOST_ROWS + 1])
    if len(episodes) > MOST_ROWS:
        too_many = _("A workbook holds at most %(most)s rows: narrow the list first.")
        messages.error(request, too_many % {"most": MOST_ROWS})
        return redirect(f"{reverse(CASELOAD.door)}?{request.GET.urlencode()}")
    return as_workbook(request, CASELOAD, episodes, columns, title=_("People"), on=localdate())

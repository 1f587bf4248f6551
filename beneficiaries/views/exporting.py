"""The list of cases as a workbook: exactly what the page shows, of all its pages."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.columns import CASELOAD
from beneficiaries.permissions import can_see_cases
from beneficiaries.views.lists import asked_of
from equipe.list_pages import exported
from equipe.permissions import require


@require_safe
def export_caseload(request):
    require(can_see_cases(request.user))
    asked, columns = asked_of(request, request.GET), CASELOAD.chosen(request.GET)
    found = CASELOAD.fetched(asked.episodes, columns)
    return exported(request, CASELOAD, found, columns, title=_("People"), on=localdate())

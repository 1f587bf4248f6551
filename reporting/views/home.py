"""What waits for whom, on the first page."""

from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from equipe import drafts
from equipe.enums import Role
from reporting import worklists
from reporting.tables import long_day


@require_safe
def home(request):
    today = timezone.localdate()
    context = {
        "desk": worklists.of(request.user, on=today),
        "forgotten_drafts": drafts.forgotten(request.user, at=timezone.now()),
        "today": f"{capfirst(formats.date_format(today, 'l'))} {long_day(today)}",
        "may_refer": request.user.has_role(Role.SOCIAL_WORKER),
        "audits": request.user.has_role(Role.AUDITOR),
        "administers": request.user.has_role(Role.ADMINISTRATOR),
    }
    return render(request, "reporting/home.html", context)

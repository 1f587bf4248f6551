"""What waits for whom, on the first page."""

from django.shortcuts import render
from django.utils import timezone

from equipe.enums import Role
from reporting import worklists


def home(request):
    context = {
        "desk": worklists.of(request.user, on=timezone.localdate()),
        "today": timezone.localdate(),
        "may_refer": request.user.has_role(Role.SOCIAL_WORKER),
        "audits": request.user.has_role(Role.AUDITOR),
        "administers": request.user.has_role(Role.ADMINISTRATOR),
    }
    return render(request, "reporting/home.html", context)

"""The first page: what is next for who works with cases, and below it the plates of each role."""

from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from beneficiaries.whats_next import outlook
from equipe import drafts
from equipe.enums import Role
from equipe.permissions import require
from reporting import worklists
from reporting.tables import long_day

ROWS_A_GROUP = 8
"""What one takes in at a glance; the others of a group unfold."""


@require_safe
def home(request):
    """What is next, asked in few questions; the rest of the desk follows by a door of its own."""
    user, today = request.user, timezone.localdate()
    context = {
        "outlook": outlook(user, on=today) if user.works_with_cases else None,
        "most": f":{ROWS_A_GROUP}",
        "others": f"{ROWS_A_GROUP}:",
        "most_number": ROWS_A_GROUP,
        "forgotten_drafts": drafts.forgotten(user, at=timezone.now()),
        "today": f"{capfirst(formats.date_format(today, 'l'))} {long_day(today)}",
        "promises": user.works_at_the_desk,
        "may_refer": user.has_role(Role.SOCIAL_WORKER),
        "audits": user.has_role(Role.AUDITOR),
        "administers": user.has_role(Role.ADMINISTRATOR),
        "back": request.path,
    }
    return render(request, "reporting/home.html", context)


@require_safe
def desk(request):
    """The tiles and plates of each role."""
    require(request.user.works_with_cases)
    context = {"desk": worklists.of(request.user, on=timezone.localdate())}
    return render(request, "reporting/desk.html" + ("#desk" if request.htmx else ""), context)

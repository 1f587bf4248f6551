"""The one box over people, referrals and hosts: lines while one types, and a list that is kept under a key."""

import secrets

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from beneficiaries import actions
from beneficiaries.forms import Search
from beneficiaries.models import hits
from beneficiaries.permissions import can_see_cases
from equipe.permissions import require

SEARCHES_KEPT = 10
FEWEST_SIGNS = 2


@require_POST
def find(request):
    """The lines under the box, while somebody types; nothing is kept."""
    require(can_see_cases(request.user))
    form = Search(request.POST)
    asked = form.is_valid() and len(form.cleaned_data["q"]) >= FEWEST_SIGNS
    found = hits(form.cleaned_data["q"], reader=request.user) if asked else []
    number = sum(len(lines) for _, lines in found)
    return render(request, "beneficiaries/find.html", {"asked": asked, "found": found, "number": number})


@require_POST
def people(request):
    """Keep what was typed in the session, under a key that says nothing, and show the list it gives."""
    require(can_see_cases(request.user))
    form = Search(request.POST)
    if not form.is_valid():
        return redirect("beneficiaries:caseload")
    key, typed = secrets.token_urlsafe(8), form.cleaned_data["q"]
    actions.record_search(typed, by=request.user)
    kept = list(request.session.get("searches", {}).items())[-SEARCHES_KEPT + 1 :]
    request.session["searches"] = dict(kept) | {key: typed}
    return redirect(f"{reverse('beneficiaries:caseload')}?search={key}")

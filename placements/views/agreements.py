"""The doors of the framework agreements."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import NewAgreement
from placements.models import Agreement, Host, Internship
from placements.permissions import can_manage_hosts
from placements.views.files import typed


def add_agreement(request, pk):
    host = get_object_or_404(Host.objects.visible_to(request.user), pk=pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    form = NewAgreement(typed(request))
    if form.is_valid():
        try:
            agreement = actions.add_agreement(host, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = _("Agreement %(number)s is registered: internships can be opened under it.")
            messages.success(request, words % {"number": agreement.number})
            return redirect(host)
    return render(request, "placements/add_agreement.html", {"host": host, "form": form})


@require_safe
def agreement(request, pk):
    today = localdate()
    agreements = Agreement.objects.visible_to(request.user).with_hosts().with_seats(on=today)
    agreement = get_object_or_404(agreements, pk=pk)
    internships = Internship.objects.visible_to(request.user).under(agreement).with_people()
    shown = {
        "agreement": agreement,
        "today": today,
        "current": internships.not_ended(on=today).by_start(),
        "past": internships.past(on=today).newest_first(),
        "history": audit.history(agreement)[:20],
    }
    return render(request, "placements/agreement.html", shown)

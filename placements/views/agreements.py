"""The doors of the framework agreements: the agreement on a day, and each act of it."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import AgreementDetails, Amendment, EarlyEnd, NewAgreement, OnDay, Renewal
from placements.frames import on_day, over_months, sides
from placements.models import Agreement, AgreementAct, Internship
from placements.permissions import can_manage_hosts
from placements.views.files import host_file, typed


def add_agreement(request, pk):
    host = host_file(request, pk)
    require(can_manage_hosts(request.user, host.ambito_id))
    form = NewAgreement(typed(request))
    if form.is_valid():
        try:
            agreement = actions.add_agreement(host, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = _("Agreement %(number)s is registered. Next: file who signed it; then internships can be opened.")
            messages.success(request, words % {"number": agreement.number})
            return redirect(agreement)
    return render(request, "placements/add_agreement.html", {"host": host, "form": form})


@require_safe
def agreement(request, pk):
    """The agreement as it stands today, and its seats on any day that is asked."""
    today, asked = localdate(), OnDay(request.GET)
    agreement, day = _visible(request, pk), asked.day(otherwise=today)
    internships = Internship.objects.visible_to(request.user).under(agreement).with_people()
    shown = {
        "agreement": agreement,
        "today": today,
        "nearness": agreement.nearness(on=today),
        "asked": asked,
        "then": on_day(agreement, day=day),
        "months": over_months(agreement, around=day),
        "acts": AgreementAct.objects.of_agreement(agreement).with_who().in_order(),
        "sides": sides(agreement),
        "current": internships.not_ended(on=today).by_start(),
        "past": internships.past(on=today).newest_first(),
        "can_manage": can_manage_hosts(request.user, agreement.host.ambito_id),
        "history": audit.history(agreement)[:20],
    }
    return render(request, "placements/agreement.html", shown)


def edit_agreement(request, pk):
    agreement = _visible(request, pk)
    require(can_manage_hosts(request.user, agreement.host.ambito_id))
    form = AgreementDetails(typed(request), instance=copy(agreement), initial={"version": agreement.version})
    if form.is_valid():
        try:
            actions.edit_agreement(agreement, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(_visible(request, pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(agreement)
    return render(request, "placements/edit_agreement.html", {"agreement": agreement, "form": form})


def amend_agreement(request, pk):
    """Other seats, kinds of work or insurance."""
    agreement = _visible(request, pk)
    initial = {"dated_on": localdate(), "holds_from": localdate(), "version": agreement.version}
    form = Amendment(typed(request), agreement=agreement, initial=initial)
    return _act(request, agreement, form, actions.amend_agreement, said=_("The amendment is recorded."))


def renew_agreement(request, pk):
    """A later end."""
    agreement = _visible(request, pk)
    form = Renewal(typed(request), initial={"dated_on": localdate(), "version": agreement.version})
    return _act(request, agreement, form, actions.renew_agreement, said=_("The renewal is recorded."))


def end_agreement(request, pk):
    """An earlier end."""
    agreement = _visible(request, pk)
    form = EarlyEnd(typed(request), initial={"dated_on": localdate(), "version": agreement.version})
    return _act(request, agreement, form, actions.end_agreement, said=_("The early end is recorded."))


def _visible(request, pk):
    agreements = Agreement.objects.visible_to(request.user).with_hosts().with_seats(on=localdate())
    return get_object_or_404(agreements, pk=pk)


def _act(request, agreement, form, deed, *, said):
    """One act: guard, ask, do, show; what holds now stands beside the form."""
    require(can_manage_hosts(request.user, agreement.host.ambito_id))
    if form.is_valid():
        try:
            deed(agreement, by=request.user, **form.said)
        except actions.Stale as stale:
            agreement.refresh_from_db()
            form.see_anew(agreement, sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            return redirect(agreement)
    name = deed.__name__
    return render(request, f"placements/{name}.html", {"agreement": agreement, "form": form})

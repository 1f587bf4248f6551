"""The doors around a round: asking one more, excusing, reaching those who answer by a link, reminding."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import actions
from assessments.forms import Excuse, Letter, OneMore
from assessments.permissions import can_change_raters, can_reach_raters
from assessments.telling import insist_they_may_be_told
from assessments.views.showing import SECTION, round_of, show_round, telling_form, visible_round
from beneficiaries.actions import NotTold
from equipe import audit
from equipe.navigation import site_of
from equipe.permissions import require
from equipe.verdicts import Refused

ON_THIS_DAY = 0


@require_POST
def add_rater(request, pk):
    """Ask one more person."""
    round = visible_round(request, pk)
    require(can_change_raters(request.user, round))
    form, telling = OneMore(request.POST, round=round), telling_form(request, round.episode)
    if form.is_valid():
        told = {"by": request.user, "on": localdate(), "recording": telling.recording}
        try:
            insist_they_may_be_told(round.episode, [form.one], **told)
            actions.add_rater(round, form.one, by=request.user, on=localdate(), site=site_of(request))
        except NotTold as refusal:
            telling.refuse(refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Asked. How far it has come stands beside the name."))
            return redirect(round)
    return show_round(request, round, one_more=form, telling=telling)


@require_POST
def excuse(request, pk):
    """Go on without somebody who cannot answer any more."""
    round, assessment = round_of(request, pk)
    require(can_change_raters(request.user, round))
    form = Excuse(request.POST)
    if form.is_valid():
        try:
            actions.excuse_rater(assessment, reason=form.cleaned_data["reason"], by=request.user, on=localdate())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(round)
    return show_round(request, round, excuse=form)


@require_POST
def remind(request, pk):
    """Ask somebody again."""
    round, assessment = round_of(request, pk)
    require(can_reach_raters(request.user, round))
    try:
        actions.remind(assessment, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The reminder is on its way."))
    return redirect(round)


@require_POST
def send_link(request, pk):
    """Send a fresh link by mail; the one before is dead."""
    round, assessment = round_of(request, pk)
    require(can_reach_raters(request.user, round))
    form = Letter(request.POST)
    if form.is_valid():
        to = form.cleaned_data["to"]
        try:
            actions.send_link(assessment, to=to, site=site_of(request), by=request.user, on=localdate())
        except Refused as refusal:
            form.add_error("to", str(refusal))
        else:
            messages.success(request, _("The link is on its way. Earlier links open nothing any more."))
            return redirect(round)
    return show_round(request, round, letter=form)


@require_POST
def show_link(request, pk):
    """A fresh link on the screen, once, to read out or hand over."""
    round, assessment = round_of(request, pk)
    require(can_reach_raters(request.user, round))
    try:
        link, secret = actions.hand_link(assessment, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(round)
    audit.record_read(round.episode, by=request.user, section=SECTION)
    before, _secret, _rest = reverse("by_link:door", args=[secret]).partition(secret)
    shown = {"round": round, "assessment": assessment, "link": link, "secret": secret}
    return render(request, "assessments/show_link.html", shown | {"before": site_of(request) + before})


@require_POST
def answer_here(request, pk):
    """Hand this device over: a link for today opens on it, and whoever was signed in is signed out.

    Whoever holds it then comes back to no page of the service, neither by a link nor by the browser's own button.
    """
    round, assessment = round_of(request, pk)
    require(can_reach_raters(request.user, round))
    try:
        _link, secret = actions.hand_link(assessment, by=request.user, on=localdate(), days=ON_THIS_DAY)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(round)
    logout(request)
    response = redirect("by_link:door", secret)
    response["Clear-Site-Data"] = '"cache"'
    return response

"""What the person was told about her data, and who may be told what: one page to keep it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions, rules
from beneficiaries.enums import Purpose
from beneficiaries.forms import Exchange, Notice
from beneficiaries.models import DataExchange, Episode, PrivacyNotice, last_words
from beneficiaries.permissions import can_keep_privacy
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused

SECTION = "privacy"
NOTICE_FIELDS, EXCHANGE_FIELDS = "notice_%s", "exchange_%s"
"""Two forms on one page: each label leads to its own field."""


@require_safe
def privacy_panel(request, pk):
    """The plate of the case page: whether the person was told, and what holds today."""
    episode = _visible_case(request, pk)
    context = _register(episode) | {"may_keep": can_keep_privacy(request.user, episode)}
    return render(request, "beneficiaries/privacy_panel.html" + ("#panel" if request.htmx else ""), context)


@require_safe
def privacy(request, pk):
    return _show(request, _visible_case(request, pk))


@require_POST
def give_notice(request, pk):
    episode = _visible_case(request, pk)
    require(can_keep_privacy(request.user, episode))
    form = Notice(request.POST, today=localdate(), auto_id=NOTICE_FIELDS)
    if form.is_valid():
        try:
            actions.give_notice(episode, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down: the person was told."))
            return redirect("beneficiaries:privacy", episode.pk)
    return _show(request, episode, notice=form)


@require_POST
def record_exchange(request, pk):
    episode = _visible_case(request, pk)
    require(can_keep_privacy(request.user, episode))
    form = Exchange(request.POST, today=localdate(), auto_id=EXCHANGE_FIELDS)
    if form.is_valid():
        try:
            actions.record_exchange(episode, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down. The pages from which something is told ask it from now on."))
            return redirect("beneficiaries:privacy", episode.pk)
    return _show(request, episode, exchange=form)


@require_POST
def end_notice(request, pk):
    notices = PrivacyNotice.objects.visible_to(request.user).with_cases()
    return _end(request, get_object_or_404(notices, pk=pk), actions.end_notice)


@require_POST
def end_exchange(request, pk):
    exchanges = DataExchange.objects.visible_to(request.user).with_cases()
    return _end(request, get_object_or_404(exchanges, pk=pk), actions.end_exchange)


def _visible_case(request, pk):
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    return episode


def _end(request, row, deed):
    require(can_keep_privacy(request.user, row.episode))
    try:
        deed(row, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Ended today. The row stays where it is."))
    return redirect("beneficiaries:privacy", row.episode_id)


def _show(request, episode, *, notice=None, exchange=None):
    context = _register(episode) | {"may_keep": can_keep_privacy(request.user, episode)}
    first = _next_notice(context["notices"])
    context |= {"notice": notice or Notice(today=localdate(), initial=first, auto_id=NOTICE_FIELDS)}
    context |= {"exchange": exchange or Exchange(today=localdate(), auto_id=EXCHANGE_FIELDS)}
    context |= {"exchanges": DataExchange.objects.of_case(episode).with_people().newest_first()}
    context |= {"bases": [(basis.label, source) for basis, source in rules.SOURCES_OF_BASES.items()]}
    return render(request, "beneficiaries/privacy.html", context)


def _register(episode):
    """What was told to the person, the newest first, and what holds today for each receiver."""
    notices = list(PrivacyNotice.objects.of_case(episode).with_people().newest_first())
    return {
        "episode": episode,
        "notices": notices,
        "current": last_words(episode, on=localdate()),
        "informed": rules.informed({notice.purpose for notice in notices}),
    }


def _next_notice(notices):
    """The first purpose of which nothing is written down yet, in the words of the notice given before."""
    told = {notice.purpose for notice in notices}
    purpose = next((purpose for purpose in Purpose if purpose not in told), Purpose.CHARGE)
    fitting = next(basis for basis in rules.SOURCES_OF_BASES if rules.basis_for(purpose, basis).favourable)
    before = {"notice_version": notices[0].notice_version, "language": notices[0].language} if notices else {}
    return {"purpose": purpose, "basis": fitting} | before

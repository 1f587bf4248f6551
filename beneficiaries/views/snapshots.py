"""How somebody stood when she came, when she left and six months later: its plate and its pages."""

from copy import copy

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.enums import SnapshotMoment
from beneficiaries.forms import Afterwards, AtEntry, StillUnknown, Together
from beneficiaries.models import QUESTIONS, EntryFacts, Episode, Snapshot
from beneficiaries.permissions import can_keep_standing
from beneficiaries.rules import window
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused

SECTION = "standing"


@require_safe
def standing_panel(request, pk):
    episode = _case(request, pk)
    may_keep = can_keep_standing(request.user, episode)
    facts = EntryFacts.objects.of_case(episode).first() if may_keep else None
    context = {
        "episode": episode,
        "may_keep": may_keep,
        "facts": _in_words(facts) if facts else [],
        "moments": _moments(episode),
    }
    template = "beneficiaries/standing_panel.html" + ("#panel" if request.htmx else "")
    return render(request, template, context)


def entry_facts(request, pk):
    episode = _case(request, pk)
    require(can_keep_standing(request.user, episode))
    facts = EntryFacts.objects.of_case(episode).first() or EntryFacts(episode=episode)
    initial = {"version": facts.version}
    posted = request.POST if request.method == "POST" else None
    form, unknown = AtEntry(posted, instance=copy(facts), initial=initial), StillUnknown(posted, episode=episode)
    both, theirs = Together(form, unknown), []
    if both.are_valid() and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.write_entry_facts(episode, version=version, answers=form.answers, by=request.user)
        except actions.Stale as stale:
            theirs = form.compare_with(EntryFacts.objects.of_case(episode).get(), sentence=str(stale))
        else:
            actions.complete_case(episode, by=request.user, **unknown.cleaned_data)
            messages.success(request, _("The facts at entry were saved."))
            return redirect(episode)
    context = {"episode": episode, "form": form, "unknown": unknown, "both": both, "theirs": theirs}
    return render(request, "beneficiaries/entry_facts.html", context)


@require_safe
def afterwards(request, pk):
    episode = _case(request, pk)
    require(can_keep_standing(request.user, episode))
    return _show(request, episode)


@require_POST
def take_snapshot(request, pk, moment):
    if moment not in SnapshotMoment:
        raise Http404
    episode = _case(request, pk)
    require(can_keep_standing(request.user, episode))
    form = Afterwards(request.POST, moment=moment, today=localdate(), auto_id=f"{moment}_%s")
    if form.is_valid():
        try:
            actions.take_snapshot(episode, moment=moment, by=request.user, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. The figures of the year count it from now on."))
            return redirect("beneficiaries:afterwards", pk=episode.pk)
    return _show(request, episode, typed=form)


def _show(request, episode, typed=None):
    moments = _moments(episode)
    for told in moments if not episode.is_open else ():
        mine = typed is not None and typed.moment == told["moment"]
        told["form"] = typed if mine else _form(told)
    return render(request, "beneficiaries/afterwards.html", {"episode": episode, "moments": moments})


def _form(told):
    stands, today = told["stands"], localdate()
    initial = {"corrects": stands and stands.pk, "seen_on": stands.seen_on if stands else min(told["last"], today)}
    moment = told["moment"]
    return Afterwards(instance=stands, initial=initial, moment=moment, today=today, auto_id=f"{moment}_%s")


def _moments(episode):
    """Each moment with the days on which one looks, what counts of it, and what was corrected since."""
    snapshots = list(Snapshot.objects.of_case(episode).newest_first())
    found = []
    for moment in SnapshotMoment:
        here = [each for each in snapshots if each.moment == moment]
        first, last = (None, None) if episode.is_open else window(moment, left_on=episode.closed_on)
        stands = next((each for each in here if each.replaced_at is None), None)
        earlier = [each for each in here if each.replaced_at]
        told = {"moment": moment, "first": first, "last": last, "stands": stands, "earlier": earlier}
        found.append(told | {"is_due": first is not None and first <= localdate()})
    return found


def _in_words(facts):
    """What was asked at the entry, each with its answer."""
    return [(facts._meta.get_field(name).verbose_name, getattr(facts, f"get_{name}_display")()) for name in QUESTIONS]


def _case(request, pk):
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    return episode

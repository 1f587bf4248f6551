"""The doors of the plan of the week, and of how groups come through matching."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from equipe import audit
from equipe.permissions import require
from placements import actions
from placements.fairness import selection_rates
from placements.forms import Plan
from placements.permissions import can_plan, can_see_hosts, desk_of
from placements.planning import plan_the_week
from placements.views.matching import SECTION


def plan(request):
    """Who could go where this week; nothing happens but what the mediator ticks and puts on the shortlist."""
    ambito, today = _desk(request), localdate()
    proposed = plan_the_week(request.user, ambito, on=today)
    audit.record_reads([one.episode for one in (*proposed.pairs, *proposed.left_out)], by=request.user, section=SECTION)
    new = [pair for pair in proposed.pairs if not pair.is_on_the_board]
    form = Plan(
        request.POST if request.method == "POST" else None, pairs=[(one.reference, str(one.opening)) for one in new]
    )
    if form.is_valid():
        chosen = set(form.cleaned_data["pairs"])
        pairs = [(one.episode, one.opening) for one in new if one.reference in chosen]
        done = actions.shortlist_pairs(pairs, by=request.user, on=today)
        words = ngettext("%(n)s pair is on the shortlist.", "%(n)s pairs are on the shortlist.", done) % {"n": done}
        messages.success(request, words)
        return redirect("placements:board")
    chosen = set(form.data.getlist("pairs")) if form.is_bound else {one.reference for one in new}
    return render(request, "placements/plan.html", {"plan": proposed, "form": form, "new": new, "chosen": chosen})


@require_safe
def fairness(request):
    """How groups come through matching: counted, small numbers hidden."""
    ambito = _desk(request)
    dimensions = selection_rates(request.user, ambito, on=localdate())
    warns = any(dimension.warns for dimension in dimensions)
    anybody = any(dimension.rows for dimension in dimensions)
    return render(request, "placements/fairness.html", {"dimensions": dimensions, "warns": warns, "anybody": anybody})


def _desk(request):
    """The district at whose desk the user works."""
    require(can_see_hosts(request.user))
    ambito = desk_of(request.user)
    if not can_plan(request.user, ambito):
        raise Http404
    return ambito

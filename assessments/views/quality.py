"""The doors of quality: how well the district rates, two raters beside each other, how I rate myself."""

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from assessments.net import Pair, net_of
from assessments.permissions import can_assess, can_see_quality
from assessments.quality import latest_quality
from equipe import audit
from equipe.enums import Role
from equipe.models import Ambito
from equipe.permissions import require

SECTION = "assessments"


@require_safe
def quality(request):
    """Agreement by item, severities without names, the net of raters and what would tie it."""
    require(can_see_quality(request.user))
    ambito = _district(request.user)
    net = net_of(ambito, on=localdate())
    _record_looks(request.user, net.colleagues.proposals if net.ratings else [])
    shown = {"quality": latest_quality(ambito, request.user), "net": net, "district": ambito}
    return render(request, "assessments/quality.html", shown)


@require_safe
def rater_pair(request, one, other):
    """Two raters: how far they agree on the people both saw, or that they cannot be compared and what would help."""
    require(can_see_quality(request.user))
    net = net_of(_district(request.user), on=localdate())
    if one == other or not {one, other} <= set(net.names):
        raise Http404
    pair = Pair(net, one, other)
    _record_looks(request.user, pair.proposals)
    return render(request, "assessments/rater_pair.html", {"pair": pair})


@require_safe
def how_i_rate(request):
    """My own severity and the items I read otherwise; nothing about anybody else."""
    require(can_assess(request.user))
    found = latest_quality(request.user.ambito, request.user)
    return render(request, "assessments/how_i_rate.html", {"quality": found})


def _district(user):
    return Ambito.objects.where(user, Role.COORDINATOR).first()


def _record_looks(user, proposals):
    """The people proposed are named on the page: each of their files was looked at."""
    episodes = {proposal.episode.pk: proposal.episode for proposal in proposals}
    audit.record_reads(episodes.values(), by=user, section=SECTION)

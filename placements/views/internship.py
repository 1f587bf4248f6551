"""The door of one internship: its state now, the next deed, its acts, and what held on a day."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit
from placements.arrangements import standing
from placements.chronicle import Chronicle
from placements.enums import Presence
from placements.extensions import hindered
from placements.following import Following
from placements.forms import AsOfDay
from placements.learning import evaluation_due, learning_of
from placements.models import ExtensionRequest
from placements.months import lines, next_to_confirm
from placements.permissions import can_confirm, can_follow, can_see_hosts
from placements.rules import attendance
from placements.rules.acts import days_counted_out
from placements.views.files import internship_file
from placements.week_picture import picture_of


@require_safe
def internship(request, pk):
    today = localdate()
    internship = internship_file(request, pk)
    may_confirm, may_follow = can_confirm(request.user, internship), can_follow(request.user, internship)
    learning, chronicle = learning_of(internship), Chronicle(internship)
    requests = list(ExtensionRequest.objects.of(internship).oldest_first())
    waiting = next((each for each in requests if each.decided_on is None), None)
    month_lines = lines(internship, on=today, acts=chronicle.acts)
    as_of = AsOfDay(request.GET if "on" in request.GET else None, initial={"on": today})
    day = as_of.cleaned_data["on"] if as_of.is_valid() else None
    shown = {
        "internship": internship,
        "today": today,
        "progress": internship.days_until(today),
        "learning": learning,
        "lines": month_lines,
        "next_month": next_to_confirm(month_lines, internship, on=today),
        "answers": standing(internship, counted_out=days_counted_out(chronicle.rests, last_day=internship.last_day)),
        "following": Following(internship, today),
        "now": now(),
        "sources": (attendance.SOURCE, attendance.SOURCE_OF_PARTS),
        "can_confirm": may_confirm,
        "may_follow": may_follow,
        "may_set_goals": may_follow and internship.last_day >= today,
        "evaluation_due": may_follow and evaluation_due(internship, learning.evaluations, on=today),
        "can_see_host": can_see_hosts(request.user),
        "chronicle": chronicle,
        "acts": chronicle.told,
        "resting": chronicle.resting(on=today),
        "tutors": chronicle.tutors,
        "cover": getattr(internship, "cover", None),
        "week": picture_of(internship.week),
        "waiting": waiting,
        "refused": [each for each in requests if each.refusal],
        "as_of_day": as_of,
        "as_of": chronicle.as_of(day) if day else None,
        "history": audit.history(internship)[:20],
    }
    if may_confirm:
        shown |= _deeds(internship, shown["following"], chronicle, waiting, month_lines, shown["next_month"], today)
    return render(request, "placements/internship.html", shown)


def _deeds(internship, following, chronicle, waiting, month_lines, next_month, today):
    """What may be done now, and of it the next thing, as an address and its words."""
    lasts = not internship.interrupted_on and internship.last_day >= today
    may = {
        "may_end": lasts,
        "may_extend": chronicle.open_rest is None and not hindered(internship, on=today),
        "may_amend": lasts and internship.episode.is_open,
        "may_move": lasts and internship.episode.is_open and not _was_present(month_lines),
        "may_resume": lasts and chronicle.open_rest is not None,
    }
    return may | {"next": _next(internship, following, chronicle, waiting, month_lines, next_month, may)}


def _was_present(month_lines):
    return any(day.presence == Presence.PRESENT for line in month_lines for day in line.days.values())


def _next(internship, following, chronicle, waiting, month_lines, next_month, may):
    if following.accident_waits:
        return reverse("placements:following", args=[internship.pk]), _("Deal with the accident")
    if waiting and may["may_extend"]:
        return reverse("placements:extend", args=[internship.pk]), _("Decide on the extension")
    if may["may_resume"]:
        return reverse("placements:resume", args=[internship.pk]), _("Resume the internship")
    if any(line.confirmed is None for line in month_lines):
        month = f"{next_month:%Y-%m}"
        return f"{reverse('placements:confirm_month', args=[internship.pk])}?month={month}", ""
    if chronicle.unsigned:
        return reverse("placements:sign_act", args=[chronicle.unsigned[0].pk]), _("File the signatures")
    return None

"""The days that matter in a case, the deadlines let go, and the rhythm of the district."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beneficiaries import actions, whats_next
from beneficiaries.enums import DeadlineKind
from beneficiaries.forms import CountingAgain, DaysThatMatter, LettingGo, Rhythm
from beneficiaries.models import Due, Episode, deadlines, dismissals, noted_by_kind
from beneficiaries.permissions import can_choose_rhythm, can_note_days, districts_of_rhythm
from beneficiaries.rules import Deadline
from beneficiaries.views.tasks import back, show_item
from equipe import audit
from equipe.districts import asked_district
from equipe.permissions import require
from equipe.verdicts import Refused


def days(request, pk):
    """The days from which the deadlines of a case are counted, on one small form."""
    episode = _visible_case(request, pk)
    require(can_note_days(request.user, episode))
    noted = noted_by_kind(episode)
    form, theirs = DaysThatMatter(request.POST if request.method == "POST" else None, noted=noted), []
    if form.is_valid():
        try:
            actions.note_days(episode, seen=form.seen, days=form.days, by=request.user)
        except actions.Stale as stale:
            theirs = form.compare_with(noted_by_kind(episode), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The days were noted; the deadlines follow from them."))
            return redirect(episode)
    audit.record_read(episode, by=request.user, section="days")
    today = localdate()
    context = {
        "episode": episode,
        "form": form,
        "theirs": theirs,
        "items": [whats_next.of_deadline(due, on=today) for due in deadlines(_this(episode), reader=request.user)],
        "dismissals": dismissals(episode),
        "may_choose_rhythm": can_choose_rhythm(request.user),
    }
    return render(request, "beneficiaries/days.html", context)


@require_POST
def dismiss_deadline(request, pk):
    episode = _visible_case(request, pk)
    require(can_note_days(request.user, episode))
    form = LettingGo(request.POST)
    if form.is_valid():
        try:
            actions.dismiss_deadline(episode, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            kind, due_on = form.cleaned_data["kind"], form.cleaned_data["due_on"]
            said = _("No longer counted: %(what)s") % {"what": DeadlineKind(kind).label}
            undo = reverse("beneficiaries:recall_deadline", args=[episode.pk])
            return _answer(request, episode, said, kind=kind, due_on=due_on, undo=undo)
    due_on, kind = form.cleaned_data.get("due_on"), form.cleaned_data.get("kind")
    if not (due_on and kind):
        messages.error(request, _("This deadline is not known here."))
        return back(request, episode)
    return show_item(request, _item(episode, kind, due_on), episode=episode, form=form, way_out="not_needed")


@require_POST
def recall_deadline(request, pk):
    episode = _visible_case(request, pk)
    require(can_note_days(request.user, episode))
    form = CountingAgain(request.POST)
    if not form.is_valid():
        messages.error(request, _("This deadline is not known here."))
        return back(request, episode)
    actions.recall_deadline(episode, by=request.user, **form.cleaned_data)
    return _answer(request, episode, _("The deadline counts again."), **form.cleaned_data)


def rhythm(request):
    """How often a district of the coordinator looks at projects and assesses people again."""
    require(can_choose_rhythm(request.user))
    districts = districts_of_rhythm(request.user)
    ambito = asked_district(districts, request.GET.get("district"))
    if ambito is None:
        return render(request, "beneficiaries/rhythm.html", {"districts": districts})
    form = Rhythm(request.POST if request.method == "POST" else None, instance=ambito)
    if form.is_valid():
        actions.choose_rhythm(ambito, by=request.user, **form.cleaned_data)
        messages.success(request, _("The rhythm was saved; the deadlines follow it from now on."))
        return redirect("beneficiaries:tasks")
    return render(request, "beneficiaries/rhythm.html", {"form": form, "ambito": ambito})


def _answer(request, episode, said, *, kind, due_on, undo=""):
    if request.htmx:
        item = _item(episode, kind, due_on)
        return show_item(request, item, episode=episode, **({"said": said, "undo": undo} if undo else {}))
    messages.success(request, said)
    return back(request, episode)


def _item(episode, kind, due_on):
    """The deadline of a case as it stood on the page; the act is the one its rule names."""
    due = Due(episode.pk, str(episode.person), Deadline(DeadlineKind(kind), due_on), episode.case_manager_id)
    return whats_next.of_deadline(due, on=localdate(), may_change=True)


def _this(episode):
    return Episode.objects.same_as(episode)


def _visible_case(request, pk):
    return get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)

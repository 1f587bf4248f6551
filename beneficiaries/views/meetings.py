"""Team meetings: those to come and those past, one with its agenda and minutes, and closing it."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.forms import MeetingHead, MinutesAddition, NewMeeting
from beneficiaries.models import AgendaItem, Meeting, Presence
from beneficiaries.models.minutes import minutes_for
from beneficiaries.permissions import (
    can_add_to_minutes,
    can_keep_minutes,
    can_plan_meeting,
    can_see_cases,
    may_write,
)
from equipe import audit, drafts, navigation, presence
from equipe.permissions import require
from equipe.verdicts import Refused

PAST_ONES = 30
SECTION = "meeting"


@require_safe
def meetings(request):
    require(can_see_cases(request.user))
    visible = Meeting.objects.visible_to(request.user).with_teams().with_numbers()
    context = {
        "coming": list(visible.open().soonest_first()),
        "past": list(visible.closed().newest_first()[:PAST_ONES]),
        "today": localdate(),
        "may_plan": can_plan_meeting(request.user),
    }
    return render(request, "beneficiaries/meetings.html", context)


def plan_meeting(request):
    require(can_plan_meeting(request.user))
    known = {"key": uuid4()} | drafts.typed(request.user, "meeting:new")
    form = NewMeeting(request.POST if request.method == "POST" else None, initial=known, user=request.user)
    if form.is_valid():
        meeting = actions.plan_meeting(by=request.user, **form.cleaned_data)
        drafts.forget(request.user, "meeting:new")
        messages.success(request, _("The meeting is planned. Next: choose the cases to talk about."))
        return redirect("beneficiaries:agenda", meeting.pk)
    return render(request, "beneficiaries/plan_meeting.html", {"form": form, "draft_key": "meeting:new"})


@require_safe
def meeting(request, pk):
    return show_meeting(request, visible_meeting(request, pk))


def edit_meeting(request, pk):
    meeting = visible_meeting(request, pk)
    require(can_keep_minutes(request.user, meeting))
    if not meeting.is_open:
        messages.error(request, _("These minutes are closed: what is missing can be added below them."))
        return redirect(meeting)
    key, posted = f"meeting:{meeting.pk}", request.POST if request.method == "POST" else None
    there = list(Presence.objects.of_meeting(meeting).with_people())
    form = MeetingHead(
        posted, meeting=meeting, there=[one.user_id for one in there], initial=_head(request, meeting, there)
    )
    theirs = []
    if form.is_valid():
        try:
            actions.edit_meeting(visible_meeting(request, pk), by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(Meeting.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("Saved."))
            return redirect(meeting)
    context = {"meeting": meeting, "form": form, "theirs": theirs, "draft_key": key}
    context["presence"] = presence.of(request.user, key, at=timezone.now())
    return render(request, "beneficiaries/edit_meeting.html", context)


def close_minutes(request, pk):
    """What is about to be closed: how many decisions, and which tasks for whom."""
    meeting = visible_meeting(request, pk)
    require(can_keep_minutes(request.user, meeting))
    minutes = minutes_for(meeting, reader=request.user)
    refused = ""
    if request.method == "POST":
        try:
            actions.close_minutes(meeting, by=request.user, at=timezone.now())
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The minutes are closed. The decisions stand on the story of each case."))
            return redirect(meeting)
    audit.record_reads(minutes.cases, by=request.user, section=SECTION)
    context = {"meeting": meeting, "minutes": minutes, "refused": refused}
    return render(request, "beneficiaries/close_minutes.html", context)


@require_POST
def cancel_meeting(request, pk):
    meeting = visible_meeting(request, pk)
    require(can_keep_minutes(request.user, meeting))
    try:
        actions.cancel_meeting(meeting, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(meeting)
    messages.success(request, _("The meeting is called off."))
    return redirect("beneficiaries:meetings")


@require_POST
def add_to_minutes(request, pk):
    meeting = visible_meeting(request, pk)
    require(can_add_to_minutes(request.user, meeting))
    form = _addition(request, meeting, request.POST)
    if form.is_valid():
        try:
            actions.add_to_minutes(meeting, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, _addition_key(meeting))
            messages.success(request, _("Added, with your name and today’s date."))
            return redirect(meeting)
    return show_meeting(request, meeting, addition=form)


def visible_meeting(request, pk):
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_teams(), pk=pk)


def show_meeting(request, meeting, *, addition=None):
    user = request.user
    minutes = minutes_for(meeting, reader=user)
    audit.record_reads(minutes.cases, by=user, section=SECTION)
    if addition is None and not meeting.is_open and can_add_to_minutes(user, meeting):
        addition = _addition(request, meeting)
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "addition": addition,
        "addition_key": _addition_key(meeting),
        "may_keep": can_keep_minutes(user, meeting),
        "paper": navigation.address("reporting:minutes_paper", meeting.pk),
    }
    return render(request, "beneficiaries/meeting.html", context)


def _head(request, meeting, there):
    known = {
        "version": meeting.version,
        "colleagues": [one.user_id for one in there if one.user_id],
        "guests": "\n".join(one.guest for one in there if one.guest),
    }
    return known | drafts.typed(request.user, f"meeting:{meeting.pk}")


def _addition(request, meeting, data=None):
    told = AgendaItem.objects.of_meeting(meeting).told_to(request.user).told()
    writable = [item.pk for item in told.with_cases() if item.episode is None or may_write(request.user, item.episode)]
    items = told.among(writable).with_cases().in_order()
    known = {"key": uuid4()} | (drafts.typed(request.user, _addition_key(meeting)) if data is None else {})
    return MinutesAddition(data, initial=known, items=items)


def _addition_key(meeting):
    return f"addition:{meeting.pk}"

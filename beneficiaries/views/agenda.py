"""The agenda of a meeting, one case of it after another, and the question for the team on the case page."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.forms import Flag, Minutes, Rows, Search, TaskRow, Together, followers, rows_typed, wants_more
from beneficiaries.models import AgendaItem, Episode, Referral, Task, TeamQuestion, suggestions
from beneficiaries.models.agenda import next_meetings_of
from beneficiaries.models.minutes import minutes_for
from beneficiaries.permissions import (
    can_keep_minutes,
    can_put_on_agenda,
    can_take_off_agenda,
    can_write_diary,
    can_write_item,
)
from beneficiaries.views.lists import whole_number
from beneficiaries.views.meetings import SECTION, visible_meeting
from beneficiaries.views.projects import visible_case
from equipe import audit, drafts, presence
from equipe.permissions import require
from equipe.verdicts import Refused

MOST_FOUND = 10


@require_safe
def agenda(request, pk):
    return _show_agenda(request, visible_meeting(request, pk))


@require_POST
def find_for_agenda(request, pk):
    """Open cases and waiting referrals of people whose name was typed; nothing of it stands in an address."""
    meeting, form = visible_meeting(request, pk), Search(request.POST)
    searched = form.cleaned_data["q"] if form.is_valid() else ""
    found = []
    if searched:
        cases = Episode.objects.visible_to(request.user).open().with_people().named_like(searched)[:MOST_FOUND]
        referrals = (
            Referral.objects.visible_to(request.user).undecided().with_people().named_like(searched)[:MOST_FOUND]
        )
        found = [*cases, *referrals]
    return _show_agenda(request, meeting, found=found, searched=searched)


@require_POST
def put_on_agenda(request, pk):
    meeting = visible_meeting(request, pk)
    episode = _named(request, "episode", Episode.objects.visible_to(request.user))
    referral = None if episode else _named(request, "referral", Referral.objects.visible_to(request.user))
    if episode is None and referral is None:
        raise Http404
    require(can_put_on_agenda(request.user, meeting, episode=episode, referral=referral))
    why = request.POST.get("why", "").replace("\x00", "")[:200]
    try:
        actions.put_on_agenda(meeting, episode=episode, referral=referral, why=why, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("beneficiaries:agenda", meeting.pk)


@require_POST
def move_item(request, pk):
    item = visible_item(request, pk)
    require(can_keep_minutes(request.user, item.meeting))
    try:
        actions.move_item(item, place=whole_number(request.POST.get("place")) or item.position, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('beneficiaries:agenda', args=[item.meeting_id])}#item-{item.pk}")


@require_POST
def take_off_agenda(request, pk):
    item = visible_item(request, pk)
    require(can_take_off_agenda(request.user, item))
    try:
        actions.take_off_agenda(item, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("beneficiaries:agenda", item.meeting_id)


def agenda_item(request, pk):
    """One case at the meeting: what was said, what was decided, who does what. Saved, it leads to the next one."""
    item = visible_item(request, pk)
    may_keep = can_write_item(request.user, item)
    require(request.method in ("GET", "HEAD") or may_keep)
    form, tasks = _minutes(request, item) if may_keep and item.meeting.is_open else (None, None)
    both, theirs = Together(form, *(tasks or ())), []
    if form and both.are_valid():
        promised = [row.task for _number, row in tasks.filled]
        try:
            actions.write_item(visible_item(request, pk), tasks=promised, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(AgendaItem.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, _key(item))
            messages.success(request, _("Written in the minutes: %(person)s.") % {"person": item.person.full_name})
            return redirect(_next_page(request, item))
    audit.record_read(item.case, by=request.user, section=SECTION)
    context = {"item": item, "meeting": item.meeting, "form": form, "tasks": tasks, "both": both, "theirs": theirs}
    context["presence"] = presence.of(request.user, _key(item), at=timezone.now())
    context["next_task"] = Task.objects.of_case(item.episode).open().by_due_day().first() if item.episode else None
    return render(request, "beneficiaries/agenda_item.html", context | _neighbours(request, item))


@require_safe
def team_panel(request, pk):
    return _show_panel(request, visible_case(request, pk))


@require_POST
def ask_team(request, pk):
    episode = visible_case(request, pk)
    require(can_write_diary(request.user, episode))
    form = Flag(request.POST)
    if form.is_valid():
        try:
            actions.ask_team(episode, at=timezone.now(), by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if not request.htmx:
                messages.success(request, _("The case is flagged: the next meeting finds it among its suggestions."))
                return redirect(episode)
            form = None
    return _show_panel(request, episode, form=form)


@require_POST
def withdraw_question(request, pk):
    episode = visible_case(request, pk)
    require(can_write_diary(request.user, episode))
    actions.withdraw_question(episode, at=timezone.now(), by=request.user)
    return _show_panel(request, episode) if request.htmx else redirect(episode)


def visible_item(request, pk):
    return get_object_or_404(
        AgendaItem.objects.visible_to(request.user).with_cases().with_tasks().with_meeting(), pk=pk
    )


def _show_agenda(request, meeting, *, found=None, searched=""):
    """What stands on the agenda, what could, and what was looked for."""
    user, is_open = request.user, meeting.is_open
    minutes = minutes_for(meeting, reader=user)
    offered = suggestions(meeting, reader=user) if is_open else []
    taken = {item.episode_id or item.referral_id for item in minutes.items}
    may_put = [one for one in offered if _may_put(user, meeting, one.thing)]
    things = [thing for thing in found or [] if _may_put(user, meeting, thing)]
    audit.record_reads([*minutes.cases, *(one.thing for one in may_put), *things], by=user, section=SECTION)
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "suggestions": may_put,
        "searched": searched,
        "found": [(thing, thing._meta.model_name, thing.pk in taken) for thing in things],
        "may_keep": is_open and can_keep_minutes(user, meeting),
    }
    return render(request, "beneficiaries/agenda.html", context)


def _may_put(user, meeting, thing):
    return can_put_on_agenda(user, meeting, **{thing._meta.model_name: thing})


def _named(request, name, things):
    """The case or referral a button named, if the reader may see it."""
    try:
        reference = UUID(request.POST[name])
    except (KeyError, ValueError):
        return None
    return get_object_or_404(things.with_people(), pk=reference)


def _minutes(request, item):
    more = wants_more(request.POST)
    posted = request.POST if request.method == "POST" and not more else None
    typed = request.POST.dict() if more else drafts.typed(request.user, _key(item))
    form = Minutes(posted, instance=visible_item(request, item.pk), initial={"version": item.version} | typed)
    staff = followers(item.case.team).by_name()
    rows = [row | {"key": row.get("key") or uuid4()} for row in rows_typed(typed, "tasks")]
    if item.episode_id and (more or not rows):  # a referral has no case yet in which somebody could promise something
        rows.append({"key": uuid4()})
    tasks = Rows(TaskRow, "tasks", data=posted if item.episode_id else None, initial=rows, spare=0, staff=staff)
    if more:
        tasks.begin_last()
    return form, tasks


def _neighbours(request, item):
    """The cases before and after, as far as the reader may see them."""
    shown = list(AgendaItem.objects.of_meeting(item.meeting).told_to(request.user).told().with_cases().in_order())
    place = next(number for number, one in enumerate(shown) if one.pk == item.pk)
    return {
        "before": shown[place - 1] if place else None,
        "after": shown[place + 1] if place + 1 < len(shown) else None,
        "place": place + 1,
        "count": len(shown),
        "draft_key": _key(item),
        "today": localdate(),
    }


def _next_page(request, item):
    after = _neighbours(request, item)["after"]
    return after if after and "then_next" in request.POST else item.meeting


def _show_panel(request, episode, *, form=None):
    audit.record_read(episode, by=request.user, section=SECTION)
    question = TeamQuestion.objects.of_case(episode).waiting().with_people().first()
    decided = AgendaItem.objects.about(episode).decided().with_meeting().latest_first().first()
    context = {
        "episode": episode,
        "question": question,
        "coming": next_meetings_of(episode).visible_to(request.user).first(),
        "decided": decided,
        "form": form or (Flag() if can_write_diary(request.user, episode) and question is None else None),
        "may_write": can_write_diary(request.user, episode),
    }
    return render(request, "beneficiaries/team_panel.html" + ("#panel" if request.htmx else ""), context)


def _key(item):
    return f"agenda:{item.pk}"

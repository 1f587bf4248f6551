"""The calendar, its appointments, and the feed by which a phone reads them."""

from datetime import date, timedelta
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions, calendars, feeds
from beneficiaries.enums import Attendance
from beneficiaries.forms import AppointmentForm, AppointmentMove
from beneficiaries.models import Appointment, CalendarFeed, Episode
from beneficiaries.permissions import can_keep_appointment, can_see_cases, can_write_diary
from equipe import audit, navigation
from equipe.models import User
from equipe.permissions import require
from equipe.verdicts import Refused

FEED_BACK, FEED_AHEAD = timedelta(days=30), timedelta(days=365)


@require_safe
def calendar(request):
    """A week, or with `view=day` a day; mine, or with `who=team` everybody's in my teams."""
    require(can_see_cases(request.user))
    today = localdate()
    day, by_day = read_day(request.GET.get("day"), otherwise=today), request.GET.get("view") == "day"
    first, number = (day, 1) if by_day else (calendars.monday_of(day), 7)
    of_team = request.GET.get("who") == "team"
    appointments = Appointment.objects.visible_to(request.user).of(_colleagues(request.user, of_team))
    context = {
        "days": calendars.days_of(appointments, first, number),
        "by_day": by_day,
        "of_team": of_team,
        "today": today,
        "day": day,
        "first": first,
        "last": first + timedelta(days=number - 1),
        "before": first - timedelta(days=number),
        "after": first + timedelta(days=number),
        "now": now(),
        "attendance": [one for one in Attendance if one],
    }
    return render(request, "beneficiaries/calendar.html", context)


def add_appointment(request, pk):
    """A new one for a case; `?day=` is the day on which one clicked."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_file(), pk=pk)
    require(can_write_diary(request.user, episode))
    audit.record_read(episode, by=request.user, section="appointment")
    return _add(request, episode)


def add_own_appointment(request):
    """A new one without a case, for oneself."""
    require(can_see_cases(request.user))
    return _add(request, None)


def _add(request, episode):
    initial = {"day": read_day(request.GET.get("day"), otherwise=localdate()), "key": uuid4()}
    posted = request.POST if request.method == "POST" else None
    form = AppointmentForm(posted, user=request.user, episode=episode, initial=initial)
    if form.is_valid():
        try:
            made = actions.make_appointment(episode=episode, by=request.user, key=form.cleaned_data["key"], **form.said)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_overlaps(request, made, _("The appointment is in the calendar."))
            return redirect(_day_of(made))
    return render(request, "beneficiaries/add_appointment.html", {"form": form, "episode": episode})


def edit_appointment(request, pk):
    appointment = _visible(request, pk)
    may_keep = can_keep_appointment(request.user, appointment)
    require(may_keep or request.method in ("GET", "HEAD"))
    form = AppointmentMove(
        request.POST if request.method == "POST" else None,
        user=request.user,
        episode=appointment.episode,
        appointment=appointment,
    )
    if form.is_valid():
        try:
            moved = actions.move_appointment(
                appointment, version=form.cleaned_data["version"], by=request.user, **form.said
            )
        except actions.Stale as stale:
            form.compare_with(Appointment.objects.get(pk=pk), sentence=str(stale))
        else:
            _tell_overlaps(request, moved, _("The appointment was changed."))
            return redirect(_day_of(moved))
    if appointment.episode:
        audit.record_read(appointment.episode, by=request.user, section="appointment")
    context = {
        "appointment": appointment,
        "episode": appointment.episode,
        "form": form,
        "may_keep": may_keep,
        "is_past": appointment.starts_at <= now(),
        "attendance": [one for one in Attendance if one],
    }
    return render(request, "beneficiaries/edit_appointment.html", context)


@require_POST
def cancel_appointment(request, pk):
    appointment = _kept(request, pk)
    reason = request.POST.get("reason", "").strip()[:200]
    if not reason:
        messages.error(request, _("Say why it is cancelled, in a few words."))
        return redirect(appointment)
    actions.cancel_appointment(appointment, reason=reason, by=request.user)
    messages.success(request, _("The appointment was cancelled. It stays in the calendar, struck out."))
    return redirect(appointment)


@require_POST
def restore_appointment(request, pk):
    appointment = _kept(request, pk)
    actions.restore_appointment(appointment, by=request.user)
    messages.success(request, _("The appointment stands again."))
    return redirect(appointment)


@require_POST
def tell_attendance(request, pk):
    appointment = _kept(request, pk)
    said = request.POST.get("attendance", "")
    if said not in Attendance.values:
        raise Http404
    try:
        actions.tell_attendance(appointment, attendance=said, by=request.user, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted: %(said)s.") % {"said": Attendance(said).label})
    return redirect(
        appointment.episode if "from_case" in request.POST and appointment.episode else _day_of(appointment)
    )


@require_safe
def appointments_panel(request, pk):
    """The plate on the page of the case: what comes next, and what was last."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section="appointments")
    of_case = Appointment.objects.of_case(episode).with_people()
    context = {
        "episode": episode,
        "coming": of_case.standing().after(now()).by_start()[:5],
        "unsaid": of_case.standing().unsaid(at=now()).newest_first()[:3],
        "may_add": can_write_diary(request.user, episode),
        "attendance": [one for one in Attendance if one],
    }
    template = "beneficiaries/appointments_panel.html" + ("#panel" if request.htmx else "")
    return render(request, template, context)


# The feed


def calendar_feed(request):
    """Whether one's calendar may be read from outside, and the address, shown once when it is made."""
    require(can_see_cases(request.user))
    address = ""
    if request.method == "POST":
        if request.POST.get("then") == "revoke":
            actions.revoke_feed(request.user, by=request.user)
            messages.success(request, _("The address no longer works: calendars that read it will show nothing new."))
            return redirect("beneficiaries:calendar_feed")
        secret = actions.make_feed(request.user, by=request.user)
        address = navigation.site_of(request) + navigation.address("beneficiaries:read_feed", secret)
    feed = CalendarFeed.objects.of(request.user).first()
    return render(request, "beneficiaries/calendar_feed.html", {"feed": feed, "address": address})


@login_not_required
@require_safe
def read_feed(request, secret):
    """What a calendar reads: hours and kinds of one's own appointments. No name, no place, no subject."""
    feed = get_object_or_404(CalendarFeed.objects.known_by(secret).select_related("user"))
    if not feed.user.works_with_cases:
        raise Http404
    moment = now()
    mine = Appointment.objects.visible_to(feed.user).of([feed.user])
    near = mine.touching(moment - FEED_BACK, moment + FEED_AHEAD).by_start()
    with override(feed.user.language):
        content = feeds.calendar_of(near, name=str(_("Appointments")), site=navigation.site_of(request))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def read_day(word, *, otherwise):
    """The day of an address, if it is one that can be meant."""
    try:
        day = date.fromisoformat(word or "")
    except ValueError:
        return otherwise
    return day if 1900 <= day.year < 3000 else otherwise


def _colleagues(user, of_team):
    if not of_team:
        return [user.pk]
    teams = {membership.team_id for membership in user.standing}
    return User.objects.working_in(*teams)


def _visible(request, pk):
    return get_object_or_404(Appointment.objects.visible_to(request.user).with_people(), pk=pk)


def _kept(request, pk):
    appointment = _visible(request, pk)
    require(can_keep_appointment(request.user, appointment))
    return appointment


def _day_of(appointment):
    day = localtime(appointment.starts_at).date()
    return f"{reverse('beneficiaries:calendar')}?day={day.isoformat()}"


def _tell_overlaps(request, appointment, done):
    """Two at once are allowed, and said."""
    same = Appointment.objects.visible_to(request.user).standing().besides(appointment).clashing_with(appointment)
    others = list(same.by_start()[:3])
    if not others:
        messages.success(request, done)
        return
    hours = ", ".join(time_format(localtime(other.starts_at), "TIME_FORMAT") for other in others)
    messages.warning(request, _("%(done)s It overlaps with what begins at %(hours)s.") % {"done": done, "hours": hours})

"""Deeds on team meetings: planning one, who was there, closing the minutes, adding to them afterwards."""

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.models import Addition, AgendaItem, Meeting, Presence
from equipe import audit
from equipe.verdicts import Refused

HEAD = ("held_on", "begins_at", "place", "remarks")


@transaction.atomic
def plan_meeting(*, teams, held_on, by, begins_at=None, place="", key=None):
    """Plan a meeting of one or more teams. `key` is the form's own: sent twice, it makes one meeting."""
    meeting = Meeting(pk=key or uuid4(), held_on=held_on, begins_at=begins_at, place=place, created_by=by)
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError:
        known = Meeting.objects.visible_to(by).filter(pk=key).first()
        return known or plan_meeting(teams=teams, held_on=held_on, by=by, begins_at=begins_at, place=place)
    meeting.teams.set(teams)
    audit.record("meeting.planned", meeting, by=by, teams=[team.pk for team in teams])
    return meeting


@transaction.atomic
def edit_meeting(meeting, *, version, held_on, begins_at, place, remarks, colleagues, guests, by):
    """When, where, who was there and what concerned everybody, while the minutes are open."""
    head = {"held_on": held_on, "begins_at": begins_at, "place": place, "remarks": remarks}
    if not Meeting.objects.in_version(meeting, version).update(version=F("version") + 1, **head):
        saved = Meeting.objects.get(pk=meeting.pk)
        there = _present(saved) == ({user.pk for user in colleagues}, set(guests))
        same = saved.version == version + 1 and there and all(getattr(saved, n) == v for n, v in head.items())
        return _refuse(saved) if not same else saved
    Presence.objects.filter(meeting=meeting).delete()
    Presence.objects.bulk_create(
        [Presence(meeting=meeting, user=user) for user in colleagues]
        + [Presence(meeting=meeting, guest=guest) for guest in guests]
    )
    for name, value in head.items():
        setattr(meeting, name, value)
    meeting.version = version + 1
    audit.record("meeting.edited", meeting, by=by, colleagues=len(colleagues), guests=len(guests))
    return meeting


@transaction.atomic
def close_minutes(meeting, *, by, at):
    """Close the minutes: from now on the database keeps them, and corrections are dated additions."""
    meeting = Meeting.objects.held(meeting)
    if not meeting.is_open:  # somebody was quicker, or clicked twice
        return meeting
    if not Presence.objects.filter(meeting=meeting).exists():
        raise Refused(_("Say first who was present: minutes without anybody cannot be closed."))
    numbers = {
        "items": AgendaItem.objects.of_meeting(meeting).count(),
        "decisions": AgendaItem.objects.of_meeting(meeting).decided().count(),
    }
    meeting.closed_at, meeting.closed_by = at, by
    meeting.save(update_fields=["closed_at", "closed_by"])
    audit.record("meeting.closed", meeting, by=by, **numbers)
    return meeting


@transaction.atomic
def cancel_meeting(meeting, *, by):
    """Call off a meeting on which nothing was written; its cases are free for another one."""
    meeting = Meeting.objects.held(meeting)
    items = AgendaItem.objects.of_meeting(meeting)
    if not meeting.is_open or items.decided().exists() or items.exclude(said="").exists():
        raise Refused(_("Something was written in these minutes already: they cannot be called off."))
    audit.record("meeting.cancelled", meeting, by=by, items=items.count())
    meeting.delete()


@transaction.atomic
def add_to_minutes(meeting, *, text, by, at, item=None, key=None):
    """Correct closed minutes by an addition with its day; what stood there is not touched."""
    if Meeting.objects.open().filter(pk=meeting.pk).exists():
        raise Refused(_("These minutes are still open: write it where it belongs."))
    addition = Addition(pk=key or uuid4(), meeting=meeting, item=item, text=text, by=by, at=at)
    try:
        with transaction.atomic():
            addition.save(force_insert=True)
    except IntegrityError:
        known = Addition.objects.filter(pk=key, meeting=meeting).first()
        return known or add_to_minutes(meeting, text=text, by=by, at=at, item=item)
    audit.record("meeting.added_to", meeting, by=by, item=str(item.pk) if item else None)
    return addition


def _present(meeting):
    there = Presence.objects.filter(meeting=meeting).values_list("user_id", "guest")
    return {user for user, _guest in there if user}, {guest for _user, guest in there if guest}


def _refuse(meeting):
    if meeting.is_open:
        raise Stale(_("Somebody else changed this meeting while you were writing. Nothing was overwritten."))
    raise Refused(_("The minutes have been closed in the meantime: what is missing can be added below them."))

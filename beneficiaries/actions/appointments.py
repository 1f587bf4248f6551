"""Deeds on appointments: making them, moving, cancelling, saying who came; and the feed of one's own calendar."""

from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.models import Appointment, CalendarFeed, Episode
from equipe import audit
from equipe.once import insert_once
from equipe.sealing import fingerprint_of
from equipe.verdicts import Refused


@transaction.atomic
def make_appointment(*, episode, owner, by, key=None, **said):
    """Note an appointment. `key` is the form's own: the same form sent twice makes one."""
    if episode and not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: no appointment can be made in it."))
    appointment = Appointment(pk=key or uuid4(), episode=episode, owner=owner, made_by=by, **said)
    appointment, is_new = insert_once(appointment, episode=episode, made_by=by)
    if not is_new:
        return appointment
    audit.record("appointment.made", appointment, by=by, **_of(appointment))
    return appointment


@transaction.atomic
def move_appointment(appointment, *, version, by, **said):
    """Change when, where, what about or who; `version` is the one the page was filled from."""
    this = Appointment.objects.standing().in_version(appointment, version)
    if not this.update(version=F("version") + 1, **said):
        raise Stale(_("Somebody else changed this appointment while you were writing. Nothing was overwritten."))
    appointment.refresh_from_db()
    audit.record("appointment.moved", appointment, by=by, **_of(appointment))
    return appointment


@transaction.atomic
def cancel_appointment(appointment, *, reason, by):
    """It does not take place; it stays in the calendar, struck out, with its reason."""
    if (
        Appointment.objects.standing()
        .filter(pk=appointment.pk)
        .update(cancelled_at=Now(), cancelled_because=reason, version=F("version") + 1)
    ):
        audit.record("appointment.cancelled", appointment, by=by, **_of(appointment))
    appointment.refresh_from_db()
    return appointment


@transaction.atomic
def restore_appointment(appointment, *, by):
    """Undo a cancellation."""
    if (
        Appointment.objects.filter(pk=appointment.pk)
        .exclude(cancelled_at=None)
        .update(cancelled_at=None, cancelled_because="", version=F("version") + 1)
    ):
        audit.record("appointment.restored", appointment, by=by, **_of(appointment))
    appointment.refresh_from_db()
    return appointment


@transaction.atomic
def tell_attendance(appointment, *, attendance, by, at):
    """Say whether the person came; nobody can know it before the hour."""
    if appointment.starts_at > at:
        raise Refused(_("The hour has not come yet: whether the person came is said afterwards."))
    otherwise = Appointment.objects.filter(pk=appointment.pk).exclude(attendance=attendance)
    if otherwise.update(attendance=attendance, version=F("version") + 1):
        audit.record("appointment.attended", appointment, by=by, attendance=attendance, **_of(appointment))
    appointment.refresh_from_db()
    return appointment


@transaction.atomic
def make_feed(user, *, by):
    """A new address for one's own calendar; the one before stops working. Its secret is told once."""
    secret = CalendarFeed.new_secret()
    feed, _is_new = CalendarFeed.objects.update_or_create(user=user, defaults={"fingerprint": fingerprint_of(secret)})
    audit.record("feed.made", feed, by=by)
    return secret


@transaction.atomic
def revoke_feed(user, *, by):
    for feed in CalendarFeed.objects.of(user):
        audit.record("feed.revoked", feed, by=by)
        feed.delete()


def _of(appointment):
    return {"episode": str(appointment.episode_id)} if appointment.episode_id else {}

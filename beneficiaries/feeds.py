"""Appointments as a calendar file: hours and kinds alone, for it lies open on phones and in other people's clouds."""

from icalendar import Calendar, Event

from equipe import navigation


def calendar_of(appointments, *, name, site):
    """The bytes of an iCalendar file. Whom one meets, where and why stays in the service: the link leads there."""
    feed = Calendar()
    feed.add("prodid", "-//Equipe//appointments//")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", name)
    for appointment in appointments:
        feed.add_component(_event(appointment, site))
    return feed.to_ical()


def _event(appointment, site):
    event = Event()
    event.add("uid", f"{appointment.pk}@equipe")
    event.add("dtstamp", appointment.made_at)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.ends_at)
    event.add("sequence", appointment.version)
    event.add("summary", appointment.get_kind_display())
    event.add("status", "CONFIRMED" if appointment.is_standing else "CANCELLED")
    event.add("class", "PRIVATE")
    event.add("url", site + navigation.address("beneficiaries:edit_appointment", appointment.pk))
    return event

"""What a host's tutor does by the link: confirms a week, reports what cannot wait, tells how it goes."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localtime

from equipe import audit, jobs
from equipe.once import insert_once, own_key
from equipe.verdicts import Refused
from placements.actions.observations import note_observations
from placements.coming_in import held_link, mark_used
from placements.enums import NotedFrom, Presence, ReportKind, Unmet
from placements.models import Act, Day, HostReport, Week
from placements.months import closed_months
from placements.rules import following
from placements.rules.answers import written
from placements.rules.attendance import first_of
from placements.rules.day_codes import token
from placements.rules.following import Told
from placements.rules.planning import Noted
from placements.tasks import TELL_OF_REPORT

MOST_HOURS = 24


@transaction.atomic
def confirm_week(link, monday, told: dict[date, Told], *, seen=None, at, by=None):
    """Write the days of a week as the host's tutor tells them; told again the same, nothing changes.

    Every planned day whose month is not closed is asked, and no other. A day that was noted otherwise is written over,
    with a trace; not one that somebody else noted since the page was shown, of which `seen` remembers what it said of
    each day (`day_codes.token`).
    """
    today = localtime(at).date()
    link = held_link(link, on=today)
    internship = link.internship
    _insist(internship, monday, told, on=today)
    noted = {day.day: day for day in Day.objects.of(internship).within(monday, monday + timedelta(days=6))}
    if seen is not None:
        _insist_it_was_shown(noted, told, seen)
    changed = [_note(internship, day, one, noted.get(day), by=by) for day, one in sorted(told.items())]
    week, is_new = Week.objects.get_or_create(
        internship=internship, monday=monday, defaults={"tutor": link.tutor, "confirmed_at": at}
    )
    if not is_new and any(changed):
        week.tutor, week.confirmed_at = link.tutor, at
        week.save(update_fields=["tutor", "confirmed_at"])
    if is_new or any(changed):
        mark_used(link)
        audit.record(
            "week.confirmed", internship, by=by, monday=monday.isoformat(), days=len(told), tutor=str(link.tutor_id)
        )
    return week


@transaction.atomic
def report(link, *, key, kind, on, words="", reason="", days_away=None, at, by=None):
    """Tell the service something at once. `key` is the form's own: the same words sent twice tell it once."""
    today = localtime(at).date()
    link = held_link(link, on=today)
    internship = link.internship
    _reportable(internship, kind, on, today=today)
    said = {"kind": kind, "on": on, "words": words, "reported_at": at}
    said["reason"] = reason if kind == ReportKind.ABSENCE else ""
    said["days_away"] = days_away if kind == ReportKind.ACCIDENT else None
    same = own_key(key, internship.pk, kind, on, said["reason"], said["days_away"], words)
    made, is_new = insert_once(HostReport(pk=same, internship=internship, tutor=link.tutor, **said), tutor=link.tutor)
    if not is_new:
        return made
    mark_used(link)
    jobs.ask(TELL_OF_REPORT, by=None, report=str(made.pk))
    audit.record("host_report.made", internship, by=by, report=str(made.pk), kind=kind, tutor=str(link.tutor_id))
    return made


@transaction.atomic
def tell_how_it_goes(link, answers, *, note="", on, by=None):
    """Keep what the host's tutor saw today, item by item: triples of item, level or none, note."""
    link = held_link(link, on=on)
    if note_observations(link.internship, link.tutor, answers, note=note, on=on, by=by):
        mark_used(link)


def _insist(internship, monday, told, *, on):
    planned = [one.day for one in following.planned_week(monday, Act.objects.of(internship).changes())]
    if not planned or monday.weekday():
        raise Refused(Unmet.WEEK_OUTSIDE.label)
    if planned[-1] > on:
        raise Refused(Unmet.WEEK_AHEAD.label % {"day": written(planned[-1])})
    closed = closed_months(internship, [*planned, *told])
    for day in sorted(told):
        if first_of(day) in closed:
            raise Refused(Unmet.MONTH_CLOSED.label % {"month": f"{day:%m/%Y}"})
        if day not in planned:
            raise Refused(Unmet.DAY_OUTSIDE.label % {"day": written(day)})
        if not 0 <= told[day].hours <= MOST_HOURS:
            raise Refused(Unmet.DAY_TOO_LONG.label % {"day": written(day)})
    asked = [day for day in planned if first_of(day) not in closed]
    if not asked:
        raise Refused(Unmet.MONTH_CLOSED.label % {"month": f"{planned[0]:%m/%Y}"})
    if missing := [day for day in asked if day not in told]:
        raise Refused(Unmet.DAYS_MISSING.label % {"days": ", ".join(written(day) for day in missing)})


def _insist_it_was_shown(noted, told, seen):
    """No day says something else than the page showed, and than what is told now."""
    known = {day: (seen.get(day.isoformat(), ""), token(_as_noted(one))) for day, one in told.items()}
    news = [noted[day] for day in sorted(told) if day in noted and token(noted[day].noted) not in known[day]]
    if news:
        days = ", ".join(f"{written(each.day)} ({each.get_presence_display()})" for each in news)
        raise Refused(Unmet.WEEK_CHANGED.label % {"days": days})


def _as_noted(one):
    return Noted(Presence(one.presence), one.hours, one.reason)


def _note(internship, day, told, known, *, by):
    """Whether a day was written: new, or other than it stood."""
    present = told.presence == Presence.PRESENT
    said = {"presence": told.presence, "hours": told.hours if present else Decimal(0)}
    said["reason"] = told.reason if told.presence == Presence.ABSENT else ""
    if known is None:
        Day.objects.create(internship=internship, day=day, noted_from=NotedFrom.LINK, **said)
        return True
    if all(getattr(known, name) == value for name, value in said.items()):
        return False
    before = {"presence": known.presence, "hours": str(known.hours)}
    for name, value in said.items():
        setattr(known, name, value)
    known.noted_from, known.noted_by, known.version = NotedFrom.LINK, None, known.version + 1
    known.save()
    after = {"presence": known.presence, "hours": str(known.hours)}
    audit.record("day.changed", internship, by=by, day=day.isoformat(), before=before, after=after)
    return True


def _reportable(internship, kind, on, *, today):
    if not internship.starts_on <= on <= internship.last_day:
        first, last = written(internship.starts_on), written(internship.last_day)
        raise Refused(Unmet.REPORT_OUTSIDE.label % {"day": written(on), "first": first, "last": last})
    if kind == ReportKind.ABSENCE and on not in (today, today + timedelta(days=1)):
        raise Refused(Unmet.ABSENCE_FAR.label)
    if kind == ReportKind.ACCIDENT and on > today:
        raise Refused(Unmet.ACCIDENT_AHEAD.label)

"""Attendance on paper: the register to be filled by hand or as it was noted, and what a month pays, step by step."""

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.enums import Presence
from placements.models import AttendanceMonth, Day
from placements.rules.attendance import last_of
from placements.rules.timetables import hours_on, planned_days
from reporting.placement_papers.facts import NOTHING, Facts, all_days, euro, number, period
from reporting.placement_papers.shapes import Grid, NotReady, Paper, Part, Signer
from reporting.tables import month_of


def register(facts: Facts, month, *, filled: bool) -> Paper:
    """One month on one page, a line a day: hours planned, and empty cells to fill or what was noted."""
    internship = facts.internship
    part = internship.part_of(month)
    if part is None:
        raise NotReady(_("The internship did not run in this month: choose another one."))
    noted = {one.day: one for one in Day.objects.of(internship).within(part.first, part.last)} if filled else {}
    planned = set(planned_days(facts.terms.timetable, part.first, part.last))
    rows = tuple(
        _line(each, facts, each in planned and part.first <= each <= part.last, noted.get(each))
        for each in all_days(month, last_of(month))
    )
    head = (_("Day"), _("Planned"), _("From – to"), _("Hours"), _("Intern’s signature"), _("Absent: why"))
    return Paper(
        title=_("Register of attendance"),
        person=internship.person.full_name,
        beside=((_("Month"), capfirst(month_of(month))), (_("Host"), internship.host.name), *_hours(noted)),
        parts=(Part("", grid=Grid(_("Days of the month"), head, rows, code="register")),),
        signers=tuple(Signer(tutor.name, capfirst(tutor.get_side_display())) for tutor in facts.tutors),
        compact=True,
    )


def _line(day, facts, is_planned, noted):
    head = f"{day.day} {WEEKDAYS_ABBR[day.weekday()]}"
    hours = hours_on(day, facts.terms.timetable)
    planned = (number(hours) if hours else "×") if is_planned and not _rests(facts, day) else ""
    if noted is None:
        return head, planned, "", "", "", _("suspended") if is_planned and _rests(facts, day) else ""
    why = "" if noted.presence == Presence.PRESENT else _why(noted)
    return head, planned, "", number(noted.hours) if noted.hours else "", _("confirmed") if not why else "", why


def _why(noted):
    return noted.get_reason_display() or noted.get_presence_display()


def _rests(facts, day):
    return any(rest.holds(day) for rest in facts.rests)


def _hours(noted):
    if not noted:
        return ()
    present = [one for one in noted.values() if one.presence == Presence.PRESENT]
    return (
        (_("Days attended"), str(len(present))),
        (_("Hours attended"), number(sum((one.hours for one in present), start=0))),
    )


def statement(facts: Facts, month) -> Paper:
    """What a confirmed month pays, with every step; a month that nobody confirmed pays nothing yet."""
    internship = facts.internship
    confirmed = AttendanceMonth.objects.of([internship]).within(month, month).first()
    if confirmed is None:
        raise NotReady(_("This month is not confirmed yet: confirm it first."))
    due = internship.due(month, days_planned=confirmed.days_planned, days_attended=confirmed.days_attended)
    share = NOTHING if due.share is None else f"{number(due.share_in_hundredths)} %"
    steps = (
        (_("Monthly allowance, gross"), euro(due.allowance)),
        (_("Part of the month"), period(due.part.first, due.part.last)),
        (_("Share of this part"), euro(due.base)),
        (_("Days planned"), str(due.days_planned)),
        (_("Days attended"), str(due.days_attended)),
        (_("Attendance"), share),
        (_("Full from"), _("%(days)s days (70 %%)") % {"days": due.days_needed}),
    )
    return Paper(
        title=_("Allowance of the month"),
        person=internship.person.full_name,
        beside=((_("Month"), capfirst(month_of(month))), (_("Host"), internship.host.name)),
        parts=(
            Part(
                _("How it is computed"),
                grid=Grid(_("Steps"), (_("Step"), _("Value")), steps, "steps", (_("Due"), euro(confirmed.due))),
                sentences=(_outcome(due),),
            ),
        ),
    )


def _outcome(due):
    if due.full:
        return _("At least 70 per cent of the planned days were attended: the allowance is due in full.")
    return _("Less than 70 per cent of the planned days were attended: the allowance is due for the days attended.")

"""Attendance on paper: the register to be filled by hand or as it was noted, and what a month pays, step by step."""

from datetime import date
from decimal import Decimal

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from placements.enums import DayKind, Presence
from placements.months import sheet
from placements.rules.attendance import last_of
from reporting.placement_papers.facts import NOTHING, Facts, all_days, euro, number, period, short_day
from reporting.placement_papers.shapes import Grid, NotReady, Paper, Part, Signer
from reporting.tables import month_of


def register(facts: Facts, month, *, filled: bool) -> Paper:
    """One month on one page, a line a day: hours planned, and empty cells to fill or what was noted."""
    internship, told = facts.internship, sheet(facts.internship, month)
    if told.part is None:
        raise NotReady(_("The internship did not run in this month: choose another one."))
    standing = facts.tutors_within(told.part.first, told.part.last)
    noted, plan = (told.days if filled else {}), {each.day: each for each in told.plan.days}
    rows = tuple(_line(each, plan.get(each), noted.get(each)) for each in all_days(month, last_of(month)))
    head = (_("Day"), _("Planned"), _("From – to"), _("Hours"), _("Intern’s signature"), _("Absent: why"))
    return Paper(
        title=_("Register of attendance"),
        person=internship.person.full_name,
        beside=((_("Month"), capfirst(month_of(month))), (_("Host"), facts.host_name), *_hours(noted)),
        parts=(Part("", grid=Grid(_("Days of the month"), head, rows, code="register")),),
        signers=tuple(Signer(tutor.name, capfirst(tutor.get_side_display())) for tutor in standing),
        compact=True,
    )


def _line(day, planned, noted):
    head = f"{day.day} {WEEKDAYS_ABBR[day.weekday()]}"
    hours = (number(planned.hours) if planned.hours else "×") if planned and planned.is_planned else ""
    if noted is None:
        return head, hours, "", "", "", _besides(planned)
    why = "" if noted.presence == Presence.PRESENT else _why(noted)
    return head, hours, "", number(noted.hours) if noted.hours else "", _("confirmed") if not why else "", why


def _besides(planned):
    """What a day is that is no ordinary one: suspended, a holiday."""
    return planned.kind.label if planned and planned.kind in (DayKind.SUSPENDED, DayKind.HOLIDAY) else ""


def _why(noted):
    return noted.get_reason_display() or noted.get_presence_display()


def _hours(noted):
    if not noted:
        return ()
    present = [one for one in noted.values() if one.presence == Presence.PRESENT]
    return (
        (_("Days attended"), str(len(present))),
        (_("Hours attended"), number(sum((one.hours for one in present), start=0))),
    )


def statement(facts: Facts, month) -> Paper:
    """What a closed month pays, with every step and each later adjustment; an open month pays nothing yet."""
    internship, told = facts.internship, sheet(facts.internship, month)
    closed = told.confirmed
    if closed is None:
        raise NotReady(_("This month is not confirmed yet: confirm it first."))
    due = told.due_for(closed.days_planned, closed.days_attended)
    share = NOTHING if due.share is None else f"{number(due.share_in_hundredths * 100)} %"
    steps = (
        *_stretches(closed, due),
        (_("Days planned"), str(closed.days_planned)),
        (_("Days attended"), str(closed.days_attended)),
        (_("Attendance"), share),
        (_("Full from"), _("%(days)s days (70 %%)") % {"days": due.days_needed}),
        (_("Due as the month was closed"), euro(closed.due)),
        *_adjustments(closed),
    )
    return Paper(
        title=_("Allowance of the month"),
        person=internship.person.full_name,
        beside=((_("Month"), capfirst(month_of(month))), (_("Host"), facts.host_name)),
        parts=(
            Part(
                _("How it is computed"),
                grid=Grid(_("Steps"), (_("Step"), _("Value")), steps, "steps", (_("Due"), euro(closed.due_now))),
                sentences=(_outcome(due),),
            ),
        ),
    )


def _stretches(closed, due):
    """The days that pay, each stretch with its monthly allowance, as the month kept them when it was closed."""
    kept = [
        (date.fromisoformat(first), date.fromisoformat(last), allowance)
        for first, last, allowance, _due in closed.parts
    ]
    spans = kept or [(each.first, each.last, each.allowance) for each in due.stretches]
    for first, last, allowance in spans:
        yield (_("%(period)s, allowance a month") % {"period": capfirst(period(first, last))}, euro(Decimal(allowance)))


def _adjustments(closed):
    for each in closed.changes:
        made_on = short_day(localtime(each.made_at).date())
        yield (_("Adjusted on %(day)s") % {"day": made_on}, euro(each.amount))


def _outcome(due):
    if due.full:
        return _("At least 70 per cent of the planned days were attended: the allowance is due in full.")
    return _("Less than 70 per cent of the planned days were attended: the allowance is due for the days attended.")

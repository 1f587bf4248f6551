"""Booking: what was paid, what a course cost, what hours are worth become spending, each once and on its own line."""

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from equipe import audit
from equipe.verdicts import Refused
from placements.rules.attendance import last_of
from reporting import rules
from reporting.actions.money import change_spending
from reporting.enums import Origin
from reporting.holding import Allowing, hold
from reporting.models import Spending, WorkCost
from reporting.worklists.booking import (
    changed_since_booked,
    courses_to_book,
    days_to_book,
    insurance_to_book,
    runs_to_book,
)


@transaction.atomic
def book_payment(run, *, by):
    """Book what the service pays of a payment, has a line and is not booked: one row an amount, and each once.

    Gives the rows, and as pairs what was left out and why: a closed year, a fund that does not allow it. A row is dated
    the last day of the month it is for, or the day of the payment if that came first, and within the fund where that
    covers the month in part.
    """
    hold(run.ambito_id)
    waiting = next(iter(runs_to_book(run.ambito, run=run)), None)
    rows = [_of_payment(each, by) for each in (waiting.ready if waiting else ())]
    booked, left_out = _book(rows)
    if booked:
        audit.record("spending.booked", run, by=by, rows=len(booked), total=str(sum(row.amount for row in booked)))
    return booked, left_out


@transaction.atomic
def book_courses(ambito, *, cost_line, fund=None, on, by):
    """Book what courses cost the service, on one line, dated the day of the enrolment."""
    hold(ambito.pk)
    rows = [
        Spending(
            ambito=ambito,
            origin=Origin.COURSE,
            enrolment=enrolment,
            cost_line=cost_line,
            fund=fund,
            dated_on=enrolment.enrolled_on,
            description=str(enrolment.course)[:200],
            amount=enrolment.cost,
            entered_by=by,
        )
        for enrolment in courses_to_book(ambito, on=on)
    ]
    booked, left_out = _book(rows)
    if booked:
        audit.record("spending.booked", cost_line, by=by, courses=len(booked))
    return booked, left_out


@transaction.atomic
def book_insurance(ambito, *, on, by):
    """Book what the insurance of internships costs in the years that have begun, each year once."""
    hold(ambito.pk)
    waiting = [each for each in insurance_to_book(ambito, on=on) if each.paid_from]
    booked, left_out = _book([_of_insurance(each, ambito, by) for each in waiting])
    if booked:
        total = str(sum(row.amount for row in booked))
        audit.record("spending.booked", ambito, by=by, insurance=len(booked), total=total)
    return booked, left_out


@transaction.atomic
def correct_booked(ambito, *, on, by):
    """Put booked rows right whose course or insurance costs something else by now; what stood there before stays."""
    hold(ambito.pk)
    corrected, left_out = [], []
    for row, amount in changed_since_booked(ambito, on=on):
        row.amount = amount
        try:
            corrected.append(change_spending(row, version=row.version, motive=_("costs something else by now"), by=by))
        except Refused as refusal:
            left_out.append((row, str(refusal)))
    return corrected, left_out


@transaction.atomic
def book_hours(sheet, *, cost_line, fund=None, overhead_line=None, by):
    """Book countersigned hours at the hourly cost of their year, with the fund's flat rate beside them.

    Of a month that the fund covers in part, the days within its period are booked; the others wait for another fund.
    """
    hold(sheet.ambito_id)
    if not sheet.countersigned_at:
        raise Refused(_("Only hours that are countersigned are booked."))
    cost = WorkCost.objects.of(sheet.ambito).of_year(sheet.month.year).filter(user=sheet.user).first()
    if cost is None:
        raise Refused(
            _("Write down first what %(who)s costs in %(year)s.") % {"who": sheet.user, "year": sheet.month.year}
        )
    first, last = _days_of(sheet, fund)
    left = [each for each in days_to_book(sheet) if first <= each.day <= last]
    if not left:
        return []
    days = {"hours_since": left[0].day, "hours_until": left[-1].day}
    hours = sum(each.hours for each in left)
    amount = rules.cost_of_hours(hours, hourly=cost.hourly)
    told = {"ambito": sheet.ambito, "timesheet": sheet, "fund": fund, "dated_on": last, "entered_by": by} | days
    said = _hours_said(sheet, hours, first, last)
    rows = [Spending(origin=Origin.STAFF, cost_line=cost_line, amount=amount, description=said, **told)]
    if fund and fund.overhead and overhead_line:
        flat = rules.flat_rate(amount, per_cent=fund.overhead)
        said = _("Flat rate on hours of staff")
        rows.append(Spending(origin=Origin.OVERHEAD, cost_line=overhead_line, amount=flat, description=said, **told))
    booked, left_out = _book([row for row in rows if row.amount])
    if left_out:
        raise Refused(left_out[0][1])
    if booked:
        audit.record("spending.booked", sheet, by=by, total=str(sum(row.amount for row in booked)))
    return booked


def _days_of(sheet, fund):
    """The days of a month of hours that a fund pays: all that lie within its period, and there are some."""
    first, last = sheet.month, last_of(sheet.month)
    if fund is None:
        return first, last
    within = max(first, fund.starts_on), min(last, fund.ends_on)
    if not sheet.hours.filter(day__range=within).exists():
        told = {"fund": fund, "first": f"{fund.starts_on:%d/%m/%Y}", "last": f"{fund.ends_on:%d/%m/%Y}"}
        raise Refused(
            _("%(fund)s runs from %(first)s to %(last)s: none of these hours lie within. Choose another fund.") % told
        )
    return within


def _hours_said(sheet, hours, first, last):
    words = {"who": sheet.user, "hours": f"{hours.normalize():f}".replace(".", ",")}
    if (first, last) == (sheet.month, last_of(sheet.month)):
        return _("%(who)s, %(hours)s hours") % words
    words |= {"first": f"{first:%d/%m}", "last": f"{last:%d/%m}"}
    return _("%(who)s, %(hours)s hours from %(first)s to %(last)s") % words


def _of_payment(each, by):
    line, paid_from = each.line, each.paid_from
    paid_on, fund = localtime(line.run.made_at).date(), paid_from.fund
    period = {"starts_on": fund.starts_on, "ends_on": fund.ends_on} if fund else {}
    words = {"month": f"{line.month.month:%m/%Y}", "run": line.run.reference}
    return Spending(
        ambito=line.run.ambito,
        origin=Origin.PAYMENT,
        payment_line=line,
        cost_line=paid_from.cost_line,
        fund=fund,
        dated_on=rules.dated_in(line.month.month, paid_on=paid_on, **period),
        paid_on=paid_on,
        document_number=line.run.reference,
        description=_("Allowance of %(month)s, payment %(run)s") % words,
        amount=each.amount,
        entered_by=by,
    )


def _of_insurance(each, ambito, by):
    return Spending(
        ambito=ambito,
        origin=Origin.COVER,
        cover=each.cover,
        cost_line=each.paid_from.line_of_insurance,
        fund=each.paid_from.fund,
        dated_on=each.dated_on,
        description=_("Insurance of an internship, %(year)s") % {"year": each.dated_on.year},
        amount=each.amount,
        entered_by=by,
    )


def _book(rows):
    """Write what may be written; the rest comes back with the sentence that forbids it."""
    allowed, left_out = [], []
    allowing = Allowing(rows[0].ambito_id) if rows else None
    for row in rows:
        try:
            allowing.insist(row, motive=_("booked"))
        except Refused as refusal:
            left_out.append((row, str(refusal)))
        else:
            allowed.append(row)
    return Spending.objects.bulk_create(allowed), left_out

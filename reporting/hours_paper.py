"""A month of hours on paper: the days down, the activities across, and who signed."""

from datetime import timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from placements.rules.attendance import days_of
from reporting.documents import Imprint
from reporting.enums import Activity
from reporting.forms.hours import told
from reporting.hours_told import hours_of
from reporting.placement_papers.shapes import Grid, Paper, Part, Signer
from reporting.tables import month_of


def timesheet(sheet, *, imprint: Imprint):
    """Template and context: days without hours stand there too, so that nothing can be added by hand."""
    with override(imprint.language):
        title = _("Hours of the month")
        paper = Paper(
            title=title,
            person=str(sheet.user),
            beside=((_("Month"), month_of(sheet.month)), (_("Service"), sheet.ambito.service_name)),
            parts=(Part("", grid=_grid(sheet)),),
            signers=_signers(sheet),
            compact=True,
        )
    context = {"paper": paper, "title": title, "imprint": imprint, "language": imprint.language, "written_in": "it"}
    return "reporting/documents/placement.html", context


def _grid(sheet):
    hours = hours_of(sheet)
    days = [sheet.month + timedelta(days=n) for n in range(days_of(sheet.month))]
    rows = [(date_format(day, "D\u00a0j"), *_cells(hours, lambda on, _activity, day=day: on == day)) for day in days]
    head = (_("Day"), *(capfirst(str(activity.label)) for activity in Activity), _("Total"))
    total = (_("Total"), *_cells(hours, lambda _on, _activity: True))
    return Grid(_("Hours of the month"), head, tuple(rows), total=total)


def _cells(hours, belongs):
    """The sums of each activity, and of all, of the hours that belong there."""
    chosen = {key: number for key, number in hours.items() if belongs(*key)}
    sums = [sum((n for (_day, on), n in chosen.items() if on == activity), Decimal(0)) for activity in Activity]
    return tuple(told(number) for number in (*sums, sum(sums, Decimal(0))))


def _signers(sheet):
    return (
        Signer(str(sheet.user), _("professional"), _moment(sheet.signed_at)),
        _countersigner(sheet),
    )


def _countersigner(sheet):
    """The coordinator; of the hours of the only one of her district, who answers for the service, on paper."""
    if sheet.paper_signer:
        signed_on = date_format(sheet.paper_signed_on, "SHORT_DATE_FORMAT")
        return Signer(sheet.paper_signer, _("for the service"), signed_on, _("signed on paper"))
    if not sheet.countersigned_at and sheet.is_of_the_only_coordinator:
        return Signer("", _("for the service"))
    return Signer(str(sheet.countersigned_by or ""), _("coordinator"), _moment(sheet.countersigned_at))


def _moment(at):
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT") if at else ""

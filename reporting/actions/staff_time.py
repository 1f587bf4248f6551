"""Hours of professionals: kept, signed, countersigned or sent back; what a professional costs in a year."""

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from equipe import audit
from equipe.verdicts import Refused
from placements.insertion import insert
from reporting.holding import hold
from reporting.models import Timesheet, TimesheetHours, WorkCost

NOT_WAITING = gettext_lazy("These hours do not wait for an answer: look at them again.")


@transaction.atomic
def keep_hours(ambito, user, month, hours, *, version, by):
    """Keep what a month was filled with: {(day, activity): hours}. Nobody else's typing is written over unseen."""
    sheet = _held(ambito, user, month) or insert(Timesheet(ambito=ambito, user=user, month=month))
    if not sheet.is_open:
        raise Refused(_("These hours are signed: they stand as they are."))
    if sheet.version != version:
        raise Refused(_("These hours were changed in another window: look at them again, then save."))
    sheet.hours.all().delete()
    TimesheetHours.objects.bulk_create(
        [
            TimesheetHours(timesheet=sheet, day=day, activity=activity, hours=number)
            for (day, activity), number in sorted(hours.items())
            if number
        ]
    )
    sheet.version += 1
    sheet.save(update_fields=["version"])
    audit.record("timesheet.kept", sheet, by=by)
    return sheet


@transaction.atomic
def sign_hours(sheet, *, at, by):
    """The professional signs; from then on her hours stand still."""
    sheet = Timesheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.user_id != by.pk:
        raise Refused(_("Only she who worked the hours signs them."))
    if not sheet.is_open:
        raise Refused(_("These hours are signed already."))
    if not sheet.hours.exists():
        raise Refused(_("There are no hours yet: enter them, then sign."))
    if sheet.hours.filter(day__gt=localtime(at).date()).exists():
        raise Refused(_("There are hours on days to come: sign when they are worked."))
    sheet.signed_at = at
    sheet.save(update_fields=["signed_at"])
    audit.record("timesheet.signed", sheet, by=by)
    return sheet


@transaction.atomic
def countersign_hours(sheet, *, at, by):
    """The coordinator countersigns what is signed; her own hours another coordinator does, or paper."""
    sheet = _answered(sheet, by)
    sheet.countersigned_at, sheet.countersigned_by = at, by
    sheet.save(update_fields=["countersigned_at", "countersigned_by"])
    audit.record("timesheet.countersigned", sheet, by=by)
    return sheet


@transaction.atomic
def countersign_on_paper(sheet, *, signer, signed_on, at, by):
    """The one coordinator of a district notes who answers for the service and countersigned her hours on paper."""
    sheet = Timesheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.user_id != by.pk or not sheet.is_of_the_only_coordinator:
        raise Refused(_("On paper are countersigned the hours of the only coordinator alone: the others are here."))
    if not sheet.waits:
        raise Refused(NOT_WAITING)
    if " ".join(signer.split()).casefold() in ("", str(by).casefold()):
        raise Refused(_("Enter who answers for the service and countersigned: nobody countersigns her own hours."))
    if not localtime(sheet.signed_at).date() <= signed_on <= localtime(at).date():
        told = {"first": f"{localtime(sheet.signed_at):%d/%m/%Y}"}
        raise Refused(_("It was countersigned after you signed, from %(first)s until today: check the day.") % told)
    sheet.countersigned_at, sheet.paper_signer, sheet.paper_signed_on = at, " ".join(signer.split()), signed_on
    sheet.save(update_fields=["countersigned_at", "paper_signer", "paper_signed_on"])
    audit.record("timesheet.countersigned_on_paper", sheet, by=by, on=str(signed_on))
    return sheet


@transaction.atomic
def return_hours(sheet, *, why, at, by):
    """Send signed hours back in words; they stay, and a copy of them waits to be put right."""
    if not why.strip():
        raise Refused(_("Say what is to be put right."))
    sheet = _answered(sheet, by)
    sheet.returned_at, sheet.returned_why = at, why.strip()
    sheet.save(update_fields=["returned_at", "returned_why"])
    anew = insert(Timesheet(ambito=sheet.ambito, user=sheet.user, month=sheet.month))
    hours = sheet.hours.values("day", "activity", "hours")
    TimesheetHours.objects.bulk_create([TimesheetHours(timesheet=anew, **each) for each in hours])
    audit.record("timesheet.returned", sheet, by=by)
    return anew


@transaction.atomic
def keep_work_cost(cost, *, by):
    """Keep what a professional costs in a year; what is booked already stays as it was booked."""
    hold(cost.ambito_id)
    said = {"yearly_cost": cost.yearly_cost, "yearly_hours": cost.yearly_hours}
    kept, _new = WorkCost.objects.update_or_create(ambito=cost.ambito, user=cost.user, year=cost.year, defaults=said)
    audit.record("workcost.kept", kept, by=by, year=kept.year)
    return kept


def _held(ambito, user, month):
    hold(ambito.pk)
    return Timesheet.objects.standing().select_for_update().filter(ambito=ambito, user=user, month=month).first()


def _answered(sheet, by):
    """A signed month that waits for its answer."""
    sheet = Timesheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.user_id == by.pk:
        raise Refused(_("Nobody countersigns her own hours."))
    if not sheet.waits:
        raise Refused(NOT_WAITING)
    return sheet

"""Years of money: planned, closed, opened again for a reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from equipe import audit
from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting.actions.money import CHANGED_MEANWHILE
from reporting.enums import YearActKind
from reporting.holding import YEAR_CLOSED
from reporting.models import FundingYear, YearAct


@transaction.atomic
def plan_year(funding, *, version, by):
    """Keep what was counted on for a year, its shares and its targets."""
    Ambito.objects.select_for_update().get(pk=funding.ambito_id)
    standing = FundingYear.objects.filter(ambito=funding.ambito, year=funding.year).first()
    if (standing.version if standing else 0) != version:
        raise Refused(CHANGED_MEANWHILE)
    if standing and standing.closed_on:
        raise Refused(YEAR_CLOSED % {"year": funding.year})
    funding.pk, funding.version = standing and standing.pk, version + 1
    funding.save(force_insert=standing is None)
    audit.record("fundingyear.planned", funding, by=by, year=funding.year)
    return funding


@transaction.atomic
def close_year(ambito, year, *, on, by):
    """From now on nothing is entered or corrected in a year; whoever is entering something comes first."""
    if year > on.year:
        raise Refused(_("This year has not begun: it cannot be closed."))
    funding = _held(ambito, year)
    if funding.closed_on:
        raise Refused(_("The year is closed already."))
    return _turn(funding, YearActKind.CLOSED, closed_on=on, on=on, by=by)


@transaction.atomic
def open_year_again(ambito, year, *, reason, on, by):
    """Open a closed year, for a reason that stays with it."""
    funding = _held(ambito, year)
    if not funding.closed_on:
        raise Refused(_("The year is open."))
    if not reason.strip():
        raise Refused(_("Say why the year is opened again."))
    return _turn(funding, YearActKind.OPENED, closed_on=None, on=on, by=by, reason=reason.strip())


def _held(ambito, year):
    Ambito.objects.select_for_update().get(pk=ambito.pk)
    funding, _new = FundingYear.objects.get_or_create(ambito=ambito, year=year)
    return funding


def _turn(funding, kind, *, closed_on, on, by, reason=""):
    funding.closed_on = closed_on
    funding.version += 1
    funding.save(update_fields=["closed_on", "version"])
    YearAct.objects.create(funding_year=funding, kind=kind, dated_on=on, reason=reason, done_by=by)
    audit.record(f"fundingyear.{kind}", funding, by=by, year=funding.year)
    return funding

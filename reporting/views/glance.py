"""The year at a glance: what was kept of it when it was counted last, as pictures; counted again when asked."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from equipe.models import Job
from equipe.permissions import require
from reporting import actions
from reporting.actions.by_clock import COUNT_YEAR
from reporting.forms import YearChoice
from reporting.indicators import Glance, Year, look, years_known
from reporting.models import KeptYear
from reporting.permissions import can_see_glance
from reporting.pictures import pictures_of
from reporting.views.asking import district_of, told_of


@require_safe
def year(request):
    """What is kept is read; a year that nobody has counted yet is counted while one waits, and says so."""
    require(can_see_glance(request.user))
    ambito, now = district_of(request), timezone.now()
    kept_years = KeptYear.objects.visible_to(request.user).of(ambito)
    form, number = YearChoice.chosen(request.GET, years=_years(ambito, kept_years.moments()))
    kept, today = kept_years.of_year(number).first(), timezone.localdate(now)
    glance = Glance.thawed(kept.told, kept.ambito_id) if kept else None
    if glance is None or not glance.is_whole:
        kept, glance = None, look(Year(ambito, number), on=today)
    pictures = pictures_of(glance)
    if ambito != request.user.ambito:  # lists of cases are of the district she works in
        pictures = [picture.closed() for picture in pictures]
    context = {
        "form": form,
        **told_of(request, ambito),
        "glance": glance,
        "pictures": () if glance.is_empty else pictures,
        "counted_at": kept.counted_at if kept else now,
        "counted_today": kept is None or timezone.localdate(kept.counted_at) == today,
        "is_kept": kept is not None,
        "counting": _counting(request.user, ambito, number, kept),
    }
    return render(request, "reporting/year.html", context)


@require_POST
def count_year(request):
    """Have a year counted now; the page says how far that is."""
    require(can_see_glance(request.user))
    ambito, today = district_of(request), timezone.localdate()
    _form, number = YearChoice.chosen(request.POST, years=years_known(ambito, on=today))
    actions.count_year(ambito, number, by=request.user)
    asked = {"year": number} | ({"district": ambito.pk} if ambito != request.user.ambito else {})
    return redirect(f"{reverse('reporting:year')}?{urlencode(asked)}")


def _counting(user, ambito, year, kept):
    """The counting she has asked for and waits for, or that could not be done and nothing came after."""
    asked = Job.objects.of(user).of_kind(COUNT_YEAR, ambito=ambito.pk, year=year).newest_first().first()
    if asked is None or asked.finished_at:
        return None
    return None if asked.failed_at and kept and kept.counted_at > asked.failed_at else asked


def _years(ambito, moments):
    """The years one can choose: those that are kept and this one; before the first counting, all that are known."""
    today = timezone.localdate()
    return sorted({today.year, *moments}, reverse=True) if moments else years_known(ambito, on=today)

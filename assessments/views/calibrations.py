"""The doors of calibrating: what was calibrated, how it came out, and once more."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions, calibration_words
from assessments.models import Calibration
from assessments.permissions import can_see_calibrations
from assessments.tasks import CALIBRATE
from equipe import audit
from equipe.models import Job
from equipe.permissions import require

PAGE = 25


@require_safe
def calibrations(request):
    """All of the district, the latest on top; how far the one that was asked for is."""
    require(can_see_calibrations(request.user))
    kept = Calibration.objects.visible_to(request.user).for_lists().latest_first()
    job = _asked_since(kept.first(), request.user)
    template = "assessments/calibrations.html"
    if request.htmx:
        response = render(request, f"{template}#standing", {"job": job})
        if job is None or not job.is_waiting:
            response["HX-Refresh"] = "true"
        return response
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    return render(request, template, {"page": page, "job": job})


def _asked_since(latest, user):
    """What she last asked for, unless a calibration was made after it."""
    job = Job.objects.of(user).of_kind(CALIBRATE, ambito=user.ambito.pk).newest_first().first()
    return job if job and (latest is None or job.requested_at > latest.made_at) else None


@require_POST
def calibrate(request):
    """Ask the worker for a calibration, on the old scale or on a new one."""
    require(can_see_calibrations(request.user))
    actions.request_calibration(request.user.ambito, by=request.user, new_scale="new_scale" in request.POST)
    messages.success(request, _("Asked for. It takes a few seconds; this page shows how far it is."))
    return redirect("assessments:calibrations")


@require_safe
def calibration(request, pk):
    """What one found: who can be compared with whom, how hard each item is, how the levels are used."""
    found = get_object_or_404(
        Calibration.objects.visible_to(request.user).light().select_related("anchored_to", "made_by"), pk=pk
    )
    require(can_see_calibrations(request.user))
    return render(
        request,
        "assessments/calibration.html",
        {"calibration": found, "parts": calibration_words.read(found), "history": audit.history(found)[:20]},
    )

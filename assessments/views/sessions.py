"""The doors of calibration: sessions in which all staff rate the same written cases, and what they tell afterwards."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions
from assessments.enums import Absence
from assessments.forms import NewSession, VignetteAnswers
from assessments.models import CalibrationSession, SessionVignette
from assessments.permissions import can_assess, can_open_sessions, can_write, district_of_coordinator
from assessments.sessions import calibrating, own_sheet, progress_of
from assessments.vignette_agreement import agreement_of
from assessments.vignette_results import own_results
from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused

USUAL_DAYS = 21
"""How long a session usually stays open."""


@require_safe
def sessions(request):
    """Where the calibration stands, and the sessions that were."""
    require(can_assess(request.user))
    today = localdate()
    shown = {
        "standing": calibrating(request.user, on=today),
        "earlier": CalibrationSession.objects.visible_to(request.user).closed(on=today).with_vignettes().newest_first(),
        "can_open_sessions": can_open_sessions(request.user),
    }
    return render(request, "assessments/sessions.html", shown)


def open_session(request):
    """Ask the whole staff to rate some cases."""
    require(can_open_sessions(request.user))
    today, ambito = localdate(), district_of_coordinator(request.user)
    form = NewSession(
        request.POST if request.method == "POST" else None,
        ambito=ambito,
        initial={"closes_on": today + timedelta(days=USUAL_DAYS)},
    )
    if form.is_valid():
        try:
            session = actions.open_session(ambito=ambito, by=request.user, on=today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The session is open. Everybody finds the cases under Assessments."))
            return redirect(session)
    return render(request, "assessments/open_session.html", {"form": form})


def _visible(request, pk):
    return get_object_or_404(CalibrationSession.objects.visible_to(request.user).with_vignettes(), pk=pk)


@require_safe
def session(request, pk):
    """While it is open, what I have still to rate; once it is closed, my answers beside the count of the others."""
    session = _visible(request, pk)
    is_open = session.is_open(on=localdate())
    runs = can_write(request.user, session)
    shown = {
        "session": session,
        "is_open": is_open,
        "runs": runs,
        "progress": progress_of(session, request.user),
        "results": None if is_open else own_results(session, request.user),
        "history": audit.history(session)[:20],
    }
    return render(request, "assessments/session.html", shown)


@require_POST
def close_session(request, pk):
    """End a session before its last day is over."""
    session = _visible(request, pk)
    require(can_write(request.user, session))
    try:
        actions.close_session(session, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Closed. Everybody now sees her own answers beside the count of the others."))
    return redirect(session)


@require_safe
def session_agreement(request, pk):
    """How far the staff agree, item by item: for the coordinator, and never about anybody."""
    session = _visible(request, pk)
    require(can_write(request.user, session))
    if session.is_open(on=localdate()):
        messages.info(request, _("The session is still open: nobody sees any answer before it is closed."))
        return redirect(session)
    shown = {"session": session, "agreement": agreement_of(session, request.user)}
    return render(request, "assessments/session_agreement.html", shown)


def rate_vignette(request, pk):
    """My own answers to a written case, on one screen with its text."""
    asked = get_object_or_404(SessionVignette.objects.visible_to(request.user).with_sessions(), pk=pk)
    today, sheet = localdate(), own_sheet(asked, request.user)
    can_answer = asked.session.is_open(on=today) and sheet.submitted_at is None
    form = _answers(request, sheet) if can_answer or request.method == "POST" else None
    if form and form.is_valid():
        try:
            _keep(request, asked, form, on=today)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, str(reason))
            sheet = own_sheet(asked, request.user)
        else:
            return _rated(request, asked)
    template = "assessments/rate_vignette.html" + ("#saved" if request.htmx else "")
    shown = {"asked": asked, "sheet": sheet, "form": form, "absences": Absence.values}
    return render(request, template, shown)


def _answers(request, sheet):
    return VignetteAnswers(
        request.POST if request.method == "POST" else None,
        items=sheet.items,
        answers=sheet.answers,
        initial={"version": sheet.version},
    )


def _keep(request, asked, form, *, on):
    version = form.cleaned_data["version"]
    actions.save_vignette_answers(asked, form.answers, by=request.user, on=on, version=version)
    if request.POST.get("then") == "submit":
        actions.submit_vignette(asked, by=request.user, on=on, at=now())


def _rated(request, asked):
    if request.htmx:
        shown = {"asked": asked, "sheet": own_sheet(asked, request.user), "kept": now()}
        return render(request, "assessments/rate_vignette.html#saved", shown)
    if request.POST.get("then") == "submit":
        messages.success(request, _("Submitted. When the session is closed, you see your answers beside the others."))
    return redirect(asked.session)

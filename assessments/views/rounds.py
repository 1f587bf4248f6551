"""The doors of assessing: get, guard, ask, do, show."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions, worklist
from assessments.comparisons import compare
from assessments.enums import Absence
from assessments.forms import Agreement, AreaAnswers, Excuse, OneMore, Start
from assessments.models import Assessment, Round
from assessments.permissions import (
    can_agree,
    can_answer,
    can_assess,
    can_change_raters,
    can_compare,
    can_start,
)
from assessments.profiles import skills_profile
from assessments.sheets import SUMMARY, sheet_of
from beneficiaries.models import Episode
from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused

SECTION = "assessments"


@require_safe
def assessments(request):
    """What waits for me: to answer, to agree, for others."""
    require(can_assess(request.user))
    return render(request, "assessments/assessments.html", {"list": worklist.of(request.user, on=localdate())})


@require_safe
def panel(request, pk):
    """The plate of the case page: the current profile, what is under way, what I can do."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    plate = worklist.plate_of(episode, request.user)
    template = "assessments/panel.html"
    if request.htmx:
        template += "#plate"
    return render(
        request, template, {"episode": episode, "plate": plate, "can_start": can_start(request.user, episode)}
    )


def start(request, pk):
    """Whom to ask for an assessment of this case."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    require(can_start(request.user, episode))
    form = Start(
        request.POST if request.method == "POST" else None,
        episode=episode,
        initial={"opened_on": localdate(), "raters": [request.user.pk, episode.case_manager_id]},
    )
    if form.is_valid():
        asked = form.cleaned_data
        try:
            round = actions.open_round(
                episode,
                instrument=asked["instrument"],
                raters=asked["raters"],
                by=request.user,
                on=asked["opened_on"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Assessment started. Whoever was asked finds it under Assessments."))
            return redirect(round)
    audit.record_read(episode, by=request.user, section=SECTION)
    return render(request, "assessments/start.html", {"episode": episode, "form": form})


@require_safe
def round(request, pk):
    """Who has answered and who has not; once all have, what they saw side by side, and what was agreed."""
    return _show_round(request, _visible_round(request, pk))


def _visible_round(request, pk):
    return get_object_or_404(Round.objects.visible_to(request.user).with_cases().with_raters(), pk=pk)


def _show_round(request, round, *, form=None, excuse=None, one_more=None):
    audit.record_read(round.episode, by=request.user, section=SECTION)
    seen = {"round": round, "mine": next((a for a in round.raters if a.rater_id == request.user.pk), None)}
    if can_compare(round):
        seen["comparison"] = comparison = compare(round)
        if can_agree(request.user, round):
            seen["form"] = form or Agreement(
                comparison=comparison, draft=drafts.typed(request.user, round.agreement_key)
            )
    elif can_change_raters(request.user, round):
        seen["excuse"] = excuse or Excuse()
        seen["one_more"] = one_more or OneMore(round=round)
    if round.agreed_on:
        seen["profile"] = skills_profile(round)
    seen["history"] = audit.history(round)[:20]
    return render(request, "assessments/round.html", seen)


@require_POST
def agree(request, pk):
    """Fix what the team agrees on."""
    round = _visible_round(request, pk)
    require(can_agree(request.user, round))
    form = Agreement(request.POST, comparison=compare(round))
    if form.is_valid():
        try:
            actions.agree(round, form.answers, by=request.user, on=localdate())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Agreed. The profile is ready to be read with the person and printed."))
            return redirect(round)
    return _show_round(request, round, form=form)


@require_POST
def add_rater(request, pk):
    """Ask one more person."""
    round = _visible_round(request, pk)
    require(can_change_raters(request.user, round))
    form = OneMore(request.POST, round=round)
    if form.is_valid():
        try:
            actions.add_rater(round, form.cleaned_data["rater"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(round)
    return _show_round(request, round, one_more=form)


@require_POST
def excuse(request, pk):
    """Go on without somebody who cannot answer any more."""
    round = get_object_or_404(Round.objects.visible_to(request.user).with_cases().with_raters(), assessments=pk)
    require(can_change_raters(request.user, round))
    form = Excuse(request.POST)
    if form.is_valid():
        assessment = next(a for a in round.raters if a.pk == pk)
        try:
            actions.excuse_rater(assessment, reason=form.cleaned_data["reason"], by=request.user, on=localdate())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(round)
    return _show_round(request, round, excuse=form)


def assess(request, pk):
    """My own answers, one area a screen; the summary at the end."""
    assessment = _my_assessment(request, pk)
    require(request.method != "POST" or can_answer(request.user, assessment))
    sheet = sheet_of(assessment, at=request.GET.get("area", ""))
    form = _area_form(request, assessment, sheet)
    if form and form.is_valid():
        try:
            actions.save_answers(assessment, form.answers, by=request.user, version=form.cleaned_data["version"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, assessment, sheet)
    audit.record_read(assessment.round.episode, by=request.user, section=SECTION)
    template = "assessments/assess.html"
    if request.htmx:
        template += "#saved"
    shown = {"assessment": assessment, "sheet": sheet, "form": form, "absences": Absence.values}
    return render(request, template, shown)


def _my_assessment(request, pk):
    mine = Assessment.objects.visible_to(request.user).of(request.user)
    return get_object_or_404(mine.with_rounds(), pk=pk)


def _area_form(request, assessment, sheet):
    if sheet.open is None or not can_answer(request.user, assessment):
        return None
    return AreaAnswers(
        request.POST if request.method == "POST" else None,
        items=sheet.open.items,
        answers=sheet.open.answers,
        initial={"version": assessment.version},
    )


def _saved(request, assessment, sheet):
    if request.htmx:
        sheet = sheet_of(assessment, at=sheet.open.area.code)
        return render(
            request, "assessments/assess.html#saved", {"assessment": assessment, "sheet": sheet, "kept": now()}
        )
    area = {"back": sheet.previous, "summary": SUMMARY}.get(request.POST.get("then"), sheet.next)
    return redirect(f"{reverse('assessments:assess', args=[assessment.pk])}?area={area}")


@require_POST
def submit(request, pk):
    """Hand in my answers."""
    assessment = _my_assessment(request, pk)
    try:
        actions.submit(assessment, by=request.user, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('assessments:assess', args=[assessment.pk])}?area={SUMMARY}")
    messages.success(request, _("Submitted. When everybody has submitted, you can compare and agree."))
    return redirect(assessment.round)

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
from assessments.forms import Agreement, AreaAnswers, Start, WordOfThePerson
from assessments.models import Assessment
from assessments.permissions import can_agree, can_answer, can_assess, can_record_word, can_see_quality, can_start
from assessments.sheets import SUMMARY, sheet_of
from assessments.telling import insist_they_may_be_told
from assessments.views.showing import SECTION, show_round, telling_form, visible_round
from beneficiaries.actions import NotTold
from beneficiaries.forms import Together
from beneficiaries.models import Episode
from equipe import audit
from equipe.navigation import site_of
from equipe.permissions import require
from equipe.verdicts import Refused


@require_safe
def assessments(request):
    """What waits for me: to answer, to agree, for others."""
    require(can_assess(request.user))
    waiting = {"list": worklist.of(request.user, on=localdate()), "answers_for_quality": can_see_quality(request.user)}
    return render(request, "assessments/assessments.html", waiting)


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
    telling = telling_form(request, episode)
    if form.is_valid():
        asked = form.cleaned_data
        told = {"by": request.user, "on": localdate(), "recording": telling.recording}
        try:
            insist_they_may_be_told(episode, form.everybody, **told)
            round = actions.open_round(
                episode,
                instrument=asked["instrument"],
                raters=form.everybody,
                by=request.user,
                on=asked["opened_on"],
                today=localdate(),
                site=site_of(request),
            )
        except NotTold as refusal:
            telling.refuse(refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Assessment started. Whoever was asked finds it under Assessments."))
            return redirect(round)
    audit.record_read(episode, by=request.user, section=SECTION)
    context = {"episode": episode, "form": form, "telling": telling, "both": Together(form, telling)}
    return render(request, "assessments/start.html", context)


@require_safe
def round(request, pk):
    """Who has answered and who has not; once all have, what they saw side by side, and what was agreed."""
    return show_round(request, visible_round(request, pk))


@require_POST
def agree(request, pk):
    """Fix what the team agrees on."""
    round = visible_round(request, pk)
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
    return show_round(request, round, form=form)


@require_POST
def record_word(request, pk):
    """Write down what the person says of what was agreed."""
    round = visible_round(request, pk)
    require(can_record_word(request.user, round))
    form = WordOfThePerson(request.POST, round=round, today=localdate())
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.record_word(
                round,
                item=said["item"],
                stance=said["stance"],
                words=said["words"],
                by=request.user,
                on=said["said_on"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down. It stands beside what was agreed, and is printed with it."))
            return redirect(round)
    return show_round(request, round, word=form)


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
    if assessment.round.assessments.awaited().exists():
        messages.success(request, _("Submitted. When everybody has submitted, you can compare and agree."))
    else:
        messages.success(request, _("Submitted. Everybody has answered: now compare and agree."))
    return redirect(assessment.round)

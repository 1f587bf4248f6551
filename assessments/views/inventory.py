"""The inventory of a person: her work and her competences, read by whoever sees the case, kept by who follows it."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions
from assessments.enums import HeldKind
from assessments.forms import ChangedExperience, ChangedHeld, NewExperience, NewHeld
from assessments.inventory import earlier_case, inventory_of
from assessments.models import HeldCompetence, WorkExperience
from assessments.permissions import can_keep_inventory
from assessments.views.catalogue import attribution
from beneficiaries.models import Episode
from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused

SECTION = "inventory"


@require_safe
def inventory(request, pk):
    """What the person brings: competences first, then where she has worked; as a plate, its strengths in short."""
    episode = _visible_case(request, pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    known, today, user = inventory_of(episode), localdate(), request.user
    may_keep = can_keep_inventory(user, episode)
    context = {
        "episode": episode,
        "inventory": known,
        "groups": known.groups(on=today),
        "running_out": known.running_out(on=today),
        "may_keep": may_keep,
        "earlier": earlier_case(episode, user=user) if may_keep else None,
        "removed": _removed(episode) if may_keep else (),
    }
    template = "assessments/inventory.html" + ("#plate" if request.htmx else "")
    return render(request, template, context | attribution())


def add_experience(request, pk):
    """A job or other work, told for the first time."""
    episode = _visible_case(request, pk)
    require(can_keep_inventory(request.user, episode))
    key = f"experience:{episode.pk}"
    form = NewExperience(_posted(request), initial=drafts.typed(request.user, key), today=localdate())
    if form.is_valid():
        try:
            job = actions.add_experience(episode, by=request.user, **form.answers)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("Added. Next: what the person learnt to do there."))
            return redirect(_adding(episode, "competence", experience=job.pk) if _another(request) else job)
    audit.record_read(episode, by=request.user, section=SECTION)
    context = {"episode": episode, "form": form, "draft_key": key}
    return render(request, "assessments/experience.html", context)


def edit_experience(request, pk):
    """A job, told better."""
    job = _visible(WorkExperience, request, pk)
    require(can_keep_inventory(request.user, job.episode))
    key = f"experience:{job.pk}"
    initial = {"version": job.version} | drafts.typed(request.user, key)
    form = ChangedExperience(_posted(request), instance=copy(job), initial=initial, today=localdate())
    theirs = []
    if form.is_valid():
        try:
            actions.edit_experience(job, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(_visible(WorkExperience, request, pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The work experience was saved."))
            return redirect(job)
    return _show_row(request, "assessments/experience.html", job, form, theirs, key)


@require_POST
def remove_experience(request, pk):
    """Take a job out of the inventory."""
    job = _visible(WorkExperience, request, pk)
    return _deed(request, job, _("Removed. It can be put back below."), actions.remove_experience, on=localdate())


@require_POST
def restore_experience(request, pk):
    """Put a job back."""
    job = _visible(WorkExperience, request, pk)
    return _deed(request, job, _("It is in the inventory again."), actions.restore_experience)


def add_competence(request, pk):
    """A competence, told for the first time; the catalogue suggests while one types, or when asked."""
    episode = _visible_case(request, pk)
    require(can_keep_inventory(request.user, episode))
    key = f"competence:{episode.pk}"
    asked = {"kind": request.GET.get("kind", HeldKind.SKILL), "experience": request.GET.get("experience")}
    form = NewHeld(
        _posted(request),
        initial=_searched(request) or asked | drafts.typed(request.user, key),
        episode=episode,
        user=request.user,
    )
    if _only_suggests(request):
        return _suggest(request, form)
    if form.is_valid():
        try:
            held = actions.add_competence(episode, by=request.user, **form.answers)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("“%(label)s” was added.") % {"label": held.label})
            return redirect(_adding(episode, "competence", kind=held.kind) if _another(request) else held)
    audit.record_read(episode, by=request.user, section=SECTION)
    context = {"episode": episode, "form": form, "draft_key": key} | attribution()
    return render(request, "assessments/competence.html", context)


def edit_competence(request, pk):
    """A competence, told better."""
    held = _visible(HeldCompetence, request, pk)
    require(can_keep_inventory(request.user, held.episode))
    key = f"competence:{held.pk}"
    form = ChangedHeld(
        _posted(request),
        instance=copy(held),
        initial=_searched(request) or {"version": held.version} | drafts.typed(request.user, key),
        episode=held.episode,
        user=request.user,
    )
    if _only_suggests(request):
        return _suggest(request, form)
    theirs = []
    if form.is_valid():
        try:
            actions.edit_competence(held, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(_visible(HeldCompetence, request, pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The competence was saved."))
            return redirect(held)
    return _show_row(request, "assessments/competence.html", held, form, theirs, key)


@require_POST
def remove_competence(request, pk):
    """Take a competence out of the inventory."""
    held = _visible(HeldCompetence, request, pk)
    return _deed(request, held, _("Removed. It can be put back below."), actions.remove_competence, on=localdate())


@require_POST
def restore_competence(request, pk):
    """Put a competence back."""
    held = _visible(HeldCompetence, request, pk)
    return _deed(request, held, _("It is in the inventory again."), actions.restore_competence)


@require_POST
def carry_over(request, pk):
    """Take over what an earlier case of the same person knew."""
    episode = _visible_case(request, pk)
    require(can_keep_inventory(request.user, episode))
    earlier = earlier_case(episode, user=request.user)
    try:
        came = actions.carry_over(episode, earlier=earlier, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Entries taken over: %(n)s. Read them again with the person.") % {"n": came})
    return redirect("assessments:inventory", episode.pk)


def _visible_case(request, pk):
    return get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)


def _visible(model, request, pk):
    return get_object_or_404(model.objects.visible_to(request.user).with_cases(), pk=pk)


def _posted(request):
    """What was sent to be saved: not what was typed when only the catalogue was asked."""
    return request.POST if request.method == "POST" and "search" not in request.POST else None


def _searched(request):
    """What stands in the form while only the catalogue is asked."""
    return request.POST.dict() if "search" in request.POST else {}


def _only_suggests(request):
    return request.htmx and "search" in request.POST


def _suggest(request, form):
    return render(request, "assessments/competence.html#suggestions", {"form": form} | attribution())


def _another(request):
    return request.POST.get("then") == "another"


def _adding(episode, what, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse(f'assessments:add_{what}', args=[episode.pk])}?{query}"


def _deed(request, row, said, deed, **how):
    """Do something to a row that needs no form, and go back to the inventory."""
    require(can_keep_inventory(request.user, row.episode))
    try:
        deed(row, by=request.user, **how)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(row)


def _removed(episode):
    """What was removed, with the door that puts it back."""
    jobs = WorkExperience.objects.of_case(episode).removed().newest_first()
    held = HeldCompetence.objects.of_case(episode).removed().by_label()
    rows = [(job.job_title, job.removed_on, "assessments:restore_experience", job.pk) for job in jobs]
    return rows + [(one.label, one.removed_on, "assessments:restore_competence", one.pk) for one in held]


def _show_row(request, template, row, form, theirs, key):
    audit.record_read(row.episode, by=request.user, section=SECTION)
    context = {"episode": row.episode, "row": row, "form": form, "theirs": theirs, "draft_key": key}
    return render(request, template, context | attribution() | {"history": audit.history(row)[:20]})

"""The personalised project of a case: its page and plate, writing a version, putting it forward."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.enums import SignerRole
from beneficiaries.forms import ProjectSheet, Proposal, Rows, SignerRow, Together, followers, rows_typed, wants_more
from beneficiaries.models import Episode, Finding, Project, ProjectLine, Signature
from beneficiaries.models.outlines import outline
from beneficiaries.permissions import can_edit
from beneficiaries.rules import next_review
from equipe import audit, drafts, navigation, presence
from equipe.permissions import require
from equipe.verdicts import Refused

SECTION = "project"


@require_safe
def project(request, pk):
    """The version that counts: the one in force, or else the newest."""
    versions = list(Project.objects.visible_to(request.user).of_case_known_as(pk).with_case().newest_first())
    if not versions:
        episode = visible_case(request, pk)
        audit.record_read(episode, by=request.user, section=SECTION)
        context = {"episode": episode, "may_edit": can_edit(request.user, episode)}
        return render(request, "beneficiaries/project.html", context)
    return _show(request, next((one for one in versions if one.is_in_force), versions[0]), versions)


@require_safe
def project_version(request, pk):
    versions = list(Project.objects.visible_to(request.user).of_the_case_of(pk).with_case().newest_first())
    if not versions:
        raise Http404
    return _show(request, next(one for one in versions if one.pk == pk), versions)


@require_safe
def project_panel(request, pk):
    newest = Project.objects.visible_to(request.user).of_case_known_as(pk).with_case().with_signatures_counted()
    versions = list(newest.newest_first())
    current = next((one for one in versions if one.is_in_force), versions[0] if versions else None)
    episode = current.episode if current else visible_case(request, pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    context = {
        "episode": episode,
        "project": current,
        "outline": outline(current) if current else None,
        "newer": versions[0] if versions and versions[0] is not current else None,
        "is_late": bool(current and current.is_in_force and current.review_on < localdate()),
        "may_edit": can_edit(request.user, episode),
    }
    template = "beneficiaries/project_panel.html" + ("#panel" if request.htmx else "")
    return render(request, template, context)


@require_POST
def begin_project(request, pk):
    episode = visible_case(request, pk)
    require(can_edit(request.user, episode))
    try:
        begun = actions.begin_project(episode, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("beneficiaries:project", pk)
    return redirect("beneficiaries:edit_project" if begun.is_draft else "beneficiaries:project_version", begun.pk)


def edit_project(request, pk):
    project = visible_project(request, pk)
    require(can_edit(request.user, project.episode))
    if not project.is_draft:
        messages.info(request, _("This version stands still: what is to change becomes a new version."))
        return redirect(project)
    form, lines = _sheet(request, project), []
    theirs = []
    if form.is_valid():
        try:
            actions.edit_project(
                project, version=form.version.cleaned_data["version"], lines=form.lines, by=request.user
            )
        except actions.Stale as stale:
            lines = ProjectLine.objects.of_project(project).with_owners().in_order()
            theirs = form.compare_with(Project.objects.get(pk=pk), sentence=str(stale), saved=list(lines))
        except Refused as refusal:
            form.version.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, draft_key(project))
            messages.success(request, _("The draft was saved. Next: put it forward for signature, once all agree."))
            return redirect(project)
    audit.record_read(project.episode, by=request.user, section=SECTION)
    key = draft_key(project)
    context = {"project": project, "episode": project.episode, "form": form, "theirs": theirs, "draft_key": key}
    context["presence"] = presence.of(request.user, key, at=now())
    return render(request, "beneficiaries/edit_project.html", context)


def propose_project(request, pk):
    project, today = visible_project(request, pk), localdate()
    require(can_edit(request.user, project.episode))
    if not project.is_draft:
        return redirect(project)
    more = wants_more(request.POST)
    posted = request.POST if request.method == "POST" and not more else None
    form = Proposal(posted, initial=request.POST.dict() if more else {"review_on": next_review(today)}, today=today)
    initial = rows_typed(request.POST, "signers") if more else _signers_at_first(project)
    signers = Rows(SignerRow, "signers", data=posted, initial=initial)
    if more:
        signers.begin_last()
    both = Together(form, *signers)
    if both.are_valid():
        named = [(row.cleaned_data["role"], row.cleaned_data["name"]) for _number, row in signers.filled]
        try:
            actions.propose_project(project, signers=named, by=request.user, on=today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The project is put forward. Next: print it, read it together and sign."))
            return redirect(project)
    audit.record_read(project.episode, by=request.user, section=SECTION)
    context = {"project": project, "episode": project.episode, "form": form, "signers": signers, "both": both}
    return render(request, "beneficiaries/propose_project.html", context | {"outline": outline(project)})


@require_POST
def take_back_project(request, pk):
    project = visible_project(request, pk)
    require(can_edit(request.user, project.episode))
    try:
        actions.take_back_project(project, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(project)
    return redirect("beneficiaries:edit_project", project.pk)


def visible_case(request, pk):
    return get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)


def visible_project(request, pk):
    return get_object_or_404(Project.objects.visible_to(request.user).with_case(), pk=pk)


def draft_key(project):
    return f"project:{project.pk}"


def _show(request, shown, versions):
    user, episode = request.user, shown.episode
    audit.record_read(episode, by=user, section=SECTION)
    signatures = [] if shown.is_draft else list(Signature.objects.of_project(shown).with_filers().in_order())
    awaited = [one for one in signatures if not one.excused]
    context = {
        "episode": episode,
        "project": shown,
        "outline": outline(shown),
        "versions": versions,
        "newest": versions[0],
        "signatures": [(one, navigation.address("beneficiaries:document", one.scan_id)) for one in signatures],
        "missing": [one for one in awaited if one.is_missing],
        "signed": sum(not one.is_missing for one in awaited),
        "awaited": len(awaited),
        "reviews": _reviews(shown),
        "is_late": shown.is_in_force and shown.review_on < localdate(),
        "may_edit": can_edit(user, episode),
        "paper": navigation.address("reporting:project_paper", shown.pk),
    }
    return render(request, "beneficiaries/project.html", context)


def _reviews(project):
    """Each review with its findings, newest first, by one question."""
    if project.signed_on is None:
        return []
    found = {}
    for finding in Finding.objects.of_project(project).with_reviews().newest_first():
        found.setdefault(finding.review, []).append(finding)
    return list(found.items())


def _sheet(request, project):
    """The form, filled from what was sent, from a draft, or from what is saved."""
    more = wants_more(request.POST)
    posted = request.POST if request.method == "POST" and not more else None
    typed = request.POST.dict() if more else drafts.typed(request.user, draft_key(project)) if posted is None else None
    colleagues = followers(project.episode.team).by_name()
    return ProjectSheet(
        posted,
        lines=() if posted is not None else list(ProjectLine.objects.of_project(project).in_order()),
        typed=typed,
        version=project.version,
        colleagues=list(colleagues),
        user=request.user,
        more=more,
    )


def _signers_at_first(project):
    """Who signed the version before; or else the person and who follows her."""
    before = Signature.objects.of_version_before(project)
    known = [{"role": one.role, "name": one.name} for one in before]
    episode = project.episode
    followed = [{"role": SignerRole.CASE_MANAGER, "name": str(episode.case_manager)}] if episode.case_manager else []
    return known or [{"role": SignerRole.PERSON, "name": episode.person.full_name}, *followed]

"""What happens to a project that was put forward: signatures, reviews, its end."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from beneficiaries import actions
from beneficiaries.forms import FindingRow, ProjectEnding, ReviewSheet, Signing, Together
from beneficiaries.models import Document, Signature
from beneficiaries.models.outlines import outline
from beneficiaries.permissions import can_edit
from beneficiaries.rules import next_review
from beneficiaries.views.projects import SECTION, visible_project
from equipe import audit, drafts, navigation
from equipe.permissions import require
from equipe.verdicts import Refused


def sign_project(request, pk):
    """File how one of the signers signed; the last one brings the version into force."""
    signature = get_object_or_404(Signature.objects.visible_to(request.user).with_case(), pk=pk)
    project, today = signature.project, localdate()
    episode = project.episode
    require(can_edit(request.user, episode))
    documents = Document.objects.of_case(episode).current().readable_by(request.user).light().newest_first()
    posted = request.POST if request.method == "POST" else None
    form = Signing(posted, signature=signature, documents=documents, today=today)
    if form.is_valid():
        try:
            _file(request, signature, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Filed."))
            return redirect(project)
    audit.record_read(episode, by=request.user, section=SECTION)
    upload = navigation.address("beneficiaries:file_document", episode.pk)
    context = {"signature": signature, "project": project, "episode": episode, "form": form, "upload": upload}
    return render(request, "beneficiaries/sign_project.html", context)


def review_project(request, pk):
    project, today = visible_project(request, pk), localdate()
    require(can_edit(request.user, project.episode))
    if not project.is_in_force:
        messages.error(request, _("Only a signed project is reviewed; this version is not in force."))
        return redirect(project)
    key = f"review:{project.pk}"
    posted = request.POST if request.method == "POST" else None
    known = {"held_on": today, "next_on": next_review(today), "key": uuid4()} | drafts.typed(request.user, key)
    form = ReviewSheet(posted, initial=known, project=project, today=today)
    rows = [FindingRow(posted, line=line) for line in outline(project).lines_to_review]
    both = Together(form, *rows)
    if both.are_valid():
        try:
            findings = [row.finding for row in rows]
            actions.review_project(project, findings=findings, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The review is written. The next one stands among the deadlines."))
            return redirect(project)
    audit.record_read(project.episode, by=request.user, section=SECTION)
    context = {"project": project, "episode": project.episode, "form": form, "rows": rows, "both": both}
    return render(request, "beneficiaries/review_project.html", context | {"draft_key": key})


def close_project(request, pk):
    project = visible_project(request, pk)
    require(can_edit(request.user, project.episode))
    key = f"project-end:{project.pk}"
    posted = request.POST if request.method == "POST" else None
    form = ProjectEnding(posted, initial=drafts.typed(request.user, key), project=project)
    if form.is_valid():
        try:
            actions.close_project(project, by=request.user, on=localdate(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The version is closed; it stays readable here."))
            return redirect(project)
    audit.record_read(project.episode, by=request.user, section=SECTION)
    context = {"project": project, "episode": project.episode, "form": form, "draft_key": key}
    return render(request, "beneficiaries/close_project.html", context)


def _file(request, signature, asked):
    if asked["manner"] == Signing.NOT:
        return actions.excuse_signer(signature, reason=asked["reason"], by=request.user)
    filed = {name: asked[name] for name in ("manner", "signed_on", "scan")}
    return actions.file_signature(signature, by=request.user, at=timezone.now(), **filed)

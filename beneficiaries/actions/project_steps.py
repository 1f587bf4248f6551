"""Deeds on a project that was put forward: signatures as they come in, and the reviews while it is in force."""

from uuid import NAMESPACE_URL, uuid4, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from beneficiaries.actions.tasks import add_task
from beneficiaries.enums import ProjectEnd, SignerRole
from beneficiaries.models import Finding, Project, ProjectLine, Review, Signature, Task
from beneficiaries.rules import becomes_task
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def file_signature(signature, *, manner, signed_on, by, at, scan=None):
    """File that somebody signed, on paper or electronically. With the last signature the version is in force."""
    project, signature = _held(signature)
    if signature.signed_on:
        return _filed_already(signature, manner=manner, signed_on=signed_on, scan=scan)
    _awaits_signatures(project)
    signature.manner, signature.signed_on, signature.scan = manner, signed_on, scan
    signature.filed_by, signature.filed_at, signature.excused = by, at, ""
    signature.save(update_fields=["manner", "signed_on", "scan", "filed_by", "filed_at", "excused"])
    audit.record("project.signature_filed", project, by=by, role=signature.role, manner=manner)
    _come_into_force(project, by=by)
    return signature


@transaction.atomic
def excuse_signer(signature, *, reason, by):
    """Somebody does not sign, and why; the person herself is never passed over."""
    project, signature = _held(signature)
    if signature.excused == reason:
        return signature
    _awaits_signatures(project)
    if signature.role == SignerRole.PERSON:
        raise Refused(_("Without the person's signature there is no project: close the version if she does not agree."))
    if signature.signed_on:
        raise Refused(_("This signature has been filed already."))
    signature.excused = reason
    signature.save(update_fields=["excused"])
    audit.record("project.signer_excused", project, by=by, role=signature.role)
    _come_into_force(project, by=by)
    return signature


@transaction.atomic
def review_project(project, *, held_on, present, words, next_on, findings, by, key=None):
    """Write what a review found: `findings` are (line, state, words). Where nothing moved, that stands there too."""
    project = Project.objects.held(project)
    written = Review.objects.filter(pk=key).first()
    if written and written.project_id == project.pk:
        return written  # the same click a second time
    if not project.is_in_force:
        raise Refused(_("Only a signed project is reviewed; this version is not in force."))
    review = Review(
        pk=uuid4() if written else key or uuid4(), project=project, held_on=held_on, present=present, words=words, by=by
    )
    review.next_on = next_on
    review.save(force_insert=True)
    Finding.objects.bulk_create(
        Finding(review=review, line=line, state=state, words=said) for line, state, said in findings
    )
    for line, state, said in findings:
        line.state, line.state_note = state, said
    ProjectLine.objects.bulk_update([line for line, *_rest in findings], ["state", "state_note"])
    project.review_on = next_on or project.review_on
    project.save(update_fields=["review_on"])
    audit.record("project.reviewed", project, by=by, lines=len(findings))
    return review


def _held(signature):
    """The signature and its version, kept from everybody else: the last of two who file at once sees the first."""
    project = Project.objects.held(signature.project)
    return project, Signature.objects.held(signature)


def _awaits_signatures(project):
    if not project.is_proposed:
        raise Refused(_("This version does not wait for signatures: look at it again."))


def _filed_already(signature, *, manner, signed_on, scan):
    if (signature.manner, signature.signed_on) != (manner, signed_on):
        raise Refused(_("This signature has been filed already."))
    if scan and signature.scan_id is None:
        signature.scan = scan
        signature.save(update_fields=["scan"])
    return signature


def _come_into_force(project, *, by):
    """Once nobody is missing the version is in force; the one before ends, and promises of colleagues become tasks."""
    signatures = Signature.objects.of_project(project)
    if signatures.missing().exists():
        return
    day = max(signature.signed_on for signature in signatures.filed())
    for before in Project.objects.of_case(project.episode).in_force():
        before.closed_on, before.end = max(day, before.begun_on), ProjectEnd.REPLACED
        before.save(update_fields=["closed_on", "end"])
    project.signed_on = day
    project.save(update_fields=["signed_on"])
    audit.record("project.signed", project, by=by, number=project.number)
    _promise(project, by=by)


def _promise(project, *, by):
    longest = Task._meta.get_field("text").max_length
    for line in ProjectLine.objects.of_project(project).with_owners():
        simple = becomes_task(line.kind, line.owner, line.due_on, line.state, longest=longest, words=line.words)
        if simple and line.task_id is None and line.colleague.is_active:
            key = uuid5(NAMESPACE_URL, f"{project.pk}/{line.pk}")
            line.task = add_task(
                project.episode, text=line.words, owner=line.colleague, due_on=line.due_on, by=by, key=key
            )
            line.save(update_fields=["task"])

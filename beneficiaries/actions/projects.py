"""Deeds on the personalised project: beginning it, writing it, putting it forward, closing it."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.enums import LineKind, NeedLevel, OwnerKind, ProjectEnd, SignerRole
from beneficiaries.models import Episode, Need, Project, ProjectLine, Signature
from beneficiaries.rules import missing_in
from equipe import audit
from equipe.verdicts import Refused

ASKED = ("area", "words", "result", "owner", "colleague_id", "owner_name", "due_on")
"""What is asked of a line; the objective it serves is told by its place in the list."""


@transaction.atomic
def begin_project(episode, *, by, on):
    """Begin the project of an open case with the needs of its referral, or its next version as a copy of the last.

    Whoever comes second finds the version that is being written already.
    """
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: no project can be begun in it."))
    last = Project.objects.of_case(episode).newest_first().first()
    project = Project(episode=episode, number=last.number + 1 if last else 1, begun_by=by, begun_on=on)
    try:
        with transaction.atomic():
            project.save(force_insert=True)
    except IntegrityError:
        return Project.objects.of_case(episode).being_written().get()
    if last:
        _copy_lines(last, project)
    else:
        _take_over_needs(episode, project)
    audit.record("project.begun", project, by=by, episode=str(episode.pk), number=project.number)
    return project


@transaction.atomic
def edit_project(project, *, version, lines, by):
    """Write the lines of a draft: `lines` tells of each its kind and what is asked of it, in order.

    A support or commitment names the objective it serves by its place among the objectives (`serves`, from 0).
    """
    if not Project.objects.in_version(project, version).update(version=F("version") + 1):
        return _was_saved_already(project, version, lines)
    before = {(line.kind, line.words): line for line in ProjectLine.objects.of_project(project)}
    ProjectLine.objects.of_project(project).delete()
    objectives = _write(project, [line for line in lines if line["kind"] == LineKind.OBJECTIVE], [], before)
    _write(project, [line for line in lines if line["kind"] != LineKind.OBJECTIVE], objectives, before)
    project.version = version + 1
    audit.record("project.edited", project, by=by, lines=len(lines))
    return project


@transaction.atomic
def propose_project(project, *, signers, review_on, by, on):
    """Put a draft forward for signature: from now on its lines stand still. `signers` are (role, name) in order."""
    project = Project.objects.held(project)
    if project.is_proposed:  # the same click a second time
        return project
    if not project.is_draft:
        raise Refused(_("This version is no longer being written: look at it again."))
    missing = missing_in(ProjectLine.objects.of_project(project).values_list("kind", flat=True))
    if missing:
        words = ", ".join(str(kind.label) for kind in missing)
        raise Refused(_("The project cannot be put forward yet; it lacks: %(missing)s.") % {"missing": words})
    if SignerRole.PERSON not in [role for role, _name in signers]:
        raise Refused(_("The person signs her own project: put her among the signers."))
    project.proposed_on, project.review_on = on, review_on
    project.save(update_fields=["proposed_on", "review_on"])
    Signature.objects.bulk_create(
        Signature(project=project, position=position, role=role, name=name)
        for position, (role, name) in enumerate(signers, 1)
    )
    audit.record("project.proposed", project, by=by, signers=len(signers))
    return project


@transaction.atomic
def take_back_project(project, *, by):
    """Go on writing a version that nobody has signed yet."""
    project = Project.objects.held(project)
    if project.is_draft:
        return project
    if not project.is_proposed or Signature.objects.of_project(project).filed().exists():
        raise Refused(_("Somebody has signed already: what is to change becomes a new version."))
    Signature.objects.of_project(project).delete()
    project.proposed_on = None
    project.save(update_fields=["proposed_on"])
    audit.record("project.taken_back", project, by=by)
    return project


@transaction.atomic
def close_project(project, *, end, note, by, on):
    """End a version: brought to its end, given up, or withdrawn before all had signed."""
    project = Project.objects.held(project)
    if project.closed_on:
        if project.end == end:
            return project
        raise Refused(_("This version is closed already."))
    if project.signed_on is None:
        end = ProjectEnd.WITHDRAWN
    project.closed_on, project.end, project.end_note = on, end, note
    project.save(update_fields=["closed_on", "end", "end_note"])
    audit.record("project.closed", project, by=by, end=end)
    return project


def _copy_lines(last, project):
    lines = list(ProjectLine.objects.of_project(last).in_order())
    copies = {line.pk: ProjectLine(project=project, **_all_of(line)) for line in lines}
    ProjectLine.objects.bulk_create(copies[line.pk] for line in lines if line.objective_id is None)
    serving = [line for line in lines if line.objective_id]
    for line in serving:
        copies[line.pk].objective = copies[line.objective_id]
    ProjectLine.objects.bulk_create(copies[line.pk] for line in serving)


def _all_of(line):
    names = ("kind", "position", *ASKED, "state", "state_note", "task_id")
    return {name: getattr(line, name) for name in names}


def _take_over_needs(episode, project):
    felt = Need.objects.filter(referral__episode=episode, level__gt=NeedLevel.NONE).order_by("-level", "pk")
    ProjectLine.objects.bulk_create(
        ProjectLine(
            project=project,
            kind=LineKind.NEED,
            position=position,
            area=need.area,
            words=need.note or str(need.get_area_display()),
        )
        for position, need in enumerate(felt, 1)
    )


def _write(project, lines, objectives, before):
    """Lines with their places, each kind counted by itself. What keeps its words keeps how far it has come."""
    counted, rows = {}, []
    for line in lines:
        kind = line["kind"]
        counted[kind] = counted.get(kind, 0) + 1
        serves = line.get("serves")
        rows.append(
            ProjectLine(
                project=project,
                kind=kind,
                position=counted[kind],
                objective=objectives[serves] if serves is not None and serves < len(objectives) else None,
                **_reached(before.get((kind, line["words"]))),
                **{name: line[name] for name in ASKED if name in line},
            )
        )
    return ProjectLine.objects.bulk_create(rows)


def _reached(line):
    return {name: getattr(line, name) for name in ("state", "state_note", "task_id")} if line else {}


def _was_saved_already(project, version, lines):
    """The same click a second time gives the same answer; other words are told apart."""
    saved = Project.objects.get(pk=project.pk)
    if not saved.is_draft:
        raise Refused(_("This version has been put forward in the meantime: its lines stand still."))
    if saved.version == version + 1 and _told(saved) == [_comparable(line) for line in lines]:
        return saved
    raise Stale(_("Somebody else changed this project while you were writing. Nothing was overwritten."))


def _told(project):
    """The lines of a draft in the order of the form, as they can be compared with what was typed."""
    lines = list(ProjectLine.objects.of_project(project).in_order())
    places = {line.pk: line.position - 1 for line in lines if line.kind == LineKind.OBJECTIVE}
    ordered = sorted(lines, key=lambda line: (LineKind.values.index(line.kind), line.position))
    return [
        _comparable(
            {name: getattr(line, name) for name in ("kind", *ASKED)} | {"serves": places.get(line.objective_id)}
        )
        for line in ordered
    ]


def _comparable(line):
    asked = {"owner": OwnerKind.PERSON} | {name: line[name] for name in ("kind", *ASKED) if line.get(name)}
    return {name: str(value) for name, value in asked.items() if value} | {"serves": line.get("serves")}

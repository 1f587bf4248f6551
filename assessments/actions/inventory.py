"""What is done with the inventory of a person: work and competences added, changed, removed and put back."""

import uuid

from django.db import IntegrityError, transaction
from django.db.models import F

from assessments.enums import Refusal
from assessments.inventory import still_to_take
from assessments.models import HeldCompetence, WorkExperience
from beneficiaries.actions import Stale
from beneficiaries.models import Episode
from equipe import audit
from equipe.verdicts import Refused

NOT_COPIED = ("id", "episode_id", "origin_id", "written_at", "removed_on", "version")


def add_experience(episode, *, key, by, **told):
    """Add a job to an open case; `key` is the form's own: what is sent twice by a quick hand is one."""
    return _add(WorkExperience(episode=episode, **told), "experience.added", key=key, told=told, by=by)


def edit_experience(experience, *, version, by, **told):
    """Change a job; `version` is the one the page was filled from."""
    return _edit(experience, "experience.edited", version=version, told=told, by=by)


def remove_experience(experience, *, by, on):
    """Take a job out of the inventory; it can be put back."""
    return _remove(experience, "experience.removed", by=by, on=on)


def restore_experience(experience, *, by):
    """Put a job back that was removed."""
    return _restore(experience, "experience.restored", by=by)


def add_competence(episode, *, key, by, **told):
    """Add a competence to an open case; `key` is the form's own: what is sent twice by a quick hand is one."""
    return _add(HeldCompetence(episode=episode, **told), "competence.added", key=key, told=told, by=by)


def edit_competence(held, *, version, by, **told):
    """Change a competence; `version` is the one the page was filled from."""
    return _edit(held, "competence.edited", version=version, told=told, by=by)


def remove_competence(held, *, by, on):
    """Take a competence out of the inventory; it can be put back."""
    return _remove(held, "competence.removed", by=by, on=on)


def restore_competence(held, *, by):
    """Put a competence back that was removed."""
    return _restore(held, "competence.restored", by=by)


@transaction.atomic
def carry_over(episode, *, earlier, by):
    """Take over from an earlier case of the same person what this one does not have yet. How many rows came."""
    _insist_it_is_open(episode)
    worked, held = still_to_take(episode, earlier) if earlier else ((), ())
    if not worked and not held:
        raise Refused(Refusal.NOTHING_EARLIER.label)
    before = episode.experiences.count() + episode.competences.count()
    WorkExperience.objects.bulk_create([_copy(row, episode) for row in worked], ignore_conflicts=True)
    HeldCompetence.objects.bulk_create(_with_its_work(held, episode), ignore_conflicts=True)
    came = episode.experiences.count() + episode.competences.count() - before
    audit.record("inventory.carried_over", episode, by=by, earlier=str(earlier.pk), rows=came)
    return came


@transaction.atomic
def _add(row, verb, *, key, told, by):
    _insist_it_is_open(row.episode)
    row.pk = uuid.uuid5(key, f"{row.episode_id} {sorted((name, str(value)) for name, value in told.items())}")
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        same = type(row).objects.same_as(row).first()
        if same is None:
            raise Refused(Refusal.IN_INVENTORY.label) from None
        return same  # the same click a second time: it is there already
    audit.record(verb, row, by=by, episode=str(row.episode_id))
    return row


@transaction.atomic
def _edit(row, verb, *, version, told, by):
    kept = type(row).objects.kept().of_open_cases()
    try:
        with transaction.atomic():
            saved = kept.in_version(row, version).update(version=F("version") + 1, **told)
    except IntegrityError:
        raise Refused(Refusal.IN_INVENTORY.label) from None
    if not saved:
        raise Stale(Refusal.INVENTORY_CHANGED.label) if kept.same_as(row).exists() else _reason(row)
    changed = sorted(name for name, value in told.items() if getattr(row, name) != value)
    row.refresh_from_db()
    audit.record(verb, row, by=by, fields=changed)
    return row


@transaction.atomic
def _remove(row, verb, *, by, on):
    kept = type(row).objects.kept().of_open_cases().same_as(row)
    if not kept.update(removed_on=on, version=F("version") + 1):
        raise _reason(row)
    audit.record(verb, row, by=by)


@transaction.atomic
def _restore(row, verb, *, by):
    removed = type(row).objects.removed().of_open_cases().same_as(row)
    try:
        with transaction.atomic():
            restored = removed.update(removed_on=None, version=F("version") + 1)
    except IntegrityError:
        raise Refused(Refusal.IN_INVENTORY.label) from None
    if restored:
        audit.record(verb, row, by=by)
    elif not type(row).objects.kept().same_as(row).exists():
        raise _reason(row)


def _insist_it_is_open(episode):
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(Refusal.INVENTORY_CLOSED.label)


def _reason(row):
    """Why a row cannot be changed: its case is closed, or it was removed."""
    is_open = Episode.objects.open().same_as(row.episode).exists()
    return Refused(Refusal.NOT_IN_INVENTORY.label if is_open else Refusal.INVENTORY_CLOSED.label)


def _copy(row, episode):
    """The row in another case. Its key follows from both, so that a second copy is the same one."""
    fields = {field.attname for field in row._meta.concrete_fields} - {*NOT_COPIED}
    told = {name: getattr(row, name) for name in fields}
    return type(row)(pk=uuid.uuid5(episode.pk, str(row.pk)), episode=episode, origin=row, **told)


def _with_its_work(held, episode):
    """Copies of competences, each from the copy of the work it comes from."""
    copies = {row.origin_id: row.pk for row in episode.experiences.all()}
    for row in held:
        copy = _copy(row, episode)
        copy.experience_id = copies.get(row.experience_id)
        yield copy

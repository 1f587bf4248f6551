"""Deeds on templates of notes: adding, changing, no longer offering."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from beneficiaries.actions.people import Stale
from beneficiaries.enums import USUAL_TEMPLATES
from beneficiaries.models import NoteTemplate
from equipe import audit
from equipe.models import Ambito
from equipe.verdicts import Refused


@transaction.atomic
def add_note_template(*, ambito, owner, key, name, channel, minutes, text, by):
    """For the whole district if it has no owner. `key` is the form's own: sent twice, it is one template."""
    sent_before = NoteTemplate.objects.filter(pk=key).first()
    if sent_before:
        return _only_if(sent_before, owner, ambito)
    told = {"name": name, "channel": channel, "minutes": minutes, "text": text}
    template = NoteTemplate(pk=key, ambito=ambito, owner=owner, **told)
    try:
        with transaction.atomic():
            template.save(force_insert=True)
    except IntegrityError:
        sent_at_once = NoteTemplate.objects.filter(pk=key).first()
        if sent_at_once:
            return _only_if(sent_at_once, owner, ambito)
        raise _taken() from None
    audit.record("note_template.added", template, by=by, shared=template.is_shared)
    return template


@transaction.atomic
def take_usual_templates(ambito, *, by):
    """The templates with which a district begins, in Italian; nothing more where there are any: a second click too."""
    ambito = Ambito.objects.select_for_update().get(pk=ambito.pk)
    if NoteTemplate.objects.of_districts([ambito]).in_use().exists():
        return []
    with override("it"):
        taken = NoteTemplate.objects.bulk_create(
            NoteTemplate(ambito=ambito, name=str(name), channel=channel, minutes=minutes, text=str(text))
            for name, channel, minutes, text in USUAL_TEMPLATES
        )
    audit.record("note_template.usual_taken", ambito, by=by, number=len(taken))
    return taken


@transaction.atomic
def edit_note_template(template, *, version, name, channel, minutes, text, by):
    """Change a template; notes that were written with it stay as they are."""
    told = {"name": name, "channel": channel, "minutes": minutes, "text": text}
    try:
        with transaction.atomic():
            saved = NoteTemplate.objects.in_use().in_version(template, version).update(version=F("version") + 1, **told)
    except IntegrityError:
        raise _taken() from None
    stands = NoteTemplate.objects.get(pk=template.pk)
    if not saved and any(getattr(stands, field) != value for field, value in told.items()):
        raise Stale(_("Somebody else changed this template while you were writing. Nothing was overwritten."))
    if saved:
        audit.record("note_template.edited", template, by=by)
    return stands


@transaction.atomic
def retire_note_template(template, *, by, at):
    """No longer offer it; a second click changes nothing."""
    if NoteTemplate.objects.in_use().filter(pk=template.pk).update(retired_at=at):
        audit.record("note_template.retired", template, by=by)


def _only_if(template, owner, ambito):
    """The key of a form is its writer's: with another's in hand nothing is told."""
    if (template.owner, template.ambito) != (owner, ambito):
        raise _taken()
    return template


def _taken():
    return Refused(_("There is a template of this name already: choose another name."))

"""Deeds on the documents of a case: filing, replacing by a newer version, withdrawing and putting back."""

from hashlib import sha256
from uuid import uuid5

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from beneficiaries.actions.people import Stale
from beneficiaries.enums import Unfiled
from beneficiaries.models import Document, Episode
from equipe import audit
from equipe.once import insert_once
from equipe.sealing import seal
from equipe.verdicts import Refused


@transaction.atomic
def file_document(episode, incoming, *, kind, by, key, title="", expires_on=None, private=False):
    """Seal a file that was looked through and keep it with the case.

    `key` is the form's own: the same file sent twice with the same form is one document.
    """
    _insist_it_is_open(episode)
    said = {"kind": kind, "title": title, "expires_on": expires_on, "private": private}
    document, is_new = _keep(episode, incoming, by=by, key=key, **said)
    if is_new:
        audit.record("document.filed", document, by=by, episode=str(episode.pk), kind=kind)
    return document


@transaction.atomic
def replace_document(document, incoming, *, by, key, title="", expires_on=None):
    """File a newer version: it is of the same kind and as private; the older one stays readable under it."""
    _insist_it_is_open(document.episode)
    held = Document.objects.light().select_for_update(of=("self",)).get(pk=document.pk)
    if held.replaced_by_id and held.replaced_by_id == _reference(key, incoming):
        return held.replaced_by
    _insist_it_is_current(held)
    said = {"kind": held.kind, "title": title, "expires_on": expires_on, "private": held.private}
    newer, _is_new = _keep(document.episode, incoming, by=by, key=key, **said)
    held.replaced_by = newer
    held.save(update_fields=["replaced_by"])
    audit.record("document.replaced", held, by=by, episode=str(held.episode_id), newer=str(newer.pk))
    return newer


@transaction.atomic
def edit_document(document, *, version, kind, title, expires_on, private, by):
    """Put right what is said about a document; its older versions are of the same kind and as private."""
    _insist_it_is_open(document.episode)
    earlier = list(_earlier(document))
    if private and not document.private and any(each.filed_by_id != by.pk for each in [document, *earlier]):
        raise Refused(Unfiled.NOT_HERS.label)
    said = {"kind": kind, "title": title, "expires_on": expires_on, "private": private}
    if not Document.objects.in_version(document, version).update(version=F("version") + 1, **said):
        raise Stale(Unfiled.STALE.label)
    Document.objects.filter(pk__in=[each.pk for each in earlier]).update(kind=kind, private=private)
    changed = sorted(name for name, value in said.items() if getattr(document, name) != value)
    audit.record("document.edited", document, by=by, episode=str(document.episode_id), fields=changed)


@transaction.atomic
def withdraw_document(document, *, by):
    """Take a document out of use. Nothing is thrown away: it can be put back."""
    held = Document.objects.light().select_for_update(of=("self",)).get(pk=document.pk)
    if held.withdrawn_at:
        return  # the same click a second time
    if held.is_replaced:
        raise Refused(Unfiled.REPLACED.label)
    Document.objects.same_as(held).update(withdrawn_at=Now())
    audit.record("document.withdrawn", held, by=by, episode=str(held.episode_id))


@transaction.atomic
def put_back_document(document, *, by):
    """Undo a withdrawal; a version comes back only onto one that is in use."""
    held = Document.objects.light().select_for_update(of=("self",)).get(pk=document.pk)
    if not held.withdrawn_at:
        return  # the same click a second time
    if any(each.withdrawn_at for each in _earlier(held)):
        raise Refused(Unfiled.WITHDRAWN_BEFORE.label)
    Document.objects.same_as(held).update(withdrawn_at=None)
    audit.record("document.put_back", held, by=by, episode=str(held.episode_id))


def _keep(episode, incoming, *, by, key, **said):
    """The sealed row, and whether it is new; a file that the reader finds in the case already is refused."""
    known = Document.objects.of_case(episode).readable_by(by).light()
    document = Document(
        pk=_reference(key, incoming),
        episode=episode,
        filed_by=by,
        content_type=incoming.content_type,
        size=len(incoming.content),
        pages=incoming.pages,
        digest=_digest(incoming),
        **said,
    )
    if already := known.same_as(document).first():
        return already, False
    if known.current().besides(document).with_digest(document.digest).exists():
        raise Refused(Unfiled.KNOWN.label)
    document.content = seal(incoming.content)
    return insert_once(document, episode=episode, filed_by=by)


def _reference(key, incoming):
    return uuid5(key, _digest(incoming))


def _digest(incoming):
    return sha256(incoming.content).hexdigest()


def _earlier(document):
    """The versions it replaced, the newest first."""
    at = document
    while at := Document.objects.light().filter(replaced_by=at).first():
        yield at


def _insist_it_is_open(episode):
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(Unfiled.CLOSED.label)


def _insist_it_is_current(document):
    if document.withdrawn_at:
        raise Refused(Unfiled.WITHDRAWN.label)
    if document.is_replaced:
        raise Refused(Unfiled.REPLACED.label)

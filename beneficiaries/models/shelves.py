"""The documents of a case as one looks for them: each with its older versions, and how long it is still good."""

from dataclasses import dataclass
from datetime import timedelta

from beneficiaries.enums import Shelf
from beneficiaries.models.documents import Document

SOON = timedelta(days=60)
"""Two months before it runs out a paper is shown as running out: as long as an office takes to issue the next."""


@dataclass(frozen=True)
class Kept:
    """One document with the versions it replaced, the newest of them first."""

    document: Document
    earlier: tuple[Document, ...]
    is_expired: bool
    is_expiring: bool

    @property
    def is_withdrawn(self):
        return self.document.withdrawn_at is not None


def shelf_of(episode, *, reader, on):
    """Everything the reader may open, the newest first; no sealed bytes are fetched."""
    documents = list(Document.objects.of_case(episode).readable_by(reader).light().newest_first())
    older = {document.replaced_by_id: document for document in documents if document.replaced_by_id}
    return [_kept(document, older, on) for document in documents if not document.is_replaced]


def narrowed(shelf, *, show=Shelf.CURRENT, kind=""):
    """Those in use, those that run out, or those that were withdrawn; of one kind or of all."""
    fitting = {
        Shelf.CURRENT: lambda kept: not kept.is_withdrawn,
        Shelf.EXPIRING: lambda kept: not kept.is_withdrawn and (kept.is_expired or kept.is_expiring),
        Shelf.WITHDRAWN: lambda kept: kept.is_withdrawn,
    }[Shelf(show)]
    return [kept for kept in shelf if fitting(kept) and kind in ("", kept.document.kind)]


def _kept(document, older, on):
    earlier, at = [], document
    while at := older.get(at.pk):
        earlier.append(at)
    until = document.expires_on
    is_expired = bool(until and until < on)
    return Kept(document, tuple(earlier), is_expired, bool(until and not is_expired and until <= on + SOON))

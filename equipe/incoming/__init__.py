"""Files from outside: what they are is told by their bytes, never by their name, and nothing in them is run."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from equipe.apart import TooMuch, Unreadable, read_apart
from equipe.incoming.viruses import Silent
from equipe.incoming.words import Unwanted
from equipe.verdicts import Refused

MOST_BYTES = 10 * 1024 * 1024
SECONDS, PATIENCE = 8, 11
"""For one file: what is sent at once (beneficiaries.forms.documents) keeps a web server for less than a minute."""

READERS = {
    b"%PDF-": "pdfs.py",
    b"\xff\xd8\xff": "pictures.py",
    b"\x89PNG\r\n\x1a\n": "pictures.py",
    b"PK\x03\x04": "texts.py",
}
"""How a file begins, and who looks through it."""

EXTENSIONS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
}


@dataclass(frozen=True)
class Incoming:
    """A file that was looked through: a picture drawn anew, everything else as it came."""

    content: bytes
    content_type: str
    pages: int | None


def take_in(content: bytes) -> Incoming:
    """The file, looked through apart; refused with one sentence when it is not what it should be."""
    if not content:
        raise _refused(Unwanted.EMPTY)
    if len(content) > MOST_BYTES:
        raise _refused(Unwanted.LARGE)
    reader = next((reader for begin, reader in READERS.items() if content.startswith(begin)), None)
    if reader is None:
        raise _refused(Unwanted.UNKNOWN)
    _insist_on_no_virus(content)
    try:
        made = read_apart(Path(__file__).with_name(reader), content, seconds=SECONDS, patience=PATIENCE)
    except TooMuch:
        raise _refused(Unwanted.TOO_MUCH) from None
    except Unreadable:
        raise _refused(Unwanted.BROKEN) from None
    answer, _line, kept = made.partition(b"\n")
    told = json.loads(answer)
    if "unwanted" in told:
        raise _refused(Unwanted(told["unwanted"]))
    return Incoming(kept, told["content_type"], told["pages"])


def _insist_on_no_virus(content):
    try:
        clean = import_string(settings.VIRUS_SCANNER)(content)
    except Silent:
        raise _refused(Unwanted.NOT_SCANNED) from None
    if not clean:
        raise _refused(Unwanted.VIRUS)


def _refused(why):
    return Refused(why.label)

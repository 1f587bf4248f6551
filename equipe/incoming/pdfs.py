"""Looks through a PDF for whatever does more than be read, and counts its pages. The bytes stay as they came: a paper
that was signed electronically keeps its signature.

A script for `equipe.apart`: the PDF on standard input; one line of JSON and the same PDF on standard output.
"""

import io
import json
import re
import sys

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

MOST_PAGES = 200
MOST_OBJECTS = 200_000

ACTIVE = {
    "/JavaScript": "script",
    "/JS": "script",
    "/XFA": "script",
    "/Rendition": "script",
    "/RichMedia": "script",
    "/Launch": "launch",
    "/SubmitForm": "launch",
    "/ImportData": "launch",
    "/GoToE": "launch",
    "/EmbeddedFile": "attachment",
    "/EmbeddedFiles": "attachment",
}
"""Names that a document has only if it runs, starts, sends or carries something."""

STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
NAME = re.compile(rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]+")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def main():
    content = sys.stdin.buffer.read()
    unwanted = around(content) or inside(content)
    if unwanted:
        tell({"unwanted": unwanted})
        return
    pages = len(PdfReader(io.BytesIO(content)).pages)
    if pages > MOST_PAGES or pages == 0:
        tell({"unwanted": "pages" if pages else "broken"})
        return
    tell({"content_type": "application/pdf", "pages": pages}, content)


def around(content):
    """What the bytes show without being parsed; a second file behind the end makes two files of one."""
    end = content.rfind(b"%%EOF")
    if end < 0:
        return "broken"
    if content[end + 5 :].strip(b"\0\t\n\f\r "):
        return "two_in_one"
    outside = STREAM.sub(b"", content)
    names = (ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name) for name in NAME.findall(outside))
    return next((ACTIVE[name] for name in (name.decode("latin-1") for name in names) if name in ACTIVE), None)


def inside(content):
    """What stands in its objects, those in compressed streams too."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        return "encrypted"
    places = {(number, age) for age, table in reader.xref.items() for number in table}
    places |= {(number, 0) for number in reader.xref_objStm}
    if len(places) > MOST_OBJECTS:
        raise OverflowError
    for number, age in sorted(places):
        found = first_active(reader.get_object(IndirectObject(number, age, reader)))
        if found:
            return found
    return first_active(reader.trailer)


def first_active(thing):
    waiting = [thing]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, NameObject) and str(thing) in ACTIVE:
            return ACTIVE[str(thing)]
        if isinstance(thing, DictionaryObject):
            waiting += [*thing.keys(), *(thing.raw_get(key) for key in thing)]
        elif isinstance(thing, ArrayObject):
            waiting += list(thing)
    return None


def tell(answer, content=b""):
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)


if __name__ == "__main__":
    main()

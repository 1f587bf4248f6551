"""Looks through a text of Word or LibreOffice (.docx, .odt) for whatever does more than be read.

A script for `equipe.apart`: the file on standard input; one line of JSON and the same file on standard output. Sizes
are believed as little as names: every part is unpacked in small bites, and counted.
"""

import io
import json
import re
import sys
import zipfile

MOST_PARTS = 500
MOST_UNPACKED = 60 * 1024 * 1024
BITE = 64 * 1024

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"

SCRIPTS = re.compile(r"vbaProject|vbaData|activeX|(^|/)Basic/|(^|/)Scripts/|macro", re.IGNORECASE)
CARRIED = re.compile(r"(^|/)embeddings/|oleObject|(^|/)ObjectReplacements/|(^|/)Object \d+|altChunk", re.IGNORECASE)
FETCHED = re.compile(rb"""<[\w:]*Relationship\b[^>]*TargetMode\s*=\s*["']External["'][^>]*>""", re.IGNORECASE)
ODF_FETCHED = re.compile(rb"""<(?![\w-]+:a\b)[\w-]+:[\w-]+\b[^>]*xlink:href\s*=\s*["'](\w+:)?//""", re.IGNORECASE)
A_LINK = re.compile(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""", re.IGNORECASE)
ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
ODF_SCRIPT = re.compile(rb"<script:|<office:event-listeners|<office:scripts>\s*<|<text:dde-connection", re.IGNORECASE)
DDE = re.compile(rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b")
INSTRUCTION = re.compile(rb"<w:(?:instrText|fldSimple)\b[^<]*(?:>[^<]*)?")


def main():
    content = sys.stdin.buffer.read()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        content_type = kind_of(archive, content)
        unwanted = (wrapping(archive.infolist()) or looked_through(archive)) if content_type else "unknown"
    if unwanted:
        tell({"unwanted": unwanted})
    else:
        tell({"content_type": content_type, "pages": None}, content)


def kind_of(archive, content):
    """What the archive holds, by its own parts; one glued behind something else is none."""
    names = set(archive.namelist())
    if archive.infolist() and min(part.header_offset for part in archive.infolist()) != 0:
        return None
    if "word/document.xml" in names and "[Content_Types].xml" in names:
        return DOCX
    mimetype = archive.infolist()[0] if names else None
    if mimetype and mimetype.filename == "mimetype" and mimetype.file_size == len(ODT) and "content.xml" in names:
        return ODT if archive.read(mimetype) == ODT.encode() else None
    return None


def wrapping(parts):
    """What the list of parts shows before anything is unpacked."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return "bomb"
    if len({part.filename for part in parts}) < len(parts):
        return "two_in_one"
    if any(part.flag_bits & 1 for part in parts):
        return "encrypted"
    if any(SCRIPTS.search(part.filename) for part in parts):
        return "script"
    return "attachment" if any(CARRIED.search(part.filename) for part in parts) else None


def looked_through(archive):
    """What is written in its parts, one after the other, as long as there is room for them."""
    left = MOST_UNPACKED
    for part in archive.infolist():
        written, left = unpacked(archive, part, left)
        if left < 0:
            return "bomb"
        if part.filename.endswith((".xml", ".rels")) and (found := says(written)):
            return found
    return None


def unpacked(archive, part, left):
    """One part, in small bites, and how much room is left behind it."""
    written = bytearray()
    with archive.open(part) as stream:
        while left >= 0 and (bite := stream.read(BITE)):
            left -= len(bite)
            written += bite
    return bytes(written), left


def says(text):
    if b"\0" in text or text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "broken"  # another alphabet than UTF-8 would hide what we look for
    if ENTITIES.search(text) or b"macroEnabled" in text:
        return "script"
    if ODF_SCRIPT.search(text) or any(DDE.search(field) for field in INSTRUCTION.findall(text)):
        return "script"
    if ODF_FETCHED.search(text) or any(not A_LINK.search(link) for link in FETCHED.findall(text)):
        return "fetched"
    return None


def tell(answer, content=b""):
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)


if __name__ == "__main__":
    main()

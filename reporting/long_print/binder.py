"""Binds sheaves into one PDF as they come, in order: what was bound is written and forgotten, memory stays flat.

Each object moves by a fixed number of places. Of what a paper has only once (catalogue, pages, root of the tags) one is
written at the end; trees of marks and of names get a leaf a part (ISO 32000-1, 7.9.6 and 7.9.7).
"""

import io
import json
import re
import zlib
from array import array
from functools import partial

PAGES, CATALOG, ROOT, DOCUMENT, MARKS, NAMES, INFO = range(1, 8)
ONLY_ONE = {"pages": PAGES, "catalog": CATALOG, "root": ROOT, "document": DOCUMENT}
TOGETHER = 200
"""Small objects that are pressed together."""

TEXT_OR_REFERENCE = re.compile(rb"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R\b", re.DOTALL)


class Binder:
    """A paper that is being bound: parts are added, then stamps, then it is closed."""

    def __init__(self):
        self.target = io.BytesIO()
        self.target.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.places = array("Q", [0] * 8)  # where each object is: (offset << 1), or (holder << 16 | place << 1 | 1)
        self.pages, self.stamps, self.kids, self.marks, self.names = [], [], [], [], []
        self.waiting = []

    def add_part(self, sheaf):
        head, objects = untied(sheaf)
        roles, first = head["roles"], len(self.places) - 1
        moved = {role: ONLY_ONE[name] for name, role in roles.items() if name in ONLY_ONE}
        self._make_room(len(head["sizes"]))
        own_kind = {roles["pages"], roles["root"], roles["document"]}
        if self.pages:
            own_kind |= {roles["catalog"], roles["metadata"], roles.get("info")}
        pages = set(head["pages"])
        for number, data, is_stream in objects:
            if number in pages:
                self.pages.append(first + number)
                self.stamps.append(self._next_number())
                self._write(first + number, _moved(data, first, moved | {0: self.stamps[-1]}, is_stream), is_stream)
            elif number not in own_kind:
                self._keep(number, _moved(data, first, moved, is_stream), is_stream, first=first, roles=roles)
        self.kids += [first + kid for kid in head["kids"]]
        self.marks.append(first + roles["parents"])
        if head["ids"]:
            self.names.append(self._leaf_of_names([(name, first + number) for name, number in head["ids"]]))
        self._press()

    def add_stamps(self, sheaf, *, from_page):
        """Lay the drawings over as many pages, the first of them over this one (counted from 0)."""
        head, objects = untied(sheaf)
        first, dropped = len(self.places) - 1, set(head["dropped"])
        stamps = dict(zip(head["stamps"], self.stamps[from_page:], strict=False))
        self._make_room(len(head["sizes"]))
        for number, data, is_stream in objects:
            if number not in dropped:
                self._write(stamps.get(number, first + number), _moved(data, first, {}, is_stream), is_stream)
        self._press()

    def closed(self):
        """The whole paper."""
        limits = [limit for _leaf, *ends in self.names for limit in ends]
        names = b" /IDTree %d 0 R" % NAMES if limits else b""
        if limits:
            self._write(NAMES, b"<</Kids [%s]>>" % _references(leaf for leaf, *_ends in self.names))
        self._write(PAGES, b"<</Type /Pages /Count %d /Kids [%s]>>" % (len(self.pages), _references(self.pages)))
        self._write(MARKS, b"<</Kids [%s]>>" % _references(self.marks))
        tree = b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R%s>>"
        self._write(ROOT, tree % (DOCUMENT, MARKS, names))
        document = b"<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>"
        self._write(DOCUMENT, document % (ROOT, _references(self.kids)))
        self._press()
        self._write_places()
        return self.target.getvalue()

    # How it is written

    def _keep(self, number, data, is_stream, *, first, roles):
        if number == roles["catalog"]:
            self._write(CATALOG, data)
        elif number == roles.get("info"):
            self._write(INFO, data)
        else:
            self._write(first + number, data, is_stream)

    def _make_room(self, number):
        self.places.extend([0] * number)

    def _next_number(self):
        self.places.append(0)
        return len(self.places) - 1

    def _leaf_of_names(self, named):
        leaf = self._next_number()
        ends = tuple(b"(%s)" % name.encode() for name in (named[0][0], named[-1][0]))
        listed = b" ".join(b"(%s) %d 0 R" % (name.encode(), number) for name, number in named)
        self._write(leaf, b"<</Limits [%s %s] /Names [%s]>>" % (*ends, listed))
        return leaf, *ends

    def _write(self, number, data, is_stream=False):
        if is_stream:
            self.places[number] = self.target.tell() << 1
            self.target.write(b"%d 0 obj\n%s\nendobj\n" % (number, data))
            return
        self.waiting.append((number, data))
        if len(self.waiting) == TOGETHER:
            self._press()

    def _press(self):
        """Press the waiting objects together into one stream."""
        if not self.waiting:
            return
        holder = self._next_number()
        ends, at = [], 0
        for place, (number, data) in enumerate(self.waiting):
            self.places[number] = (holder << 16 | place) << 1 | 1
            ends.append(b"%d %d" % (number, at))
            at += len(data) + 1
        index = b" ".join(ends) + b"\n"
        content = zlib.compress(index + b"\n".join(data for _number, data in self.waiting))
        told = (len(self.waiting), len(index), len(content))
        self.waiting = []
        head = b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n" % told
        self._write(holder, head + content + b"\nendstream", is_stream=True)

    def _write_places(self):
        """The table that tells where each object is, as a stream (ISO 32000-1, 7.5.8)."""
        number, start = self._next_number(), self.target.tell()
        self.places[number] = start << 1
        rows = b"".join(map(_row, self.places))
        content = zlib.compress(rows)
        told = (len(self.places), CATALOG, INFO, len(content))
        head = (
            b"<</Type /XRef /Size %d /W [1 5 2] /Root %d 0 R /Info %d 0 R /Filter /FlateDecode /Length %d>>\nstream\n"
        )
        self.target.write(b"%d 0 obj\n%s%s\nendstream\nendobj\n" % (number, head % told, content))
        self.target.write(b"startxref\n%d\n%%%%EOF\n" % start)


def untied(sheaf):
    """The head of a sheaf, and its objects one by one: number, content, whether it is a stream."""
    end = sheaf.index(b"\n")
    head = json.loads(sheaf[:end])
    streams, view = set(head["streams"]), memoryview(sheaf)

    def objects(at=end + 1):
        for number, size in enumerate(head["sizes"], 1):
            yield number, bytes(view[at : at + size]), number in streams
            at += size

    return head, objects()


def _moved(data, first, moved, is_stream):
    """The object with its references moved; texts stay, and so does what follows the dictionary of a stream."""
    told, mark, stream = data.partition(b"stream\n") if is_stream else (data, b"", b"")
    return TEXT_OR_REFERENCE.sub(partial(_reference, first, moved), told) + mark + stream


def _reference(first, moved, found):
    if found[1] is None:
        return found[0]
    number = int(found[1])
    return b"%d 0 R" % moved.get(number, first + number)


def _references(numbers):
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _row(place):
    """Kind of place (1: an offset, 2: inside a stream), and where there; nothing was ever written for the rest."""
    if not place:
        return b"\0\0\0\0\0\0\xff\xff"
    if place & 1:
        return b"\2" + (place >> 17).to_bytes(5, "big") + (place >> 1 & 0xFFFF).to_bytes(2, "big")
    return b"\1" + (place >> 1).to_bytes(5, "big") + b"\0\0"

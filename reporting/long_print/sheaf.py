"""A part of a long paper on its way to the binder: its objects, with what the binder must know of them.

WeasyPrint hands the finished part over before it is written (its `finisher`). Here it is made ready to stand among
others: its identifiers carry its number, its pages leave room for a stamp. Knows WeasyPrint's pydyf, but no Django.
"""

import json
import re

import pydyf

KEYS_A_PART = 10_000
"""Keys of the tree that leads from marks on a page to their tags: so many are set aside for every part."""

STAMP = 0
"""Stands for the stamp of a page until the binder gives it its number: no object bears the number 0."""

OPEN_PAGE = b"q"
CLOSE_PAGE = b"Q /Artifact <</Type /Pagination /Subtype /Footer>> BDC /Stamp Do EMC"


def sheaf_of_part(pdf, number):
    """The objects of a part with its tags; `number` tells the part among the others."""
    roles = _roles(pdf)
    tree = pdf.objects[roles["parents"]]
    _number_marks(pdf, tree, KEYS_A_PART * number)
    ids = _number_ids(pdf, f"{number:05}-")
    pages = pdf.pages["Kids"][::3]
    _leave_room_for_stamps(pdf, pages)
    told = {"roles": roles, "pages": pages, "kids": _numbers(pdf.objects[roles["document"]]["K"]), "ids": ids}
    if pdf.info:
        pdf.add_object(pdf.info)
        told["roles"]["info"] = pdf.info.number
    return _tied(pdf, told)


def sheaf_of_stamps(pdf):
    """The objects of stamps: each page becomes a drawing that can be laid over another page."""
    drawings = []
    for number in pdf.pages["Kids"][::3]:
        page = pdf.objects[number]
        content = pdf.objects[_number(page["Contents"])]
        content.extra |= {"Type": "/XObject", "Subtype": "/Form"}
        content.extra |= {"BBox": page["MediaBox"], "Resources": page["Resources"]}
        drawings.append(content.number)
    dropped = [pdf.pages.number, pdf.catalog.number, *pdf.pages["Kids"][::3]]
    return _tied(pdf, {"stamps": drawings, "dropped": dropped})


def _roles(pdf):
    """The numbers of the objects of which a paper has only one."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    return {
        "pages": pdf.pages.number,
        "catalog": pdf.catalog.number,
        "root": root.number,
        "document": _number(root["K"][0]),
        "parents": _number(root["ParentTree"]),
        "metadata": _number(pdf.catalog["Metadata"]),
    }


def _number_marks(pdf, tree, first):
    """Shift the keys that lead from pages and links to their tags; the part's share becomes a leaf of one tree."""
    nums = tree["Nums"]
    if len(nums) // 2 > KEYS_A_PART:
        raise ValueError("More pages and links than a part may hold.")
    nums[::2] = [key + first for key in nums[::2]]
    tree["Limits"] = pydyf.Array([nums[0], nums[-2]])
    for thing in pdf.objects:
        if isinstance(thing, dict):
            for name in ("StructParents", "StructParent"):
                if name in thing:
                    thing[name] += first


def _number_ids(pdf, prefix):
    """Name the heads of tables so that no other part has the same name; cells point to the very same strings."""
    heads = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary) and thing.get("S") == "/TH"]
    named = {}
    for head in heads:
        if "ID" in head:
            head["ID"].string = prefix + head["ID"].string
            named[head["ID"].string] = head.number
    return sorted(named.items())


def _leave_room_for_stamps(pdf, pages):
    """Every page draws its stamp after all else, as an artifact: it belongs to the page, not to what is told."""
    opening, closing = pydyf.Stream([OPEN_PAGE]), pydyf.Stream([CLOSE_PAGE])
    pdf.add_object(opening)
    pdf.add_object(closing)
    for number in pages:
        page = pdf.objects[number]
        shared = pdf.objects[_number(page["Resources"])]
        drawings = pydyf.Dictionary({**shared.get("XObject", {}), "Stamp": f"{STAMP} 0 R"})
        page["Resources"] = pydyf.Dictionary({**shared, "XObject": drawings})
        page["Contents"] = pydyf.Array([opening.reference, page["Contents"], closing.reference])


def _tied(pdf, told):
    """One head in JSON, then the objects one after another: a dictionary, or one with its stream."""
    objects = [thing.data for thing in pdf.objects[1:]]
    streams = [number for number, thing in enumerate(pdf.objects) if isinstance(thing, pydyf.Stream)]
    head = json.dumps({**told, "sizes": [len(data) for data in objects], "streams": streams})
    return head.encode() + b"\n" + b"".join(objects)


def _numbers(references):
    return [_number(reference) for reference in references]


def _number(reference):
    return int(re.match(rb"\d+", reference).group())

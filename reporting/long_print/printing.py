"""Prints a register of any length: lays out, has its parts set, binds them, stamps the page numbers."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from reporting import pdf
from reporting.long_print.binder import Binder
from reporting.long_print.planning import (
    BOTTOM,
    CELL_SIDES,
    PAGES_A_PART,
    SIDE,
    TOP,
    UPRIGHT,
    Heights,
    Layout,
    Measured,
    layout_of,
    parts_of,
    shared_out,
)
from reporting.long_print.setters import AT_ONCE, NoPango, Setters

TEMPLATE = "reporting/documents/register.html"
STYLE = Path(settings.BASE_DIR) / "templates/reporting/documents/register.css"
STAMPS_AT_ONCE = 200


@dataclass(frozen=True)
class Register:
    """A list as it is printed: all its words ready, in the language of the paper.

    `about` are (label, words): what was chosen, who printed when. `numbers` tells which columns stand to the right.
    """

    title: str
    service: str
    district: str
    author: str
    language: str
    about: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    numbers: frozenset[int]
    rows: list[tuple[str, ...]]


class Paper(NamedTuple):
    """A printed register: the PDF, and how many pages it has."""

    content: bytes
    pages: int


def print_register(register, *, tell=lambda page, pages: None, at_once=AT_ONCE, pages_a_part=PAGES_A_PART):
    """The register as PDF/UA-1; `tell` hears how many pages of how many are done, and may be called again for none."""
    try:
        with override(register.language), Setters(pdf.STATIC, pdf.STYLE, STYLE, at_once=at_once) as setters:
            return _bound(register, setters, tell, pages_a_part)
    except NoPango as missing:
        raise pdf.PdfUnavailable from missing


def _bound(register, setters, tell, pages_a_part):
    layout, parts = planned(register, setters, pages_a_part)
    pages, binder = sum(part[2] for part in parts), Binder()
    style = style_of(register, layout)
    asked = (
        {"do": "part", "html": page_of(register, begun, ended), "style": style + others, "number": number}
        for number, (begun, ended, _pages) in enumerate(parts)
        for others in [NO_NUMBERS if number else NO_NUMBERS + HEAD_ALONE]
    )
    for sheaf in setters.in_order(asked, alive=lambda: tell(len(binder.pages), pages)):
        binder.add_part(sheaf)
        tell(min(len(binder.pages), pages), pages)
    total = len(binder.pages)
    starts = range(0, total, STAMPS_AT_ONCE)
    for start, sheaf in zip(starts, setters.in_order(stamps_of(layout, start, total) for start in starts), strict=True):
        binder.add_stamps(sheaf, from_page=start)
    return Paper(binder.closed(), total)


def planned(register, setters, pages_a_part=PAGES_A_PART):
    """The layout and the parts, by what a trial page tells of the real fonts."""
    bare = Layout(UPRIGHT, shared_out([1.0] * len(register.columns), UPRIGHT.usable))
    advances = _measured(register, bare, setters)["letters"]
    layout = layout_of(register.columns, register.rows, advances)
    measured = Measured.told(_measured(register, layout, setters)["places"], layout.page)
    return layout, parts_of([*map(Heights(layout, measured, advances), register.rows)], measured, pages=pages_a_part)


def _measured(register, layout, setters):
    others = ("",) * (len(register.columns) - 1)
    trial = [("row-one", ("x", *others)), ("row-two", ("x\nx", *others)), ("row-other", ("x", *others))]
    html = _page(register, [*trial, ("row-later", ("x", *others))], is_first=True)
    return json.loads(setters.ask("measures", html=html, style=style_of(register, layout)))


def page_of(register, begun=0, ended=None):
    """The page of a part; the first one has the head of the paper."""
    return _page(register, [("", row) for row in register.rows[begun:ended]], is_first=not begun)


def _page(register, rows, *, is_first):
    context = {"register": register, "rows": rows, "is_first": is_first, "language": register.language}
    return render_to_string(TEMPLATE, context)


def style_of(register, layout):
    """What differs from register to register: sheet, letters, columns."""
    page = layout.page
    sides = ("right" if number in register.numbers else "left" for number in range(len(layout.widths)))
    columns = (
        f"table.long .column-{number} {{ width: {width:.3f}mm; text-align: {side}; }}"
        for number, (width, side) in enumerate(zip(layout.widths, sides, strict=True))
    )
    return "\n".join(
        (
            f"@page {{ size: {page.width}mm {page.height}mm; margin: {TOP}mm {SIDE}mm {BOTTOM}mm; }}",
            f"table.long {{ font-size: {page.points}pt; }}",
            f"table.long th, table.long td {{ padding-left: {CELL_SIDES / 2}mm; padding-right: {CELL_SIDES / 2}mm; }}",
            *columns,
        )
    )


NO_NUMBERS = "\n@page { @bottom-right { content: none; } }"
HEAD_ALONE = "\n@page :first { @top-left { content: none; } @top-right { content: none; } }"
"""The page with the head of the paper does not repeat it in its margin."""


def stamps_of(layout, start, total):
    """The request for the page numbers of the pages from `start` on: empty pages, nothing but the number in place."""
    number = min(STAMPS_AT_ONCE, total - start)
    words = f'"{_("page")} " counter(page) " {pgettext("page 1 of 9", "of")} {total}"'
    page = layout.page
    style = (
        f"@page {{ size: {page.width}mm {page.height}mm; margin: {TOP}mm {SIDE}mm {BOTTOM}mm; "
        "@top-left { content: none; } @top-right { content: none; } @bottom-left { content: none; } "
        f"@bottom-right {{ content: {words}; }} }}\n@page :first {{ counter-increment: page {start + 1}; }}\n"
        "div + div { break-before: page; }"
    )
    return {"do": "stamps", "html": "<body>" + "<div></div>" * number, "style": style}

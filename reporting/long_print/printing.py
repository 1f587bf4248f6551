"""Prints a register of any length: lays out, has its parts set, binds them, stamps the page numbers."""

import json
from contextlib import contextmanager
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
    Page,
    layout_of,
    parts_of,
    shared_out,
)
from reporting.long_print.setters import AT_ONCE, NoPango, Setters

TEMPLATE = "reporting/documents/register.html"
STYLE = Path(settings.BASE_DIR) / "templates/reporting/documents/register.css"
STAMPS_AT_ONCE = 200
TRIAL_ROWS = ("row-one", "row-two", "row-other", "row-later")


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


@dataclass(frozen=True)
class Plan:
    """How a register will be printed: its page, what is asked of the setting processes, how many pages are foreseen."""

    page: Page
    parts: list[dict]
    pages: int


def alone(plan, setters, alive):
    """The parts of the plan, set by our own processes."""
    return setters.in_order(plan.parts, alive=alive)


def print_register(register, *, tell=lambda *_pages: None, at_once=AT_ONCE, pages_a_part=PAGES_A_PART, share=alone):
    """The register as PDF/UA-1; `tell` hears how many pages of how many are done, and may be called again for none.

    `share` says how the parts of a plan come about: their sheaves in order.
    """
    with override(register.language), setting(at_once) as setters:
        return bound(plan_of(register, setters, pages_a_part), setters, tell, share)


def bound(plan, setters, tell, share):
    binding = Binding(plan.page, plan.pages, tell)
    for sheaf in share(plan, setters, binding.breathe):
        binding.add(sheaf)
    return binding.closed(setters)


@contextmanager
def setting(at_once):
    """The setting processes, with the styles of a register."""
    try:
        with Setters(pdf.STATIC, pdf.STYLE, STYLE, at_once=at_once) as setters:
            yield setters
    except NoPango as missing:
        raise pdf.PdfUnavailable from missing


class Binding:
    """A paper that grows by its parts, in order, says how far it is, and gets its page numbers at the end."""

    def __init__(self, page, pages, tell):
        self.page, self.pages, self.tell = page, pages, tell
        self.binder = Binder()

    def add(self, sheaf):
        self.binder.add_part(sheaf)
        self.breathe()

    def breathe(self):
        self.tell(min(len(self.binder.pages), self.pages), self.pages)

    def closed(self, setters):
        total = len(self.binder.pages)
        starts = range(0, total, STAMPS_AT_ONCE)
        stamps = setters.in_order((stamps_of(self.page, start, total) for start in starts), alive=self.breathe)
        for start, sheaf in zip(starts, stamps, strict=True):
            self.binder.add_stamps(sheaf, from_page=start)
        return Paper(self.binder.closed(), total)


def plan_of(register, setters, pages_a_part=PAGES_A_PART):
    layout, parts = planned(register, setters, pages_a_part)
    style = style_of(register, layout) + NO_NUMBERS
    asked = [
        {"do": "part", "number": number, "style": style if number else style + HEAD_ALONE, **words_of(register, *ends)}
        for number, (*ends, _pages) in enumerate(parts)
    ]
    return Plan(layout.page, asked, sum(pages for *_ends, pages in parts))


def planned(register, setters, pages_a_part=PAGES_A_PART):
    """The layout and the parts, by what a trial page tells of the real fonts."""
    bare = Layout(UPRIGHT, shared_out([1.0] * len(register.columns), UPRIGHT.usable))
    advances = _measured(register, bare, setters)["letters"]
    layout = layout_of(register.columns, register.rows, advances)
    measured = Measured.told(_measured(register, layout, setters)["places"], layout.page)
    return layout, parts_of([*map(Heights(layout, measured, advances), register.rows)], measured, pages=pages_a_part)


def _measured(register, layout, setters):
    others = ("",) * (len(register.columns) - 1)
    rows = [("x", *others), ("x\nx", *others), ("x", *others), ("x", *others)]
    asked = {"html": page_of(register, is_first=True), "rows": rows, "anchors": TRIAL_ROWS}
    return json.loads(setters.ask("measures", style=style_of(register, layout), **asked))


def words_of(register, begun=0, ended=None):
    """What a part says: a page without rows, and its rows."""
    rows = register.rows[begun:ended]
    html = page_of(register, is_first=not begun, has_rows=bool(rows))
    return {"html": html, "rows": rows, "numbers": sorted(register.numbers)}


def page_of(register, *, is_first, has_rows=True):
    """The page around the rows; the first one has the head of the paper."""
    context = {"register": register, "is_first": is_first, "has_rows": has_rows, "language": register.language}
    return render_to_string(TEMPLATE, context)


def style_of(register, layout):
    """What differs from register to register: sheet, letters, columns."""
    page = layout.page
    columns = (f"table.long .column-{number} {{ width: {width:.3f}mm; }}" for number, width in enumerate(layout.widths))
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


def stamps_of(page, start, total):
    """The request for the page numbers of the pages from `start` on: empty pages, nothing but the number in place."""
    number = min(STAMPS_AT_ONCE, total - start)
    words = f'"{_("page")} " counter(page) " {pgettext("page 1 of 9", "of")} {total}"'
    style = (
        f"@page {{ size: {page.width}mm {page.height}mm; margin: {TOP}mm {SIDE}mm {BOTTOM}mm; "
        "@top-left { content: none; } @top-right { content: none; } @bottom-left { content: none; } "
        f"@bottom-right {{ content: {words}; }} }}\n@page :first {{ counter-increment: page {start + 1}; }}\n"
        "div + div { break-before: page; }"
    )
    return {"do": "stamps", "html": "<body>" + "<div></div>" * number, "style": style}

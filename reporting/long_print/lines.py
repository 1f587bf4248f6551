"""The lines between rows, drawn once a row through all columns: as borders of cells they cost a tenth of the paper.

The engine clips and fills a box for every cell. Knows how WeasyPrint keeps the boxes of a page, but no Django.
"""

import re

POINTS = 0.75
"""Of a CSS pixel."""

WIDTH = 0.4
GREY = "0.773 0.78 0.788"
"""Points, and the colour (#c5c7c9): those that the lines of other papers have in print.css."""


def rule(document, pdf):
    """Draw a line below every row of the long table, as an artifact: it says nothing."""
    for page, place in zip(document.pages, pdf.pages["Kids"][::3], strict=True):
        ends = [_line(row) for row in _rows(page._page_box)]
        if ends:
            content = pdf.objects[int(re.match(rb"\d+", pdf.objects[place]["Contents"]).group())]
            drawn = f"/Artifact BMC q {GREY} RG {WIDTH} w {' '.join(ends)} S Q EMC"
            content.stream.append(drawn.encode())


def _rows(box):
    """The rows of the bodies of tables."""
    if getattr(box, "is_header", False) or getattr(box, "is_footer", False):
        return
    if type(box).__name__ == "TableRowBox":
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _rows(child)


def _line(row):
    """Its way in points, from the top left corner of the page, as the engine has turned it."""
    left, right = (at * POINTS for at in (row.position_x, row.position_x + row.width))
    at = (row.position_y + row.height) * POINTS - WIDTH / 2
    return f"{left:.2f} {at:.2f} m {right:.2f} {at:.2f} l"

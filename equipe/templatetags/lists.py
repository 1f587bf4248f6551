"""How the cells of a list are printed: hundreds on a page, so they are put together here and not by the template."""

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()

CELL = '<td data-label="{}" class="{}">{}</td>'
STATE = '<span class="state state-{}"><span class="state-shape" aria-hidden="true"></span>{}</span>'


@register.simple_tag
def cells(row):
    """{% cells row %}: all cells of a row but the first; what stands in them is escaped."""
    shown = ((cell.label, "num" if cell.is_number else "", _content(cell)) for cell in row.cells)
    return format_html_join("", CELL, shown)


def _content(cell):
    if cell.look:
        return format_html(STATE, cell.look, cell.text)
    if cell.mark:
        return format_html("<span>{} {}</span>", cell.text, format_html(STATE, "warn", cell.mark))
    return cell.text

"""How the rows of a list are printed: hundreds of cells on a page, so Python puts them together, not the template."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

register = template.Library()

ROW = '<tr>{{}}\n    <td><a class="row-link" href="{{}}">{{}}</a></td>{}\n  </tr>'
TICK = """
    <td class="tick"><input type="checkbox" class="form-check-input" name="{}" value="{}" aria-label="{} {}"></td>"""
CELL = '<td data-label="{}" class="{}">{{}}</td>'
STATE = '<span class="state state-{}"><span class="state-shape" aria-hidden="true"></span>{}</span>'


@register.simple_tag
def lines(rows, heads, can_tick, tick_name):
    """{% lines rows heads can_tick tick_name %}: the body of the table; whatever stands in a cell is escaped.

    `tick_name` says as what rows are chosen: a case, unless it says otherwise.
    """
    titles = ((head.title.replace("{", "{{").replace("}", "}}"), "num" if head.is_number else "") for head in heads[1:])
    line, tick = ROW.format(format_html_join("", CELL, titles)), _("Tick")
    ticked = (format_html(TICK, tick_name or "case", row.pk, tick, row.name) if can_tick else "" for row in rows)
    shown = ((box, row.url, row.name, *map(_content, row.cells)) for box, row in zip(ticked, rows, strict=True))
    return format_html_join("", line, shown)


def _content(cell):
    if cell.look:
        return format_html(STATE, cell.look, cell.text)
    if cell.mark:
        return format_html("<span>{} {}</span>", cell.text, format_html(STATE, "warn", cell.mark))
    return cell.text

"""The charts of the papers: one Vega-Lite specification each, drawn as SVG, readable in black and white."""

import base64
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

INK, PALE = "#17324d", "#c9d6e4"
LOCALES = {"it": "it-IT"}

CONFIG = {
    "font": "Titillium Web",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 11, "labelColor": "#1a1a1a", "titleFontSize": 11, "domainColor": "#5c6f82"},
    "legend": {"labelFontSize": 11, "titleFontSize": 11, "orient": "top", "labelLimit": 300},
    "text": {"fontSize": 11, "color": "#1a1a1a"},
    "background": None,
}


def as_address(svg):
    """A drawing as an address that can stand in a page."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


@dataclass(frozen=True)
class Drawing:
    """A small picture made by a template, with its words."""

    address: str
    alt: str


def range_bar(area):
    """An area of a profile from 0 to 100: the agreed bar, the raters' range, the mark of an earlier round."""
    svg = render_to_string("reporting/documents/range_bar.svg", {"area": area})
    words = _("%(area)s: agreed %(agreed)s of 100, raters from %(lowest)s to %(highest)s.")
    shown = {name: "–" if (value := getattr(area, name)) is None else value for name in ("agreed", "lowest", "highest")}
    return Drawing(as_address(svg), words % {"area": area.title, **shown})


@dataclass(frozen=True)
class Chart:
    """A drawing with the words that stand for it where it cannot be seen."""

    title: str
    alt: str
    spec: dict

    @property
    def address(self):
        return as_address(draw(self.spec))


def draw(spec):
    """The specification as SVG. The engine hangs in a process forked after its first use: so it is loaded here."""
    import vl_convert

    locale = vl_convert.get_format_locale(LOCALES.get((get_language() or "it")[:2], "en-GB"))
    return vl_convert.vegalite_to_svg(spec, config=CONFIG, format_locale=locale, allowed_base_urls=[])


def in_words(title, pairs):
    """What a chart shows, as a sentence: every bar with its number."""
    shown = "; ".join(f"{name}: {number}" for name, number in pairs)
    return _("Bar chart. %(title)s. %(shown)s.") % {"title": title, "shown": shown}


def across(table):
    """Horizontal bars, one a row of the table, the printed number at the end of each."""
    rows = [row for row in table.rows if not row.total]
    pairs = [(row.header, str(row.cells[0])) for row in rows]
    values = [{"name": row.header, "value": row.cells[0].length, "shown": str(row.cells[0])} for row in rows]
    longest = max((value["value"] for value in values), default=1)
    spec = {
        "data": {"values": values},
        "width": 380,
        "height": {"step": 24},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": _names_axis()},
            "x": {"field": "value", "type": "quantitative", "axis": None, "scale": {"domain": [0, longest * 1.25]}},
        },
        "layer": [
            {"mark": {"type": "bar", "color": INK, "height": {"band": 0.62}}},
            {"mark": {"type": "text", "align": "left", "dx": 5}, "encoding": {"text": {"field": "shown"}}},
        ],
    }
    return Chart(table.title, in_words(table.title, pairs), spec)


def _names_axis():
    return {"labelLimit": 330, "ticks": False, "domain": False, "labelPadding": 8}


def through_the_year(table, *, money=False):
    """Standing bars month by month, side by side when the table has two columns with something to draw."""
    rows = [row for row in table.rows if not row.total]
    drawn = [place for place in range(len(table.columns) - 1) if any(row.cells[place].length for row in rows)]
    drawn = drawn or range(len(table.columns) - 1)
    series = [table.columns[place + 1] for place in drawn]
    values = [
        {"month": row.header[:3], "series": name, "value": cell.length, "note": str(cell) if cell.hidden else ""}
        for row in rows
        for name, cell in zip(series, (row.cells[place] for place in drawn), strict=True)
    ]
    inks = _inks(series, keyed=len(table.columns) > 2)
    spec = {
        "data": {"values": values},
        "width": 540,
        "height": 170,
        "layer": [{"mark": {"type": "bar", "stroke": INK, "strokeWidth": 1}, "encoding": {"color": inks}}],
        "encoding": {
            "x": {"field": "month", "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "value", "type": "quantitative", "title": None, "axis": _numbers_axis(money)},
        },
    }
    if any(each["note"] for each in values):
        standing = {"type": "text", "angle": 270, "align": "left", "baseline": "middle", "dx": 3, "fontSize": 9}
        spec["layer"].append({"mark": standing, "encoding": {"text": {"field": "note"}}})
    if len(series) > 1:
        spec["encoding"]["xOffset"] = {"field": "series", "sort": None}
    pairs = [(row.header, " / ".join(str(cell) for cell in row.cells)) for row in rows]
    return Chart(table.title, in_words(table.title, pairs), spec)


def _numbers_axis(money):
    unit = "datum.label + ' €'" if money else "datum.label"
    look = {"gridColor": "#d9dadb", "domain": False, "tickCount": 5, "tickMinStep": 1}
    return {"format": ",.0f", "labelExpr": unit, **look}


def _inks(series, *, keyed):
    legend = {"title": None} if keyed else None
    return {"field": "series", "sort": None, "scale": {"range": [INK, PALE]}, "legend": legend}


def side_by_side(table, columns):
    """Bars in groups: one group a row, one bar for each of the named columns."""
    rows = [row for row in table.rows if not row.total]
    places = [table.columns.index(name) - 1 for name in columns]
    values = [
        {"name": row.header, "series": name, "value": row.cells[place].length, "shown": str(row.cells[place])}
        for row in rows
        for name, place in zip(columns, places, strict=True)
    ]
    longest = max((value["value"] for value in values), default=1) or 1
    inks = _inks(columns, keyed=True)
    spec = {
        "data": {"values": values},
        "width": 380,
        "height": {"step": 20},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": _names_axis()},
            "yOffset": {"field": "series", "sort": None},
            "x": {"field": "value", "type": "quantitative", "axis": None, "scale": {"domain": [0, longest * 1.3]}},
        },
        "layer": [
            {"mark": {"type": "bar", "stroke": INK, "strokeWidth": 1}, "encoding": {"color": inks}},
            {"mark": {"type": "text", "align": "left", "dx": 5}, "encoding": {"text": {"field": "shown"}}},
        ],
    }
    pairs = [(f"{value['name']}, {value['series']}", value["shown"]) for value in values]
    return Chart(table.title, in_words(table.title, pairs), spec)

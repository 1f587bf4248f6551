"""Where the money of the year stands: spent, committed and left, by source and by line."""

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from equipe.workbook import Kind
from reporting import rules
from reporting.indicators import Glance
from reporting.indicators.glance import whole_of
from reporting.matrices import Line, Matrix
from reporting.pictures.shapes import Bar, Picture
from reporting.pictures.ways import funds_on, spending_of
from reporting.rules import Position
from reporting.tables import Cell, money, per_cent

NO_FUND = ""


def by_source(glance: Glance) -> Picture:
    """Each fund of the year, and what has none."""
    rows = []
    for source in glance.sources:
        position = whole_of(each for each in glance.money if each.fund == source.fund)
        rows.append((source.name, reverse("reporting:fund", args=[source.fund]), source.granted, position))
    without = whole_of(each for each in glance.money if each.fund == NO_FUND)
    planned = None if glance.sources else glance.counted["granted"] or None
    if planned or not without.is_nothing:
        rows.append((_("Without a fund"), spending_of(glance)[1], planned, without))
    bars = tuple(_bar(name, url, position, granted or position.planned) for name, url, granted, position in rows)
    columns = (_("Granted"), *_columns())
    lines = tuple(
        Line(name, url, (Cell(granted, Kind.MONEY), *_cells(position))) for name, url, granted, position in rows
    )
    note = _("Where each fund of the year stands.")
    return Picture(
        "sources",
        _("Money by source"),
        _sentence(glance),
        bars=bars,
        key=_key(),
        table=Matrix("sources", "", note, columns, lines),
        head=_("Fund"),
        ways=(funds_on(glance, _day(glance)),),
    )


def by_line(glance: Glance) -> Picture:
    """Each cost line, over all funds of the year."""
    lines = {}
    for each in glance.money:
        lines[each.line] = lines.get(each.line, Position()) + each.position
    longest = max((each.spent + each.committed for each in lines.values()), default=Decimal(0))
    bars = tuple(_bar(name, "", each, each.planned, longest) for name, each in lines.items())
    rows = tuple(Line(name, "", _cells(position)) for name, position in lines.items())
    return Picture(
        "lines",
        _("Money by cost line"),
        _of_lines(lines),
        bars=bars,
        key=_key(),
        table=Matrix("lines", "", _("All funds of the year together."), _columns(), rows),
        head=_("Cost line"),
        ways=(spending_of(glance),),
    )


def _day(glance):
    return min(glance.on, date(glance.year, 12, 31))


def _key():
    return (("spent", _("spent")), ("bound", _("committed")), ("left", _("not spent or committed yet")))


def _columns():
    return _("Planned"), _("Committed"), _("Spent"), _("Left of what is planned")


def _cells(position):
    amounts = (position.planned, position.committed, position.spent, position.left)
    return tuple(Cell(amount, Kind.MONEY) for amount in amounts)


def _bar(name, url, position, aim, longest=Decimal(0)):
    """Out of what it aims at; where nothing was planned, beside the longest of them."""
    used = position.spent + position.committed
    told = {"spent": money(position.spent), "aim": money(aim)}
    shown = _("%(spent)s of %(aim)s") % told if aim else money(position.spent)
    note = _("committed: %(amount)s") % {"amount": money(position.committed)} if position.committed else ""
    if aim and used > aim:
        more = {"note": note, "amount": money(used - aim)}
        note = (_("%(note)s · %(amount)s too much") if note else _("%(amount)s too much")) % more
    parts = (("spent", position.spent), ("bound", position.committed))
    return Bar(name, shown, parts, float(max(aim or longest, used)) or 1, url=url, note=note)


def _sentence(glance):
    granted, whole = glance.counted["granted"], whole_of(glance.money)
    used = whole.spent + whole.committed
    told = {"granted": money(granted), "spent": money(whole.spent), "committed": money(whole.committed)}
    if not granted and not used:
        return _("No fund is written down for this year, and nothing was spent.")
    if not granted:
        return _("No grant is written down yet; %(spent)s are spent and %(committed)s committed.") % told
    told |= {
        "part": per_cent(rules.per_cent(whole.spent, granted)),
        "bound": per_cent(rules.per_cent(whole.committed, granted)),
        "left": money(abs(granted - used)),
    }
    if used > granted:
        return _("Of %(granted)s granted, %(left)s more are spent and committed than there are.") % told
    return _("Of %(granted)s granted, %(part)s is spent and %(bound)s committed: %(left)s are left.") % told


def _of_lines(lines):
    over = [name for name, position in lines.items() if position.planned and position.is_overdrawn]
    unplanned = [name for name, position in lines.items() if not position.planned]
    if not lines:
        return _("No cost line has been planned or used yet.")
    if len(unplanned) == len(lines):
        first = max(lines, key=lambda name: lines[name].spent)
        told = {"line": first, "amount": money(lines[first].spent)}
        return _("Nothing was planned line by line; most was spent on %(line)s: %(amount)s.") % told
    if over:
        return _("More is spent and committed than planned: %(lines)s.") % {"lines": ", ".join(over)}
    if unplanned:
        return _("Every planned line holds; nothing was planned for: %(lines)s.") % {"lines": ", ".join(unplanned)}
    return _("Every line has room for what is spent and committed on it.")

"""The book of the money on a day: each payer's part of a fund, the whole as tables for page and workbook."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from equipe.workbook import Kind
from reporting import rules
from reporting.enums import Key
from reporting.models import FundPayer
from reporting.rules import Position
from reporting.tables import Cell, Row, Table

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class PayersPart:
    """What one payer granted, what of the spending is hers, and what of her grant is left."""

    payer: FundPayer
    granted: Decimal
    spent: Decimal

    @property
    def left(self):
        return self.granted - self.spent


def by_payer(standing):
    """Each payer's part to the cent, by the largest remainder: the parts always make the whole."""
    payers = list(standing.fund.payers.all())
    shares = [payer.share for payer in payers]
    granted = rules.share_out(standing.granted, shares)
    spent = rules.share_out(standing.whole.spent, shares)
    return [PayersPart(*told) for told in zip(payers, granted, spent, strict=True)]


def tables_of(standings):
    """All funds first, then the lines of each."""
    columns = (_("Granted"), _("Received"), *_heads())
    rows = [_row(_name(each), each.granted, each.received, *_of(each.whole)) for each in standings]
    whole = sum((each.whole for each in standings), Position())
    granted, received = (sum((getattr(each, name) for each in standings), NOTHING) for name in ("granted", "received"))
    rows.append(_row(_("Total"), granted, received, *_of(whole), total=True))
    first = Table("funds", _("Funds"), (_("Fund"), *columns), tuple(rows))
    return (first, *(_lines_of(each) for each in standings))


def _heads():
    return pgettext("money", "Planned"), _("Committed"), _("Spent"), pgettext("money", "Left")


def _lines_of(standing):
    rows = [_row(str(line), *_of(position)) for line, position in standing.lines.items()]
    rows.append(_row(_("Total"), *_of(standing.whole), total=True))
    columns = (_("Cost line"), *_heads())
    return Table("lines", _name(standing), columns, tuple(rows))


def split_table(parts, amount, key):
    """What each municipality weighs and pays; the parts make the whole."""
    weight = sum(part.weight for part in parts)
    rows = [Row(str(part.municipality), (Cell(part.weight), Cell(part.amount, Kind.MONEY))) for part in parts]
    rows.append(Row(_("Total"), (Cell(weight), Cell(amount, Kind.MONEY)), total=True))
    columns = (_("Municipality"), Key(key).label, _("Amount"))
    return Table("municipalities", _("Shares of the municipalities"), columns, tuple(rows))


def _name(standing):
    return str(standing.fund) if standing.fund else _("Without a fund")


def _of(position):
    return position.planned, position.committed, position.spent, position.left


def _row(header, *amounts, total=False):
    return Row(header, tuple(Cell(amount, Kind.MONEY) for amount in amounts), total=total)

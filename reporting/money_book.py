"""The book of the money on a day: each payer's part of a fund, the whole as tables for page and workbook."""

from dataclasses import dataclass
from decimal import Decimal

from reporting import rules
from reporting.models import FundPayer

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

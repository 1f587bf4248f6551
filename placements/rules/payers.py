"""Who pays what of a month: its amount by the shares that held on the days that pay, to the cent."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from placements.enums import Payer
from placements.rules.acts import Change
from placements.rules.attendance import Stretch, shared_out
from placements.rules.planning import plan


def parts_of_month(stretches: Iterable[Stretch], amount: Decimal) -> dict[Payer, Decimal]:
    """What each side pays of a month's amount; where nobody said who pays, the promoter does.

    Each stretch weighs what its days are worth, and is shared as the sides share its allowance; the parts are whole
    cents that make the amount (largest remainder). The shares are agreed for a whole month: that a month of fewer days,
    or with absences, is shared in the same proportion is our reading.
    (D.P.Reg. FVG 57/2018, art. 13, secondary source.)
    """
    weights = defaultdict(Fraction)
    for stretch in stretches:
        shares = {side: Fraction(share) for side, share in (stretch.shares or {Payer.PROMOTER: 1}).items()}
        whole = sum(shares.values())
        for side, share in shares.items():
            weights[side] += stretch.worth * share / whole if whole else 0
    sides = [side for side in Payer if weights.get(side)]
    if not sides:
        return {Payer.PROMOTER: amount}
    exact = [Fraction(amount) * weights[side] / sum(weights.values()) for side in sides]
    return dict(zip(sides, shared_out(exact, amount), strict=True))


def part_of_promoter(changes: Sequence[Change], month: date, amount: Decimal) -> Decimal:
    """What the promoter pays of a month's amount; the others pay theirs themselves."""
    if not any(change.shares for change in changes):
        return amount
    return parts_of_month(plan(changes, month).stretches, amount).get(Payer.PROMOTER, Decimal("0.00"))

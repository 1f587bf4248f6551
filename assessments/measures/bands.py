"""What a coefficient is worth, in one word. The limits are custom among professionals, not law: to be verified."""

from enum import StrEnum


class Band(StrEnum):
    """How far the ratings may be relied on; `assessments.enums.Reading` has the words."""

    EXCELLENT = "excellent"
    GOOD = "good"
    MODERATE = "moderate"
    TENTATIVE = "tentative"
    LOW = "low"
    POOR = "poor"


GOOD_ALPHA, TENTATIVE_ALPHA = 0.800, 0.667
EXCELLENT_ICC, GOOD_ICC, MODERATE_ICC = 0.90, 0.75, 0.50


def agreement_band(value: float | None) -> Band | None:
    """Of an alpha, and by the same limits of a kappa: .800 and above good, .667 and above tentative (Krippendorff)."""
    if value is None:
        return None
    if value >= GOOD_ALPHA:
        return Band.GOOD
    return Band.TENTATIVE if value >= TENTATIVE_ALPHA else Band.LOW


def icc_band(value: float | None) -> Band | None:
    """Of an intraclass correlation: above .90 excellent, from .75 good, from .50 moderate (Koo & Li 2016)."""
    if value is None:
        return None
    if value > EXCELLENT_ICC:
        return Band.EXCELLENT
    if value >= GOOD_ICC:
        return Band.GOOD
    return Band.MODERATE if value >= MODERATE_ICC else Band.POOR

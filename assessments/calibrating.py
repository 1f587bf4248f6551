"""What a calibration counts and what it cannot: the ratings of a district up to a day, frozen, and what follows.

Counted are levels of behaviours, given by professionals and by raters outside the service, in rounds in which nobody is
awaited any more, and the vignettes of closed sessions. The person's own view is not: she is the only one who rates
herself, so her severity cannot be told from her ability, and she would tie nobody to anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from assessments.measures.calibration import ENGINE, Calibrated, calibrate
from assessments.measures.frozen import Frozen, Rated
from assessments.models import Calibration, Rating, Round

LIGHT = ("assessment__round", "assessment__rater", "assessment__outside_rater", "item__lineage", "value")


@dataclass(frozen=True)
class VignetteRating:
    """One rating of a vignette in a session that is closed; the rater is a colleague (her key) on a day."""

    vignette: object
    rater: int
    lineage: str
    value: int
    on: date


@dataclass(frozen=True)
class Gathered:
    """The ratings that count, the day of the last one, and how many of each kind were counted and were not."""

    frozen: Frozen
    until: date | None
    counts: dict

    @property
    def fingerprint(self):
        """Of the ratings and of the method: the same ones measured in the same way give the same numbers."""
        return self.frozen.fingerprint(ENGINE)


def rater_key(rater, outside_rater):
    """How a calibration knows a rater: "u12" is the colleague 12, "o…" a rater outside the service."""
    return f"u{rater}" if rater else f"o{outside_rater}"


def gather(ambito, *, on, vignettes: Iterable[VignetteRating] = ()) -> Gathered:
    """What there is to calibrate a district with, up to a day."""
    counted = Rating.objects.open_to_all(ambito, until=on).of_behaviours().by_professionals().with_a_level()
    rows = list(counted.in_order().values_list(*LIGHT, "assessment__submitted_at"))
    vignettes = [one for one in vignettes if one.on <= on]
    frozen = Frozen.of(
        [
            *(Rated(str(round), rater_key(rater, out), item, value) for round, rater, out, item, value, _at in rows),
            *(Rated(str(v.vignette), rater_key(v.rater, None), v.lineage, v.value, True) for v in vignettes),
        ]
    )
    last = max((row[-1] for row in rows), default=None)
    days = [*([localtime(last).date()] if last else []), *(one.on for one in vignettes)]
    return Gathered(frozen, max(days, default=None), _counts(ambito, frozen, on))


def _counts(ambito, frozen, on):
    answers = Rating.objects.open_to_all(ambito, until=on).of_behaviours()
    return {
        "persons": frozen.persons,
        "vignettes": frozen.vignettes,
        "raters": len(frozen.raters),
        "items": len(frozen.items),
        "ratings": len(frozen),
        "double_rated": frozen.double_rated,
        "without_level": answers.by_professionals().without_a_level().count(),
        "own_views": answers.by_the_person().with_a_level().count(),
        "rounds_waiting": Round.objects.of_district(ambito).waiting_for_raters().opened_until(on).count(),
    }


def recalculated(calibration) -> Calibrated:
    """What the frozen ratings of a calibration give today: the same, unless the method has changed."""
    base = calibration.anchored_to
    return calibrate(calibration.frozen, base.scales if base else ())


def base_of(ambito, *, new_scale) -> Calibration | None:
    """The calibration on whose scale the next one is to stand: the latest one, unless a new scale is begun."""
    return None if new_scale else Calibration.objects.of(ambito).light().latest_first().first()

"""From the ratings of a district to a calibration that is kept: what counts, what follows from it, kept once.

Counted are levels of behaviours, given by professionals and by raters outside the service, in rounds in which nobody is
awaited any more, and the vignettes of closed sessions. The person's own view is not: she is the only one who rates
herself, so her severity cannot be told from her ability, and she would tie nobody to anybody.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localtime

from assessments.comparability import why_withheld
from assessments.enums import NoScale, Refusal
from assessments.measures.calibration import ENGINE, Calibrated, calibrate
from assessments.measures.frozen import Frozen, Rated
from assessments.models import Assessment, Calibration, Rating, Round
from assessments.sessions import closed_ratings
from equipe import audit
from equipe.models import Ambito
from equipe.verdicts import Refused

COLUMNS = (
    "assessment__round",
    "assessment__rater",
    "assessment__outside_rater",
    "item__lineage",
    "value",
    "assessment__submitted_at",
)


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


def is_colleague(key):
    """Whether the rater of this key works in the service."""
    return key.startswith("u")


def levels_seen(ambito, *, on) -> list[tuple]:
    """Every level of a behaviour that counts on a day: round, colleague, rater outside, meaning, value, handed in."""
    return list(_behaviours(_sheets(ambito, on).by_professionals()).with_a_level().oldest_first().values_list(*COLUMNS))


def _sheets(ambito, on):
    return Assessment.objects.open_to_all(ambito, until=on)


def _behaviours(sheets):
    """The answers on these sheets, asked for by their references: so the database knows how many they are."""
    return Rating.objects.of_behaviours().of_assessments(list(sheets.values_list("pk", flat=True)))


def vignettes_of(ambito, *, on) -> list[VignetteRating]:
    """What was rated on written cases, in the sessions of a district that are closed on a day."""
    return [VignetteRating(*row) for row in closed_ratings(ambito, on=on)]


def gather(ambito, *, on) -> Gathered:
    """What there is to calibrate a district with, up to a day."""
    rows, vignettes = levels_seen(ambito, on=on), vignettes_of(ambito, on=on)
    frozen = Frozen.of(
        [
            *(Rated(str(round), rater_key(rater, out), item, value) for round, rater, out, item, value, _at in rows),
            *(Rated(str(v.vignette), rater_key(v.rater, None), v.lineage, v.value, True) for v in vignettes),
        ]
    )
    days = [localtime(at).date() for *_rating, at in rows] + [one.on for one in vignettes]
    return Gathered(frozen, max(days, default=None), _counted(frozen) | _not_counted(ambito, on))


def _not_counted(ambito, on):
    sheets = _sheets(ambito, on)
    waiting = Round.objects.of_district(ambito).waiting_for_raters().opened_until(on)
    return {
        "without_level": _behaviours(sheets.by_professionals()).without_a_level().count(),
        "own_views": _behaviours(sheets.by_the_person()).with_a_level().count(),
        "rounds_waiting": waiting.count(),
    }


def _counted(frozen):
    return {
        "persons": frozen.persons,
        "vignettes": frozen.vignettes,
        "raters": len(frozen.raters),
        "items": len(frozen.items),
        "ratings": len(frozen),
        "double_rated": frozen.double_rated,
    }


def recalculated(calibration) -> Calibrated:
    """What the frozen ratings of a calibration give today: the same, unless the method has changed."""
    base = calibration.anchored_to
    return calibrate(calibration.frozen, base.scales if base else ())


def _parts_counted(calibrated):
    return {"parts": len(calibrated.parts), "withheld": len(calibrated.parts) - len(calibrated.scales)}


@dataclass(frozen=True)
class Prepared:
    """A calibration reckoned and not kept yet."""

    ambito: Ambito
    gathered: Gathered
    base: Calibration | None
    calibrated: Calibrated

    @property
    def anchored_to(self):
        """The base, where its items could hold their places."""
        return self.base if self.calibrated.continues else None


def gather_new(ambito, *, on, new_scale=False) -> tuple[Gathered, Calibration | None]:
    """What there is to count, and on which calibration it is to stand; Refused where it would only say the same.

    It stands on the latest one, unless a new scale is begun.
    """
    latest = Calibration.objects.of(ambito).light().latest_first().first()
    gathered = gather(ambito, on=on)
    stands_alike = latest and not (new_scale and latest.anchored_to_id)
    if stands_alike and latest.fingerprint == gathered.fingerprint:
        raise Refused(Refusal.UNCHANGED.label % {"number": latest.number})
    return gathered, None if new_scale else latest


def reckon(ambito, gathered, base) -> Prepared:
    """The slow part, without a transaction; Refused where no part of the net has enough to be told."""
    calibrated = calibrate(gathered.frozen, base.scales if base else ())
    if not calibrated.scales:
        raise Refused(*([why_withheld(part) for part in calibrated.parts] or [NoScale.NO_RATING.label]))
    return Prepared(ambito, gathered, base, calibrated)


@transaction.atomic
def keep(prepared: Prepared, *, by, at) -> Calibration:
    """Keep it, once: whoever comes second with the same ratings on the same base finds what the first has kept."""
    ambito = Ambito.objects.select_for_update().get(pk=prepared.ambito.pk)
    gathered, base = prepared.gathered, prepared.anchored_to
    ours = Calibration.objects.of(ambito).light()
    known = ours.standing_on(gathered.fingerprint, base).first()
    if known:
        return known
    latest = ours.latest_first().first()
    number = latest.number + 1 if latest else 1
    calibration = Calibration.objects.create(
        ambito=ambito,
        number=number,
        scale=base.scale if base else number,
        anchored_to=base,
        until=gathered.until,
        made_at=at,
        made_by=by,
        engine=ENGINE,
        fingerprint=gathered.fingerprint,
        data=gathered.frozen.as_json(),
        result=prepared.calibrated.as_json(),
        counts={**gathered.counts, **_parts_counted(prepared.calibrated)},
    )
    calibration.refresh_from_db(fields=["made_at"])
    audit.record("calibration.made", calibration, by=by, number=number, ratings=len(gathered.frozen))
    return calibration

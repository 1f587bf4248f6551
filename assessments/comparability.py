"""How far a measure can be compared, and why not farther: what is known of scale, raters and items in, reasons out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format

from assessments.enums import Act, Comparable, NoScale
from assessments.measures.calibration import FEWEST_DOUBLE, Part
from assessments.measures.placing import FEWEST_RATINGS, Mark
from assessments.measures.scales import FEW_SHARED, Scale
from equipe.verdicts import Read, Reason, Source, Verdict

MODEL = Source(act=Act.MODEL.label, url="http://www.winsteps.com/facetman/creativity.htm", read=Read.SECONDARY)

RELIABLE = 0.7
"""Below this a scale tells no two groups of people apart with any trust (separation under 1.5)."""


@dataclass(frozen=True)
class Seen:
    """What a measure stands on: the marks of one round, the scale chosen for it (or why none), the parts of the net."""

    marks: Sequence[Mark]
    part: Part | None
    parts: int
    titles: dict[str, str]
    """Key of an item to how it is called."""

    @property
    def scale(self) -> Scale | None:
        return self.part.scale if self.part else None

    @property
    def raters(self) -> set[str]:
        return {mark.rater for mark in self.marks if mark.rater is not None}


def why_withheld(part: Part) -> str:
    """Why a part of the net has no scale, in a sentence."""
    code = part.trouble if part.trouble in NoScale.values else NoScale.NO_TOP
    return NoScale(code).label % {"double_rated": part.double_rated, "least": FEWEST_DOUBLE}


def not_placed(scale: Scale, marks: Sequence[Mark]) -> str:
    """Why these marks give no measure on the scale, in a sentence; empty where they do."""
    known = [mark for mark in marks if mark.item in scale.item_at]
    if len(known) < FEWEST_RATINGS:
        return Comparable.TOO_FEW.label % {"n": len(known), "least": FEWEST_RATINGS}
    if not all(scale.knows_level(mark.value) for mark in known):
        return str(Comparable.NEW_LEVEL.label)
    return ""


def comparability(seen: Seen, *, extreme: bool = False) -> Verdict:
    """What stands against comparing this measure with others; a refusal means that it cannot be (Linacre 1989)."""
    if seen.part is None:
        return Verdict((_because(Comparable.NOT_CALIBRATED, blocking=True),))
    if seen.scale is None:
        return Verdict((_because(Comparable.WITHHELD, blocking=True, why=why_withheld(seen.part)),))
    if why_not := not_placed(seen.scale, seen.marks):
        return Verdict((Reason(why_not, MODEL),))
    return Verdict((*_of_the_net(seen), *_of_the_raters(seen), *_of_the_items(seen), *_of_the_whole(seen, extreme)))


def _of_the_net(seen):
    if seen.parts > 1:
        yield _because(Comparable.APART, groups=seen.parts)


def _of_the_raters(seen):
    known = [seen.scale.raters[seen.scale.rater_at[rater]] for rater in seen.raters if rater in seen.scale.rater_at]
    thin = [rater for rater in known if rater.hangs_by_a_thread]
    if len(known) < len(seen.raters):
        yield _because(Comparable.NEW_RATERS, n=len(seen.raters) - len(known))
    if thin:
        yield _because(Comparable.THIN, n=len(thin), least=FEW_SHARED)
    if len(seen.raters) == 1:
        yield _because(Comparable.ONE_RATER)


def _of_the_items(seen):
    used = list(dict.fromkeys(mark.item for mark in seen.marks))
    unknown = [item for item in used if item not in seen.scale.item_at]
    misfitting = [item.item for item in seen.scale.misfitting if item.item in used]
    for reason, items in ((Comparable.UNKNOWN_ITEMS, unknown), (Comparable.MISFITTING, misfitting)):
        if items:
            yield _because(reason, items=", ".join(f"“{seen.titles.get(item, item)}”" for item in items))


def _of_the_whole(seen, extreme):
    if seen.scale.reliability is not None and seen.scale.reliability < RELIABLE:
        yield _because(Comparable.UNRELIABLE, reliability=number_format(seen.scale.reliability, 2))
    if extreme:
        yield _because(Comparable.EXTREME)


def _because(reason, *, blocking=False, **words):
    return Reason(reason.label % words, MODEL, blocking=blocking)

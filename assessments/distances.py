"""How far people have come: of everybody assessed again in a period, the first measure of the case beside the last.

Three questions to the database, whatever the number of people: the calibration, the rounds, what was seen in them.
"""

from collections import defaultdict
from datetime import date

from assessments.measures.change import Movement
from assessments.measures.placing import change, place
from assessments.measuring import looks_of, seen_in
from assessments.models import Calibration, Round

NOT_MEASURABLE = "not_measurable"
OUTCOMES = (*Movement, NOT_MEASURABLE)


def distances(ambito, *, first: date, last: date) -> dict[str, set]:
    """The last rounds of people assessed again in the period, by what the change since the first round is."""
    pairs = _pairs(Round.objects.measured_again(ambito, first=first, last=last))
    found = {str(outcome): set() for outcome in OUTCOMES}
    calibration = Calibration.objects.of(ambito).light().latest_first().first() if pairs else None
    seen = defaultdict(list)
    for look in looks_of([one for pair in pairs for one in pair]) if calibration else ():
        seen[look.round].append(look)
    for before, after in pairs:
        movement = _movement(calibration, seen[before], seen[after]) if calibration else None
        found[str(movement or NOT_MEASURABLE)].add(after)
    return found


def _pairs(rounds) -> list[tuple]:
    """The first and the last round of each case with the same instrument; of a case in which several were used again,
    the one that was used last.
    """
    grouped = defaultdict(list)
    for pk, episode, instrument, agreed_on in rounds:
        grouped[episode, instrument].append((agreed_on, pk))
    latest = {}
    for (episode, _instrument), told in grouped.items():
        pair = min(told), max(told)
        if pair[0] != pair[1] and (episode not in latest or latest[episode][1] < pair[1]):
            latest[episode] = pair
    return [(before[1], after[1]) for before, after in latest.values()]


def _movement(calibration, before, after) -> Movement | None:
    """What both say on one scale, by those who have the same items in both; nothing where either cannot be placed."""
    seen = seen_in(calibration, [*before, *after])
    if seen.scale is None:
        return None
    shared = {look.mark.item for look in before} & {look.mark.item for look in after}
    then, now = (
        place(seen.scale, [look.mark for look in looks if not look.is_own and look.mark.item in shared])
        for looks in (before, after)
    )
    return change(then, now).movement if then and now else None

"""When it is known how somebody stood upon leaving and half a year later."""

from datetime import date, timedelta

from beneficiaries.enums import SnapshotMoment
from beneficiaries.enums.snapshots import TOO_EARLY_OR_LATE
from beneficiaries.rules.sources import ESF_PLUS
from equipe.verdicts import Reason, Verdict

WINDOWS = {
    SnapshotMoment.EXIT: (timedelta(), timedelta(weeks=4)),
    SnapshotMoment.SIX_MONTHS: (timedelta(days=150), timedelta(days=210)),
}
"""Days after leaving: four weeks, and a month around the hundred and eightieth day."""


def window(moment: SnapshotMoment, *, left_on: date) -> tuple[date, date]:
    """First and last day on which one looks at it (Reg. (EU) 2021/1057, Annex I, secondary source)."""
    first, last = WINDOWS[SnapshotMoment(moment)]
    return left_on + first, left_on + last


def seen_in_time(moment: SnapshotMoment, seen_on: date, *, left_on: date) -> Verdict:
    """How somebody stands is seen in its time, or not at all (Reg. (EU) 2021/1057, Annex I, secondary source)."""
    first, last = window(moment, left_on=left_on)
    if first <= seen_on <= last:
        return Verdict()
    days = {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
    return Verdict((Reason(TOO_EARLY_OR_LATE % days, ESF_PLUS),))

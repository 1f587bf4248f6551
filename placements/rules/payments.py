"""What a payment takes in of the time before the first one."""

from datetime import date, datetime


def settled_otherwise(month: date, *, made_at: datetime, since: date, begun_at: datetime | None) -> bool:
    """Before the first month paid in this way, months were settled otherwise, with the adjustments made until then.

    `begun_at` is when the first payment was prepared, nothing while there is none: an adjustment made after it waits
    for the next payment, whatever month it adjusts. (The service's choice.)
    """
    return month < since and (begun_at is None or made_at <= begun_at)

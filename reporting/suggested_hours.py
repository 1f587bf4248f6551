"""What the diary says of the hours of a month: a suggestion for its author, never more."""

from collections import defaultdict
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.utils.timezone import localtime, make_aware

from beneficiaries.enums import Channel
from beneficiaries.models import DiaryEntry
from placements.rules.attendance import month_after
from reporting.enums import Activity

QUARTERS = 15
FOR = {
    Channel.TEAM: Activity.TEAM,
    Channel.NETWORK: Activity.TEAM,
    Channel.HOST_VISIT: Activity.HOSTS,
}
"""For what a contact was, where its channel says so; a meeting of a group apart, everything else is casework."""


def suggested_hours(user, month):
    """Her minutes in the diary as hours by day and activity, in quarters; a meeting of a group counts once."""
    first, last = (make_aware(datetime.combine(day, time())) for day in (month, month_after(month, 1)))
    minutes, groups = defaultdict(int), set()
    entries = DiaryEntry.objects.written_by(user).standing().happened_between(first, last)
    for at, length, group, channel in entries.values_list("happened_at", "minutes", "group", "channel"):
        if group in groups or not length:
            continue
        groups |= {group} if group else set()
        activity = Activity.GROUPS if group else FOR.get(channel, Activity.CASES)
        minutes[localtime(at).date(), activity] += length
    return {key: _quarters(total) for key, total in minutes.items() if _quarters(total)}


def _quarters(minutes):
    return (Decimal(minutes) / QUARTERS).to_integral_value(ROUND_HALF_UP) / 4

"""The last contacts with people, for whoever takes over; private entries are nobody's but their author's."""

from collections import defaultdict

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from beneficiaries.enums import Channel
from beneficiaries.models.diary import DiaryEntry


def last_contacts(episodes, number):
    """{case: its newest shared contacts, at most so many}; a note without a contact is none."""
    place = Window(RowNumber(), partition_by=F("episode"), order_by=F("happened_at").desc())
    entries = DiaryEntry.objects.standing().filter(episode__in=episodes, private=False).exclude(channel=Channel.NOTE)
    found = defaultdict(list)
    for entry in entries.annotate(place=place).filter(place__lte=number).select_related("author").newest_first():
        found[entry.episode_id].append(entry)
    return found

"""What placing tells of the deadlines of a case: the accident that waits longest for its report."""

from django.db.models import Min
from django.db.models.functions import TruncDate

from beneficiaries.enums import DateKind
from beneficiaries.models import known_days
from placements.models import Internship


def days_of_accidents(episodes, *, reader):
    """On which day it was told; what somebody has dealt with is no deadline any more."""
    waiting = Internship.objects.filter(episode__in=episodes).with_an_open_accident()
    yield known_days(waiting, kind=DateKind.ACCIDENT, day=TruncDate("host_reports__reported_at"), counts=Min)

"""What assessments tell of the deadlines of a case: on which day it was last assessed."""

from django.db.models import DateField
from django.db.models.functions import Coalesce

from assessments.models import Round
from beneficiaries.enums import DateKind
from beneficiaries.models import known_days


def days_of_assessments(episodes, *, reader):
    """A round that was begun settles the deadline as one that was agreed does."""
    rounds = Round.objects.filter(episode__in=episodes)
    yield known_days(rounds, kind=DateKind.ASSESSED, day=Coalesce("agreed_on", "opened_on", output_field=DateField()))

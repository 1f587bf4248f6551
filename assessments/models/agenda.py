"""What assessments offer to team meetings: the rounds that were agreed since the last one."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models.rounds import Round
from beneficiaries.models import Suggestion
from beneficiaries.models.agenda import MOST_OF_A_KIND, since_last_time

AT_FIRST = timedelta(days=30)
"""How far back to look where no meeting was before."""


def agreed_since(meeting, *, reader):
    """Open cases with an assessment agreed since the last meeting, and not yet talked about."""
    since = since_last_time(meeting) or meeting.held_on - AT_FIRST
    agreed = Round.objects.visible_to(reader).of_open_cases().agreed_within(since, meeting.held_on)
    newest = agreed.select_related("episode__person", "episode__team", "instrument").order_by("-agreed_on", "pk")
    why = _("%(instrument)s, agreed on %(day)s")
    return [
        Suggestion(
            one.episode,
            why % {"instrument": one.instrument.title, "day": date_format(one.agreed_on, "SHORT_DATE_FORMAT")},
            _("Assessments agreed since the last meeting"),
        )
        for one in newest[:MOST_OF_A_KIND]
    ]

"""Who is still awaited in a round: since when, when last reminded, how the link stands; never what was answered."""

from dataclasses import dataclass
from datetime import date

from assessments.enums import LinkState
from assessments.models import Assessment, RaterLink, Reminder


@dataclass(frozen=True)
class Awaited:
    """One rater who has not answered yet, with what was done to reach her."""

    assessment: Assessment
    since: date
    reminded_on: date | None
    reminder_failed: bool
    link: RaterLink | None
    state: LinkState | None
    can_be_reminded: bool

    @property
    def state_in_words(self):
        return self.state.label if self.state else ""

    @property
    def kind(self):
        """The colour and shape of the link's state."""
        kinds = {LinkState.FAILED: "stop", LinkState.EXPIRED: "warn", LinkState.NONE: "warn", LinkState.BEGUN: "new"}
        return kinds.get(self.state, "wait")

    @property
    def failed(self):
        return self.reminder_failed or self.state == LinkState.FAILED


def awaited_of(round, *, on):
    """Assessment key to what is known of it, for those of a round fetched `with_raters` who are awaited."""
    awaited = [assessment for assessment in round.raters if assessment.is_awaited]
    if not awaited:
        return {}
    links, reminders = {}, {}
    for link in RaterLink.objects.of_assessments(awaited).with_jobs().newest_first():
        links.setdefault(link.assessment_id, []).append(link)
    for reminder in Reminder.objects.of_assessments(awaited).with_jobs().oldest_first():
        reminders[reminder.assessment_id] = reminder
    return {a.pk: _awaited(a, links.get(a.pk, []), reminders.get(a.pk), on) for a in awaited}


def _awaited(assessment, links, reminder, on):
    link = links[0] if links else None
    return Awaited(
        assessment=assessment,
        since=assessment.awaited_since,
        reminded_on=reminder.on if reminder else None,
        reminder_failed=bool(reminder and reminder.job.failed_at),
        link=link,
        state=_state_of(link, on) if assessment.is_by_link else None,
        can_be_reminded=_can_be_reminded(assessment, links, reminder, on),
    )


def _state_of(link, on):
    if link is None:
        return LinkState.NONE
    if link.has_expired(on=on):
        return LinkState.EXPIRED
    if link.begun_at:
        return LinkState.BEGUN
    if link.job is None:
        return LinkState.HANDED
    if link.sent_at:
        return LinkState.SENT
    return LinkState.FAILED if link.job.failed_at else LinkState.SENDING


def _can_be_reminded(assessment, links, reminder, on):
    """Once a day; and whoever answers by a link, only after one was sent."""
    today = reminder is not None and reminder.on >= on
    return not today and (not assessment.is_by_link or any(link.sent_to for link in links))

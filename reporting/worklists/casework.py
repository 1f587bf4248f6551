"""What waits for those who follow people: next steps, referrals, assessments."""

from django.utils.translation import gettext as _

from assessments.models import Assessment, Round
from assessments.permissions import can_open_sessions
from assessments.sessions import calibrating
from beneficiaries.models import Episode, Task, by_next_task, next_of, with_next_task
from reporting.worklists.shapes import Line, Tile, day, plate_of, urgency


def my_people(user, *, on):
    mine = Episode.objects.visible_to(user).managed_by(user).open()
    late = Task.objects.of_cases(mine).overdue(on=on).count()
    tiles = (
        Tile(_("People I follow"), mine.count(), "beneficiaries:caseload", "whose=mine"),
        Tile(
            _("Steps overdue"),
            late,
            "beneficiaries:tasks",
            "when=overdue",
            kind="stop" if late else "good",
        ),
    )

    def line(episode):
        task, due_on = next_of(episode)
        by = day(due_on) if due_on else _("no date set")
        detail = task or _("No next step is written down")
        return Line(str(episode.person), episode.get_absolute_url(), detail, by, urgency(due_on, on=on))

    rows = by_next_task(with_next_task(mine.with_people()))
    empty = _("Nobody is entrusted to you yet. People come with a referral that the inclusion team accepts.")
    return tiles, (plate_of(_("My people"), empty, rows, line, door="beneficiaries:caseload", query="whose=mine"),)


def my_assessments(user, *, on):
    mine = Assessment.objects.visible_to(user).of(user).awaited().running()

    def line(assessment):
        detail = assessment.round.instrument.title
        since = _("since %(day)s") % {"day": day(assessment.round.opened_on)}
        return Line(str(assessment.round.episode.person), assessment.get_absolute_url(), detail, since, "wait")

    empty = _("Nobody is waiting for an assessment of yours.")
    rows = mine.with_rounds().oldest_first()
    return (), (plate_of(_("Assessments to do"), empty, rows, line, door="assessments:assessments"),)


def rating_together(user, *, on):
    """Written cases still to rate while a session is open; to who opens them, that half a year has passed."""
    standing, door = calibrating(user, on=on), "assessments:sessions"
    progress = standing.progress
    if progress and not progress.is_complete:
        left = len(progress.cases) - progress.submitted
        until = _("until %(day)s") % {"day": day(progress.session.closes_on)}
        return (Tile(_("Written cases to rate"), left, door, note=until),), ()
    if progress is None and standing.is_due and can_open_sessions(user):
        last = _("last on %(day)s") % {"day": day(standing.last_on)} if standing.last_on else _("never so far")
        return (Tile(_("Rating together"), _("due"), door, note=last, kind="warn"),), ()
    return (), ()


def rounds_to_agree(user, *, on):
    ready = Round.objects.visible_to(user).unagreed().answered_by_all().in_the_hands_of(user)

    def line(ready_round):
        detail = ready_round.instrument.title
        return Line(str(ready_round.episode.person), ready_round.get_absolute_url(), detail, _("to agree"), "warn")

    empty = _("No round is ready to be agreed: everybody has to answer first.")
    rows = ready.with_cases().oldest_first()
    return (), (plate_of(_("Assessments to agree"), empty, rows, line, door="assessments:assessments"),)

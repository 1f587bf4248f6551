"""Deeds on what a meeting talks about: flagging a case, putting it on the agenda, writing what was decided."""

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale
from beneficiaries.actions.tasks import add_task
from beneficiaries.models import AgendaItem, Episode, Meeting, TeamQuestion
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def ask_team(episode, *, reason, by, at):
    """Flag a case for the team; it waits until a meeting takes it up. Flagged already, it stays as it is."""
    if not Episode.objects.open().same_as(episode).exists():
        raise Refused(_("This case is closed: there is nothing to talk over."))
    question = TeamQuestion(episode=episode, reason=reason, asked_by=by, asked_at=at)
    try:
        with transaction.atomic():
            question.save()
    except IntegrityError:
        return TeamQuestion.objects.of_case(episode).waiting().get()
    audit.record("question.asked", episode, by=by)
    return question


@transaction.atomic
def withdraw_question(episode, *, by, at):
    """The question for the team has been settled otherwise."""
    if TeamQuestion.objects.of_case(episode).waiting().update(withdrawn_at=at):
        audit.record("question.withdrawn", episode, by=by)


@transaction.atomic
def put_on_agenda(meeting, *, by, episode=None, referral=None, why=""):
    """Put a case or a referral at the end of the agenda; a question that waits is taken up with it."""
    meeting = _open(meeting)
    last = AgendaItem.objects.of_meeting(meeting).aggregate(last=Max("position"))["last"] or 0
    question = TeamQuestion.objects.of_case(episode).waiting().first() if episode else None
    item = AgendaItem(meeting=meeting, position=last + 1, episode=episode, referral=referral, put_by=by)
    item.why = why or (question.reason if question else "")
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError:  # it is there already
        return AgendaItem.objects.of_meeting(meeting).get(episode=episode, referral=referral)
    if question:
        question.item = item
        question.save(update_fields=["item"])
    audit.record("agenda.put", meeting, by=by, case=str(item.case.pk))
    return item


@transaction.atomic
def move_item(item, *, place, by):
    """Give an item another place on the agenda, counted from 1; the others make room."""
    meeting = _open(item.meeting)
    items = list(AgendaItem.objects.of_meeting(meeting).in_order())
    moved = next((one for one in items if one.pk == item.pk), None)
    if moved is None:
        raise Refused(_("This case is no longer on the agenda."))
    items.remove(moved)
    items.insert(max(place - 1, 0), moved)
    for position, one in enumerate(items, 1):
        one.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    audit.record("agenda.moved", meeting, by=by, place=place)


@transaction.atomic
def take_off_agenda(item, *, by):
    """Take an item off the agenda on which nothing was written; a question it had taken up waits again."""
    meeting = _open(item.meeting)
    if item.said or item.decision or item.tasks.exists():
        raise Refused(_("Something was written on this case already: it stays on the agenda."))
    audit.record("agenda.taken_off", meeting, by=by, case=str(item.case.pk))
    if item.episode_id and TeamQuestion.objects.of_case(item.episode).waiting().exists():
        TeamQuestion.objects.filter(item=item).delete()
    item.delete()


@transaction.atomic
def write_item(item, *, version, said, decision, decided, wait_until, by, tasks=()):
    """Write what was said and decided on a case; `tasks` are (key, text, owner, due_on), promised in the same save."""
    minutes = {"said": said, "decision": decision, "decided": decided, "wait_until": wait_until}
    meeting = _open(item.meeting)
    if not AgendaItem.objects.in_version(item, version).update(version=F("version") + 1, **minutes):
        saved = AgendaItem.objects.get(pk=item.pk)
        known = {str(key) for key in saved.tasks.values_list("pk", flat=True)}
        same = saved.version == version + 1 and all(getattr(saved, name) == value for name, value in minutes.items())
        if same and {str(key) for key, *_rest in tasks} <= known:
            return saved  # the same click a second time
        raise Stale(_("Somebody else wrote on this case while you were writing. Nothing was overwritten."))
    promised = [
        add_task(item.episode, text=text, owner=owner, due_on=due_on, by=by, key=key)
        for key, text, owner, due_on in tasks
    ]
    item.tasks.add(*promised)
    for name, value in minutes.items():
        setattr(item, name, value)
    item.version = version + 1
    audit.record("agenda.decided", meeting, by=by, case=str(item.case.pk), decision=decision, tasks=len(promised))
    return item


def _open(meeting):
    """The meeting, held for this deed, as long as its minutes are open."""
    meeting = Meeting.objects.held(meeting)
    if not meeting.is_open:
        raise Refused(_("The minutes have been closed in the meantime: what is missing can be added below them."))
    return meeting

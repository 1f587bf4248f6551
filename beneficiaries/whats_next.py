"""What is next, for somebody and in a case: tasks, deadlines and referrals as things of one shape.

`outlook` fills the first page by three questions, `of_case` the plate of a case by two; `urgent` asks none.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beneficiaries.enums import DateKind, DeadlineKind, ReferralState, When
from beneficiaries.models import Due, Episode, Referral, Task, deadlines, next_of
from beneficiaries.permissions import can_change_task, can_refer
from beneficiaries.rules import when
from equipe import navigation

MOST_TASKS = 300
"""More than anybody keeps open; beyond them the list goes on."""

POSTPONED_BY = timedelta(days=7)

SETTLED_AT = {
    DeadlineKind.ASSESSMENT: "assessments:start",
    DeadlineKind.REVIEW: "beneficiaries:project",
    DeadlineKind.NOTICE: "beneficiaries:privacy",
    DeadlineKind.EXCHANGE: "beneficiaries:privacy",
    DeadlineKind.ACCIDENT: "placements:reports",
    DeadlineKind.EXIT_ASKED: "beneficiaries:afterwards",
    DeadlineKind.FOLLOW_UP: "beneficiaries:afterwards",
}
"""Where a deadline is settled when not by noting a day; a door that nobody has built leads to the days that matter."""

AFTER_CLOSING = (DeadlineKind.EXIT_ASKED, DeadlineKind.FOLLOW_UP)
"""Asked of closed cases: answered, also with "not known", never let go."""

NOTED_AS = {
    DeadlineKind.ADI_CALL: DateKind.ADI_CALLED,
    DeadlineKind.ADI_MEETING: DateKind.ADI_MET,
    DeadlineKind.ADI_UPDATE: DateKind.ADI_UPDATED,
    DeadlineKind.ISEE: DateKind.ISEE,
    DeadlineKind.PERMIT_RENEWAL: DateKind.PERMIT_ASKED,
    DeadlineKind.PERMIT: DateKind.PERMIT,
    DeadlineKind.REVIEW: DateKind.REVIEWED,
}


@dataclass(frozen=True)
class Item:
    """One thing that is next: what, for whom, by when, and whether the reader may say how it went."""

    key: str
    what: str
    person: str
    case_url: str
    by: date | None
    on: date
    when: When
    may_change: bool = False
    task: Task | None = None
    due: Due | None = None
    waiting: str = ""
    url: str = ""

    @property
    def is_late(self):
        return self.by is not None and self.by < self.on

    @property
    def by_words(self):
        return in_words(self.by, on=self.on) if self.by else _("no day set")

    @property
    def postponed_to(self):
        """The day first offered when it is put off."""
        return max(self.by or self.on, self.on) + POSTPONED_BY


@dataclass(frozen=True)
class Outlook:
    """All that is next for somebody, in groups."""

    items: dict = field(default_factory=dict)

    @cached_property
    def groups(self):
        """The groups of the first page in their order, with what is in each."""
        shown = (When.OVERDUE, When.TODAY, When.WEEK, When.WAITING)
        return [(group, self.items[group]) for group in shown if self.items.get(group)]

    @property
    def late(self):
        return len(self.items.get(When.OVERDUE, ()))

    @property
    def later(self):
        return len(self.items.get(When.LATER, ())) + len(self.items.get(When.UNDATED, ()))


def outlook(user, *, on) -> Outlook:
    """My tasks, the deadlines of the cases I follow, and what I wait for from others."""
    mine = Episode.objects.visible_to(user).managed_by(user)
    items = [of_deadline(due, on=on, may_change=True) for due in deadlines(mine, reader=user)]
    tasks = Task.objects.visible_to(user).concerning(user).open().of_open_cases().with_people().by_due_day()
    items += [of_task(task, user=user, on=on) for task in tasks[:MOST_TASKS]]
    if can_refer(user):
        referrals = Referral.objects.visible_to(user).sent_by(user).undecided().with_people().oldest_first()
        items += [_of_referral(referral, on=on) for referral in referrals[:MOST_TASKS]]
    grouped = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.by or date.max, item.person, item.what)):
        grouped[item.when].append(item)
    return Outlook(dict(grouped))


def urgent(items, *, most=3) -> list[Item]:
    """The few of the things that are next in a case which press: late, or due within days; otherwise the first."""
    near = [item for item in items if item.by and when(item.by, on=item.on) != When.LATER]
    return near[:most] or items[:1]


def next_in(episode, *, on) -> list[Item]:
    """The next task of a case, if there is one, that was fetched with it: nothing more is asked."""
    text, by = next_of(episode)
    told = {"person": str(episode.person), "case_url": episode.get_absolute_url()}
    return [Item(key="next", what=text, by=by, on=on, when=when(by, on=on), **told)] if text else []


def of_case(episode, *, reader, on, may_dismiss) -> list[Item]:
    """Everything that is next in a case, the nearest first."""
    tasks = Task.objects.of_case(episode).open().with_people().by_due_day()
    items = [of_task(task, user=reader, on=on) for task in tasks]
    due = deadlines(Episode.objects.same_as(episode), reader=reader)
    items += [of_deadline(each, on=on, may_change=may_dismiss) for each in due]
    return sorted(items, key=lambda item: item.by or date.max)


def of_task(task, *, user, on) -> Item:
    waits = task.waiting_for or (str(task.owner) if task.created_by_id == user.pk != task.owner_id else "")
    return Item(
        key=f"task-{task.pk}",
        what=task.text,
        person=str(task.episode.person),
        case_url=task.get_absolute_url(),
        by=task.due_on,
        on=on,
        when=When.WAITING if waits else when(task.due_on, on=on),
        may_change=can_change_task(user, task),
        task=task,
        waiting=waits,
    )


def of_deadline(due, *, on, may_change=False) -> Item:
    kind = DeadlineKind(due.deadline.kind)
    return Item(
        key=f"deadline-{due.episode_id}-{kind}",
        what=str(kind.label),
        person=due.person,
        case_url=reverse("beneficiaries:case", args=[due.episode_id]),
        by=due.deadline.by,
        on=on,
        when=when(due.deadline.by, on=on),
        may_change=may_change and kind not in AFTER_CLOSING,
        due=due,
        url=_settled_at(due),
    )


def in_words(by, *, on) -> str:
    """A day as one says it: three days late, today, in four days, on 3 May."""
    days = (by - on).days
    if days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days <= 7:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    return _("by %(day)s") % {"day": date_format(by, "SHORT_DATE_FORMAT")}


def _of_referral(referral, *, on) -> Item:
    """A question that came back waits for me; a referral that was sent waits for the desk."""
    asked = referral.state == ReferralState.RETURNED
    days = (on - localtime(referral.sent_at).date()).days
    desk = ngettext("the inclusion team, for %(n)s day", "the inclusion team, for %(n)s days", days) % {"n": days}
    return Item(
        key=f"referral-{referral.pk}",
        what=_("answer the question on the referral") if asked else _("answer to the referral"),
        person=str(referral.person),
        case_url=referral.get_absolute_url(),
        by=None,
        on=on,
        when=When.TODAY if asked else When.WAITING,
        waiting="" if asked else desk,
        url=referral.get_absolute_url(),
    )


def _settled_at(due):
    door = SETTLED_AT.get(due.deadline.kind)
    elsewhere = navigation.address(door, due.episode_id) if door else ""
    noted = f"{reverse('beneficiaries:days', args=[due.episode_id])}#id_{NOTED_AS.get(due.deadline.kind, '')}"
    return elsewhere or noted

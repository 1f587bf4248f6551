"""What the addresses of our lists ask for, within what a reader may see: page, workbook and print ask alike."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beneficiaries.columns import CASELOAD, REFERRALS, TASKS
from beneficiaries.enums import ReferralState
from beneficiaries.forms import CaseFilter, TaskListFilter
from beneficiaries.models import Episode, Referral, Task, choices_for
from beneficiaries.permissions import can_see_cases
from equipe.printable import Asked, Printable, in_words


def cases(user, query, *, words=""):
    """The form and the cases; `words` are a name or a code that somebody searched for."""
    form = CaseFilter(query, user=user, choices=choices_for(user), searched=bool(words))
    episodes = Episode.objects.visible_to(user).with_people()
    return form, form.apply(episodes.named_like(words) if words else episodes)


def state_of(query):
    asked = query.get("state")
    return asked if asked in ReferralState.values else ReferralState.SENT


def referrals_seen(user, query):
    """Those of every state, as the tabs count them: all, or those she sent herself."""
    visible = Referral.objects.visible_to(user)
    return visible.sent_by(user) if query.get("whose") == "mine" else visible


def referrals(user, query):
    """Those of one state, as the address orders them; else what waits longest, or was decided last, stands first."""
    state = state_of(query)
    listed = referrals_seen(user, query).in_state(state).with_people()
    ordered = REFERRALS.ordered(listed, query.get("order", ""))
    if ordered is not None:
        return ordered
    waiting = state in (ReferralState.SENT, ReferralState.RETURNED)
    return listed.oldest_first() if waiting else listed.newest_first()


def tasks(user, query, *, on):
    form = TaskListFilter(query, user=user, today=on, choices=choices_for(user))
    found = form.apply(Task.objects.visible_to(user).with_people())
    ordered = TASKS.ordered(found, query.get("order", ""))
    return form, found if ordered is None else ordered


def cases_of_tasks(tasks):
    return list({task.episode_id: task.episode for task in tasks}.values())


# As they are printed


def _cases(user, query, *, on, words):
    form, found = cases(user, query, words=words)
    searched = ((_("Searched"), words),) if words else ()
    return Asked(CASELOAD.fetched(found, CASELOAD.chosen(query)), (*searched, *in_words(form)))


def _referrals(user, query, *, on, words):
    told = [(_("State"), str(ReferralState(state_of(query)).label))]
    if query.get("whose") == "mine":
        told.append((_("Whose"), _("Only those sent by me.")))
    return Asked(REFERRALS.fetched(referrals(user, query), REFERRALS.chosen(query)), tuple(told))


def _tasks(user, query, *, on, words):
    form, found = tasks(user, query, on=on)
    return Asked(TASKS.fetched(found, TASKS.chosen(query)), in_words(form))


CASES_ON_PAPER = Printable(CASELOAD, gettext_lazy("People"), can_see_cases, _cases)
REFERRALS_ON_PAPER = Printable(REFERRALS, gettext_lazy("Referrals"), can_see_cases, _referrals)
TASKS_ON_PAPER = Printable(TASKS, gettext_lazy("Things to do"), can_see_cases, _tasks, cases_of_tasks)

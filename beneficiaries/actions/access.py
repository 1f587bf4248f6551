"""Deeds on access beside responsibility: asking a colleague to help, and ending what was given."""

from django.db import IntegrityError, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from beneficiaries.enums import AccessKind
from beneficiaries.models import CaseAccess, Episode
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def ask_to_help(episode, *, user, since, by, at, until=None):
    """Let a colleague of another team work on an open case; who is responsible stays so. Asked twice, it is one."""
    held = Episode.objects.held(episode)
    if held is None:
        raise Refused(_("This case is closed: nobody needs to help on it."))
    if user.sees_cases_of(held.team):
        raise Refused(_("%(name)s sees the cases of this team already.") % {"name": user})
    asked = {"kind": AccessKind.HELPER, "since": since, "until": until}
    before = CaseAccess.objects.of_case(episode).of_user(user).unended().first()
    if before and {name: getattr(before, name) for name in asked} == asked:
        return before
    return give(held, user=user, by=by, at=at, verb="access.given", **asked)


@transaction.atomic
def ask_to_help_on_all(episodes, *, user, since, by, at, until=None):
    """Let a colleague work on many cases, all of them or none: this is how an absence is covered."""
    for episode in sorted(episodes, key=lambda each: each.pk):
        ask_to_help(episode, user=user, since=since, until=until, by=by, at=at)
    return episodes


@transaction.atomic
def end_access(access, *, by, at):
    """Close the case to a colleague now; a second click finds it closed."""
    if CaseAccess.objects.unended().filter(pk=access.pk).update(ended_at=at):
        access.ended_at = at
        audit.record("access.ended", access.episode, by=by, user=access.user_id, kind=access.kind)
    return access


def give(episode, *, user, kind, since, until, by, at, verb):
    """Write an access of a case that is held; one that stood before ends, for a colleague has one at most."""
    CaseAccess.objects.of_case(episode).of_user(user).unended().update(ended_at=at)
    access = CaseAccess(episode=episode, user=user, kind=kind, since=since, until=until, given_by=by)
    try:
        with transaction.atomic():
            access.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("The last day cannot come before the first.")) from None
    audit.record(verb, episode, by=by, user=user.pk, since=str(since), until=until and str(until))
    return access


def keep_reading(episode, user, *, days, by, at):
    """Who has handed a case over to another team still reads it for some days."""
    on = localtime(at).date()
    if user is None or not user.is_active or user.sees_cases_of(episode.team) or not days:
        return None
    reading = {"kind": AccessKind.FORMER, "since": on, "until": on + days}
    return give(episode, user=user, by=by, at=at, verb="access.kept", **reading)


def close(episode, user, *, by, at):
    """Who becomes responsible for a case needs no access beside it."""
    standing = CaseAccess.objects.of_case(episode).of_user(user).unended().first()
    if standing:
        end_access(standing, by=by, at=at)

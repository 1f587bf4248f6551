"""What the administrator does for the people who work here, and what they do for themselves."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from equipe import audit, jobs
from equipe.enums import ROLES_BY_KIND, Role, TeamKind
from equipe.models import Ambito, Membership, Municipality, SavedView, Team, User
from equipe.verdicts import Refused


@transaction.atomic
def open_ambito(*, name, first_name, last_name, email, by):
    """A district with its office and its first administrator, who invites everybody else."""
    ambito = Ambito.objects.create(name=name)
    office = Team.objects.create(ambito=ambito, name=_("Administration"), kind=TeamKind.OFFICE)
    administrator = User.objects.create_user(email, first_name=first_name, last_name=last_name, language="it")
    _join(administrator, team=office, role=Role.ADMINISTRATOR)
    audit.record("ambito.opened", ambito, by=by)
    return administrator


@transaction.atomic
def invite(*, first_name, last_name, email, language, team, role, site, by):
    """Make the account and send the link to set a password; `site` is the address in front of the link."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, first_name=first_name, last_name=last_name, language=language)
    except IntegrityError:
        raise Refused(_("Someone with this e-mail already works here: look in the list.")) from None
    _join(user, team=team, role=role)
    audit.record("user.invited", user, by=by, team=team.pk, role=role)
    jobs.ask("equipe.invitation", by=by, user=user.pk, site=site)
    return user


@transaction.atomic
def invite_again(user, *, site, by):
    """Open the account and send a new link; the password of before, and every link of before, are void."""
    _only_for_another(user, by)
    user.is_active = True
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    audit.record("user.invited", user, by=by)
    jobs.ask("equipe.invitation", by=by, user=user.pk, site=site)


@transaction.atomic
def accept_invitation(user, *, password, by):
    """Set the first password; with it the link is used up."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("user.entered", user, by=by)


@transaction.atomic
def give_role(user, *, team, role, by):
    """One more role in a team."""
    _only_for_another(user, by)
    membership = _join(user, team=team, role=role)
    audit.record("role.given", user, by=by, team=team.pk, role=role)
    return membership


@transaction.atomic
def change_role(membership, *, role, at, by):
    """Another role in the same team from now on; the old one stays in the history."""
    _only_for_another(membership.user, by)
    if role == membership.role:
        return membership
    before = membership.role
    _leave(membership, at=at)
    changed = _join(membership.user, team=membership.team, role=role)
    audit.record("role.changed", membership.user, by=by, team=membership.team.pk, before=before, after=role)
    return changed


@transaction.atomic
def end_membership(membership, *, at, by):
    """The role ends now; what it opened is closed with the next click."""
    _only_for_another(membership.user, by)
    _leave(membership, at=at)
    audit.record("role.ended", membership.user, by=by, team=membership.team.pk, role=membership.role)


@transaction.atomic
def deactivate(user, *, at, by):
    """Nothing is answered any more: not with the open session, nor with the password or a link of before."""
    _only_for_another(user, by)
    for membership in user.memberships.current():
        _leave(membership, at=at)
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    audit.record("user.deactivated", user, by=by)


@transaction.atomic
def add_team(*, ambito, name, kind, by):
    team = _insert(Team(ambito=ambito, name=name, kind=kind), otherwise=_("There is already a team of this name."))
    audit.record("team.added", team, by=by)
    return team


@transaction.atomic
def add_municipality(*, ambito, name, by):
    municipality = _insert(
        Municipality(ambito=ambito, name=name), otherwise=_("This municipality is already in the district.")
    )
    audit.record("municipality.added", municipality, by=by)
    return municipality


@transaction.atomic
def count_inhabitants(municipality, *, by):
    """Keep how many live in a municipality, and of which day the number is."""
    municipality.save(update_fields=["population", "counted_on"])
    audit.record("municipality.counted", municipality, by=by)
    return municipality


@transaction.atomic
def change_profile(user, *, by, **chosen):
    """One's own name as colleagues read it, the language of the pages, whether single keys act and letters come."""
    for name, value in chosen.items():
        setattr(user, name, value)
    user.save(update_fields=list(chosen))
    audit.record("user.profile_changed", user, by=by)


@transaction.atomic
def choose_language(user, *, language, by):
    """The language of the pages; nothing to trace."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def save_view(*, list, query, name, team, opens_first, by):
    """Keep a view of a list under a name; saved twice in a row, it is one."""
    User.objects.select_for_update().get(pk=by.pk)  # two quick clicks come one after the other
    kept = SavedView.objects.owned_by(by).of_list(list).filter(name=name).first()
    if kept and (kept.query, kept.team, kept.opens_first) == (query, team, opens_first):
        return kept
    _make_room_at_the_front(list, opens_first, by=by)
    view = SavedView(list=list, query=query, name=name, team=team, opens_first=opens_first, owner=by)
    _insert(view, otherwise=_("You have a view of this name already: choose another name."))
    audit.record("view.saved", view, by=by, shared=team and team.pk)
    return view


@transaction.atomic
def change_view(view, *, name, team, opens_first, position, by):
    _make_room_at_the_front(view.list, opens_first, by=by)
    try:
        with transaction.atomic():
            view.name, view.team, view.opens_first, view.position = name, team, opens_first, position
            view.save(update_fields=["name", "team", "opens_first", "position"])
    except IntegrityError:
        raise Refused(_("You have a view of this name already: choose another name.")) from None
    audit.record("view.changed", view, by=by, shared=team and team.pk)
    return view


@transaction.atomic
def delete_view(view, *, by):
    audit.record("view.deleted", view, by=by)
    view.delete()


def _make_room_at_the_front(list, opens_first, *, by):
    """One view at most opens a list."""
    if opens_first:
        SavedView.objects.owned_by(by).of_list(list).opening().update(opens_first=False)


def _join(user, *, team, role):
    if role not in ROLES_BY_KIND[team.kind]:
        raise Refused(
            _("The role “%(role)s” does not exist in the team “%(team)s”: choose a team of another kind.")
            % {"role": Role(role).label, "team": team.name}
        )
    return _insert(
        Membership(user=user, team=team, role=role), otherwise=_("This person already has this role in this team.")
    )


def _insert(thing, *, otherwise):
    """Write a new row; one that is there already, or that a second click has just written, is refused in words."""
    try:
        with transaction.atomic():
            thing.save(force_insert=True)
    except IntegrityError:
        raise Refused(otherwise) from None
    return thing


def _leave(membership, *, at):
    membership.ended_at = at
    membership.save(update_fields=["ended_at"])


def _only_for_another(user, by):
    if user == by:
        raise Refused(_("Nobody changes their own rights: ask another administrator."))

"""What the team agreed: the desk places, keeps hosts and confirms; the case manager and the desk close."""

from beneficiaries.permissions import may_write
from equipe.enums import DESK_ROLES, Role, TeamKind
from equipe.models import User


def works_at_the_desk_of(user, ambito_id):
    """One of the desk's professionals in the inclusion team of this district."""
    return any(
        membership.role in DESK_ROLES
        and membership.team.kind == TeamKind.INCLUSION
        and membership.team.ambito_id == ambito_id
        for membership in user.standing
    )


def coordinates(user, ambito_id):
    """The coordinator of this district."""
    return any(m.role == Role.COORDINATOR and m.team.ambito_id == ambito_id for m in user.standing)


def desk_of(user):
    """The district at whose desk the user works, or none: there she registers new hosts."""
    return next((m.team.ambito for m in user.standing if works_at_the_desk_of(user, m.team.ambito_id)), None)


def can_match(user, opening, episode):
    """The desk of the district, an opening and an open case of that district."""
    return can_place(user, episode) and opening.host.ambito_id == episode.team.ambito_id


def can_ask_availability(user, episode):
    """Whoever follows the case, and the desk, while it is open."""
    return can_close(user, episode)


def can_plan(user, ambito):
    """The desk of the district looks at plans and at how groups come through them."""
    return ambito is not None and works_at_the_desk_of(user, ambito.pk)


def can_approve(user, ambito):
    """The coordinator of the district, who answers for what an internship costs."""
    return coordinates(user, ambito.pk)


def opens_at_once(user, ambito):
    """Whether what she makes ready is an internship without anybody's approval: nobody coordinates, or she does."""
    return can_approve(user, ambito) or not User.objects.with_role(Role.COORDINATOR, ambito=ambito).exists()


def can_see_placements(user):
    """Everybody who works with cases; which internships is asked elsewhere."""
    return user.works_with_cases


def can_see_hosts(user):
    """The desk, of whatever district."""
    return user.works_at_the_desk


def can_manage_hosts(user, ambito_id):
    """The desk of the host's district."""
    return works_at_the_desk_of(user, ambito_id)


def can_place(user, episode):
    """The desk, in an open case of its district."""
    return episode.is_open and works_at_the_desk_of(user, episode.team.ambito_id)


def sees_money(user, ambito_id):
    """The coordinator of the district, who is shown what a placement costs and what is left."""
    return coordinates(user, ambito_id)


def can_confirm(user, internship):
    """The desk of the district keeps attendance and ends internships early."""
    return works_at_the_desk_of(user, internship.episode.team.ambito_id)


def can_follow(user, internship):
    """The desk of the district, while the case is open: it sets the goals with the person and asks the host's tutor."""
    return internship.episode.is_open and can_confirm(user, internship)


def can_visit(user, internship):
    """The desk of the district and the service's tutor: they look in, answer what the host tells, read the signals.

    A tutor who has handed the case over and may still read it writes nothing.
    """
    hers = internship.promoter_tutor_id == user.pk and may_write(user, internship.episode)
    return hers or can_confirm(user, internship)


def can_correct_visit(user, visit):
    """Who wrote it, as long as she may look in there, and the coordinator of the district."""
    hers = visit.told_by_id == user.pk and can_visit(user, visit.internship)
    return hers or coordinates(user, visit.internship.episode.team.ambito_id)


def can_register_hire(user, episode):
    """The case manager and the desk; also after the case was closed, for that is how good stories end."""
    hers = episode.case_manager_id == user.pk and may_write(user, episode)
    return hers or works_at_the_desk_of(user, episode.team.ambito_id)


def can_enrol(user, episode):
    """Whoever follows the case and the desk, while the case is open."""
    return episode.is_open and can_register_hire(user, episode)


def can_close(user, episode):
    """The case manager and the desk, while the case is open."""
    return episode.is_open and can_register_hire(user, episode)


def can_pay(user):
    """The desk prepares the payments of its own district."""
    return desk_of(user) is not None

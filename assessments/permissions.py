"""Who may do what with assessments; that the case is visible has been asked before."""

from beneficiaries.permissions import leads, may_write, reads_only
from equipe.enums import Role


def can_see_quality(user):
    """The coordinator answers for how the service rates; everybody else sees her own severity."""
    return user.has_role(Role.COORDINATOR)


def can_assess(user):
    """Those who work with cases have assessments waiting; auditors and administrators have none."""
    return user.works_with_cases


def district_of_coordinator(user):
    """The district she coordinates, or none: there she writes instruments and opens calibrations."""
    return next((m.team.ambito for m in user.standing if m.role == Role.COORDINATOR), None)


def can_write_instruments(user):
    """The coordinator, for her district; everybody who works with cases reads."""
    return district_of_coordinator(user) is not None


def can_open_sessions(user):
    """The coordinator chooses the written cases and opens the sessions; everybody who works with cases rates."""
    return district_of_coordinator(user) is not None


def can_write(user, thing):
    """The coordinator of the district that an instrument, a written case or a session belongs to.

    What came with the product belongs to nobody here.
    """
    return any(m.role == Role.COORDINATOR and m.team.ambito_id == thing.ambito_id for m in user.standing)


def can_start(user, episode):
    """The case manager, and the desk."""
    return episode.is_open and leads(user, episode)


def can_answer(user, assessment):
    """Only the rater, only until she has submitted, and not once the case is no longer hers to work on."""
    asked = assessment.rater_id == user.pk and assessment.is_awaited
    return asked and not reads_only(user, assessment.round.episode)


def can_compare(round):
    """Nobody, until everybody has submitted; then whoever may see the case."""
    assessments = list(round.assessments.taking_part())
    return bool(assessments) and not any(assessment.is_awaited for assessment in assessments)


def can_agree(user, round):
    """The case manager and the desk, when everybody has submitted and nothing is agreed yet."""
    return leads(user, round.episode) and round.agreed_on is None and can_compare(round)


def can_change_raters(user, round):
    """The case manager and the desk, while somebody is still awaited."""
    return leads(user, round.episode) and round.agreed_on is None and not can_compare(round)


def can_reach_raters(user, round):
    """Who may change the raters may send and show links and remind, while the case is open."""
    return can_change_raters(user, round) and round.episode.is_open


def can_record_word(user, round):
    """Whoever sees the case, once there is something to say a word on: the person says it to whom she trusts."""
    return may_write(user, round.episode) and round.agreed_on is not None


def can_see_calibrations(user):
    """The coordinator answers for the scale of the district."""
    return user.has_role(Role.COORDINATOR)


def can_keep_inventory(user, episode):
    """The case manager and the desk, while the case is open; whoever sees the case may read it."""
    return episode.is_open and leads(user, episode)


def can_see_catalogue(user):
    """Whoever works with cases."""
    return user.works_with_cases


def can_extend_catalogue(user):
    """The desk, for its own district."""
    return user.works_at_the_desk


def can_bring_in(user):
    """Profiles from other services: the desk, which also says whose they are."""
    return user.works_at_the_desk


def can_hand_on(user, episode):
    """The profile to another service: who follows the case, with whom the person agrees on it, and the desk."""
    return leads(user, episode)

"""Who may do what with assessments; that the case is visible has been asked before."""

from equipe.enums import Role


def can_assess(user):
    """Those who work with cases have assessments waiting; auditors and administrators have none."""
    return user.works_with_cases


def district_of_coordinator(user):
    """The district she coordinates, or none: there she writes instruments and opens calibrations."""
    return next((m.team.ambito for m in user.standing if m.role == Role.COORDINATOR), None)


def can_write_instruments(user):
    """The coordinator, for her district; everybody who works with cases reads."""
    return district_of_coordinator(user) is not None


def can_write(user, thing):
    """The coordinator of the district that an instrument, a written case or a session belongs to.

    What came with the product belongs to nobody here.
    """
    return any(m.role == Role.COORDINATOR and m.team.ambito_id == thing.ambito_id for m in user.standing)


def can_calibrate(user):
    """The coordinator chooses the written cases and opens the sessions; everybody who works with cases rates."""
    return district_of_coordinator(user) is not None


def can_start(user, episode):
    """The case manager, and the desk."""
    return episode.is_open and (episode.case_manager_id == user.pk or user.works_at_the_desk)


def can_answer(user, assessment):
    """Only the rater, and only until she has submitted."""
    return assessment.rater_id == user.pk and assessment.is_awaited


def can_compare(round):
    """Nobody, until everybody has submitted; then whoever may see the case."""
    assessments = list(round.assessments.taking_part())
    return bool(assessments) and not any(assessment.is_awaited for assessment in assessments)


def can_agree(user, round):
    """The case manager and the desk, when everybody has submitted and nothing is agreed yet."""
    leads = round.episode.case_manager_id == user.pk or user.works_at_the_desk
    return leads and round.agreed_on is None and can_compare(round)


def can_change_raters(user, round):
    """The case manager and the desk, while somebody is still awaited."""
    leads = round.episode.case_manager_id == user.pk or user.works_at_the_desk
    return leads and round.agreed_on is None and not can_compare(round)

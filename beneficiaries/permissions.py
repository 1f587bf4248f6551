"""Who may do what with people and cases; that the thing is visible has been asked before."""

from beneficiaries.enums import ReferralState
from equipe.enums import Role


def can_see_cases(user):
    """Those who work with cases; auditors and administrators see none."""
    return user.works_with_cases


def can_refer(user):
    """Social workers, and the coordinator."""
    return user.has_role(Role.SOCIAL_WORKER, Role.COORDINATOR)


def may_decide(user):
    """The desk decides on referrals."""
    return user.works_at_the_desk


def may_answer(user, referral):
    """The referrer answers the desk, or a social worker of her team in her place."""
    return referral.referrer_id == user.pk or user.has_role(Role.SOCIAL_WORKER)


def can_decide(user, referral):
    """The desk, as long as nothing is decided."""
    return referral.is_undecided and may_decide(user)


def can_return(user, referral):
    """The desk, while the referral waits for it."""
    return referral.state == ReferralState.SENT and may_decide(user)


def can_answer(user, referral):
    """Who may answer, while a question stands."""
    return referral.state == ReferralState.RETURNED and may_answer(user, referral)


def can_open_case(user):
    """The desk, without a referral: who comes back, or comes by herself."""
    return user.works_at_the_desk


def follows(user, episode):
    """The case manager and the desk, open or closed."""
    return episode.case_manager_id == user.pk or user.works_at_the_desk


def can_edit(user, episode):
    """The case manager and the desk, while the case is open."""
    return episode.is_open and follows(user, episode)


def can_edit_person(user, person):
    """The desk, who follows an open case of hers, or who referred her and waits for an answer while nobody follows."""
    return (
        user.works_at_the_desk
        or person.episodes.open().managed_by(user).exists()
        or (person.referrals.undecided().sent_by(user).exists() and not person.episodes.open().exists())
    )


def can_write_diary(user, episode):
    """Whoever sees the open case and works with cases."""
    return episode.is_open and user.works_with_cases


def wrote(user, entry):
    """A diary entry is corrected and struck out by its author alone."""
    return entry.author_id == user.pk and user.works_with_cases


def can_correct(user, entry):
    """Its author, while the case is open and the entry stands."""
    return wrote(user, entry) and entry.episode.is_open and not entry.is_struck


def keeps_district_templates(user):
    """The coordinator keeps the templates that the whole district is offered."""
    return user.has_role(Role.COORDINATOR)


def can_hand_over(user, episode):
    """The case manager and the desk, while the case is open."""
    return can_edit(user, episode)

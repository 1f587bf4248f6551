"""Who may do what with people and cases; that the thing is visible has been asked before."""

from beneficiaries.enums import AccessKind, ReferralState
from beneficiaries.models.shared import shared_with
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


def reads_only(user, episode):
    """Who has handed the case over and belongs to another team: she sees it for a while, and writes nothing."""
    return shared_with(user).get(episode.pk) == AccessKind.FORMER and not user.sees_cases_of(episode.team)


def may_write(user, episode):
    """Whoever sees the case and works on it: the team, the desk, who was asked to help."""
    return user.works_with_cases and not reads_only(user, episode)


def leads(user, episode):
    """The case manager and the desk."""
    return (episode.case_manager_id == user.pk or user.works_at_the_desk) and not reads_only(user, episode)


def can_edit(user, episode):
    """The case manager and the desk, while the case is open."""
    return episode.is_open and leads(user, episode)


def can_edit_person(user, person):
    """The desk, who follows an open case of hers, or who referred her and waits for an answer while nobody follows."""
    return (
        user.works_at_the_desk
        or person.episodes.open().managed_by(user).exists()
        or (person.referrals.undecided().sent_by(user).exists() and not person.episodes.open().exists())
    )


def can_write_diary(user, episode):
    """Whoever works on the open case; a helper too, who once followed it not."""
    return episode.is_open and may_write(user, episode)


def can_hand_over(user, episode):
    """The case manager and the desk, while the case is open."""
    return can_edit(user, episode)


def can_share(user, episode):
    """Who may hand the case over may ask a colleague to help, and end what was given."""
    return can_hand_over(user, episode)


def can_end_access(user, access):
    """Who leads the case; a helper may also withdraw by herself."""
    return access.user_id == user.pk or leads(user, access.episode)

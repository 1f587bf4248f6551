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


def at_the_desk_of(user, ambito_id):
    """Whether she works at the desk of this district; the desk of another one gives no say here."""
    return ambito_id in user.districts_of_desk


def may_decide(user, referral):
    """The desk decides on referrals."""
    return at_the_desk_of(user, referral.team.ambito_id)


def may_answer(user, referral):
    """The referrer answers the desk, or a social worker of her team in her place."""
    return referral.referrer_id == user.pk or user.has_role(Role.SOCIAL_WORKER)


def can_decide(user, referral):
    """The desk, as long as nothing is decided."""
    return referral.is_undecided and may_decide(user, referral)


def can_return(user, referral):
    """The desk, while the referral waits for it."""
    return referral.state == ReferralState.SENT and may_decide(user, referral)


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
    hers = episode.case_manager_id == user.pk or at_the_desk_of(user, episode.team.ambito_id)
    return hers and not reads_only(user, episode)


def can_edit(user, episode):
    """The case manager and the desk, while the case is open."""
    return episode.is_open and leads(user, episode)


def can_edit_person(user, person):
    """The desk, who follows an open case of hers, or who referred her and waits for an answer while nobody follows."""
    return (
        at_the_desk_of(user, person.ambito_id)
        or person.episodes.open().managed_by(user).exists()
        or (person.referrals.undecided().sent_by(user).exists() and not person.episodes.open().exists())
    )


def can_write_diary(user, episode):
    """Whoever works on the open case; a helper too, who once followed it not."""
    return episode.is_open and may_write(user, episode)


def wrote(user, entry):
    """A diary entry is corrected and struck out by its author alone."""
    return entry.author_id == user.pk and may_write(user, entry.episode)


def can_correct(user, entry):
    """Its author, while the case is open and the entry stands."""
    return wrote(user, entry) and entry.episode.is_open and not entry.is_struck


def keeps_district_templates(user):
    """The coordinator keeps the templates that the whole district is offered."""
    return user.has_role(Role.COORDINATOR)


def districts_of_templates(user):
    """The districts whose templates she keeps."""
    return user.districts_with(Role.COORDINATOR)


def can_hand_over(user, episode):
    """The case manager and the desk, while the case is open."""
    return can_edit(user, episode)


def can_keep_appointment(user, appointment):
    """Who goes there, who made it, who follows the case; and the desk. Of a closed case nothing is changed any more."""
    episode = appointment.episode
    if episode is None:
        return appointment.owner_id == user.pk
    hers = user.pk in (appointment.owner_id, appointment.made_by_id) and may_write(user, episode)
    return episode.is_open and (hers or leads(user, episode))


def can_plan_meeting(user):
    """Whoever works with cases, for the teams she works with."""
    return user.works_with_cases


def can_keep_minutes(user, meeting):
    """The desk, and whoever planned the meeting; whether the minutes are still open is asked by the deed."""
    desk = any(at_the_desk_of(user, team.ambito_id) for team in meeting.teams.all())
    return desk or meeting.created_by_id == user.pk


def can_put_on_agenda(user, meeting, *, episode=None, referral=None):
    """Who keeps the minutes puts any case she may write in; a social worker hers, and the referrals she sent."""
    if episode and not may_write(user, episode):
        return False
    hers = episode.case_manager_id == user.pk if episode else referral.referrer_id == user.pk
    return can_keep_minutes(user, meeting) or hers


def can_write_item(user, item):
    """Who keeps the minutes, if she may write in the case they are about."""
    return can_keep_minutes(user, item.meeting) and (item.episode is None or may_write(user, item.episode))


def can_take_off_agenda(user, item):
    """Who keeps the minutes, and who put it there."""
    return can_keep_minutes(user, item.meeting) or item.put_by_id == user.pk


def can_add_to_minutes(user, meeting):
    """Whoever may read closed minutes and works with cases may add to them, under her name."""
    return user.works_with_cases


def can_add_task(user, episode):
    """Whoever sees the open case and works on it."""
    return episode.is_open and may_write(user, episode)


def can_change_task(user, task):
    """Who promised it, who follows the case, and the desk, while the case is open."""
    hers = task.owner_id == user.pk and may_write(user, task.episode)
    return task.episode.is_open and (hers or can_edit(user, task.episode))


def can_note_days(user, episode):
    """Who follows the open case, and the desk; they also let its deadlines go."""
    return can_edit(user, episode)


def can_choose_rhythm(user):
    """The coordinator chooses how often projects are reviewed and people assessed."""
    return user.has_role(Role.COORDINATOR)


def districts_of_rhythm(user):
    """The districts whose rhythm she chooses."""
    return user.districts_with(Role.COORDINATOR)


def can_file(user, episode):
    """Whoever sees the case and works on it; that it is open, the deed asks."""
    return may_write(user, episode)


def can_change_document(user, document):
    """Who filed it, who follows the person, and the desk."""
    mine = document.filed_by_id == user.pk and may_write(user, document.episode)
    return mine or leads(user, document.episode)


def can_keep_privacy(user, episode):
    """Who follows the person and the desk; after the closing too, for a consent may be taken back at any time."""
    return leads(user, episode)


def can_keep_household(user, episode):
    """Who may change the sheet of the case keeps household and network too."""
    return can_edit(user, episode)


def can_keep_standing(user, episode):
    """Who follows the person and the desk, as papers of health; after the closing too, for one asks again later."""
    return leads(user, episode)


def can_compare_people(user):
    """The desk, which sees every case of the district, tells people apart, merges records and undoes it."""
    return user.works_at_the_desk


def can_share(user, episode):
    """Who may hand the case over may ask a colleague to help, and end what was given."""
    return can_hand_over(user, episode)


def can_end_access(user, access):
    """Who leads the case; a helper may also withdraw by herself."""
    return access.user_id == user.pk or leads(user, access.episode)

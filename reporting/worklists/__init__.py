"""What waits for whom, on the first page: the parts of each role; several roles add up."""

from equipe.enums import Role
from reporting.worklists.casework import my_assessments, my_people, rating_together, rounds_to_agree
from reporting.worklists.coordination import (
    alerts,
    last_reports,
    overdue_by_team,
    referrals_waiting,
    year_and_money,
)
from reporting.worklists.duties import communications, cover_running_out
from reporting.worklists.following import early_signals, host_reports, visits_to_make
from reporting.worklists.missing import missing_data
from reporting.worklists.placing import (
    acts_waiting,
    agreements_running_out,
    cards_to_move,
    endings,
    internships_asked_for,
    internships_to_approve,
    jobs_to_ask_about,
    months_to_confirm,
    people_without_a_place,
    seats,
)
from reporting.worklists.shapes import Desk
from reporting.worklists.together import missing_signatures

FOLLOWING = (host_reports, early_signals, visits_to_make)

PARTS = {
    Role.SOCIAL_WORKER: (my_people, *FOLLOWING, my_assessments, missing_signatures, rating_together),
    Role.EDUCATOR: (
        internships_asked_for,
        *FOLLOWING,
        my_assessments,
        rounds_to_agree,
        months_to_confirm,
        missing_signatures,
        rating_together,
    ),
    Role.MEDIATOR: (
        seats,
        internships_asked_for,
        *FOLLOWING,
        cards_to_move,
        endings,
        agreements_running_out,
        communications,
        cover_running_out,
        acts_waiting,
        my_assessments,
        people_without_a_place,
        jobs_to_ask_about,
        months_to_confirm,
        rating_together,
    ),
    Role.COORDINATOR: (
        internships_to_approve,
        acts_waiting,
        alerts,
        host_reports,
        early_signals,
        agreements_running_out,
        communications,
        cover_running_out,
        overdue_by_team,
        year_and_money,
        referrals_waiting,
        my_assessments,
        last_reports,
        rating_together,
    ),
}


def of(user, *, on) -> Desk:
    """What waits for a user on a day: the parts of each of her roles, each part once."""
    mine = [(*parts, missing_data) for role, parts in PARTS.items() if user.has_role(role)]
    parts = dict.fromkeys(part for parts in mine for part in parts)
    found = [part(user, on=on) for part in parts]
    return Desk(tuple(tile for tiles, _ in found for tile in tiles), tuple(plate for _, ps in found for plate in ps))

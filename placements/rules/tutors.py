"""How many interns a tutor may follow at the same time."""

from equipe.verdicts import Verdict
from placements.enums import Asked, Found, Why
from placements.rules.answers import Answer, because, found
from placements.rules.sources import PRACTICE, PROMOTER_TUTOR

PROMOTER_TUTOR_INTERNS = 20
HOST_TUTOR_INTERNS = 3


def promoter_tutor(*, others: int, elsewhere: int) -> Verdict:
    """The service's tutor follows at most 20; no limit for one training aim at one host.

    `others` counts those followed at the same time, `elsewhere` those of them at other hosts.
    (Accord of 25 May 2017, secondary source.)
    """
    if others + 1 <= PROMOTER_TUTOR_INTERNS:
        return Verdict()
    if not elsewhere:
        return because(Why.TUTOR_FULL_UNLESS_ONE_HOST, PROMOTER_TUTOR, blocking=False, most=PROMOTER_TUTOR_INTERNS)
    return because(Why.TUTOR_FULL, PROMOTER_TUTOR, load=others, most=PROMOTER_TUTOR_INTERNS)


def host_tutor(*, others: int) -> Verdict:
    """The host's tutor follows at most 3 at the same time (professional practice, to be verified)."""
    if others + 1 <= HOST_TUTOR_INTERNS:
        return Verdict()
    return because(Why.HOST_TUTOR_FULL, PRACTICE, blocking=False, load=others, most=HOST_TUTOR_INTERNS)


def the_services_tutor(*, others: int, elsewhere: int) -> Answer:
    """The line of the check on the service's tutor (Accord of 25 May 2017, secondary source)."""
    text = found(Found.PROMOTER_TUTOR, load=others, most=PROMOTER_TUTOR_INTERNS)
    return Answer(Asked.PROMOTER_TUTOR, text, PROMOTER_TUTOR, promoter_tutor(others=others, elsewhere=elsewhere))


def the_hosts_tutor(*, others: int) -> Answer:
    """The line of the check on the host's tutor (professional practice, to be verified)."""
    text = found(Found.HOST_TUTOR, load=others, most=HOST_TUTOR_INTERNS)
    return Answer(Asked.HOST_TUTOR, text, PRACTICE, host_tutor(others=others))

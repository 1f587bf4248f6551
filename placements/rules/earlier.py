"""What a person and a host had with each other before."""

from equipe.verdicts import Verdict
from placements.enums import Asked, Found, Why
from placements.rules.answers import Answer, because, found
from placements.rules.sources import PRACTICE

JOB_MONTHS = 24
"""A job at the same host counts when it began so many months before, or later."""


def together_before(*, internships: int, jobs: int) -> Verdict:
    """One internship a person and host, none where she worked lately (professional practice, to be verified)."""
    verdict = Verdict()
    if internships:
        verdict += because(Why.SAME_HOST, PRACTICE, blocking=False)
    if jobs:
        verdict += because(Why.WORKED_THERE, PRACTICE, blocking=False)
    return verdict


def before(*, internships: int, jobs: int) -> Answer:
    """The line of the check on what was before (professional practice, to be verified)."""
    some = internships or jobs
    text = found(Found.EARLIER, internships=internships, jobs=jobs) if some else found(Found.EARLIER_NONE)
    return Answer(Asked.EARLIER, text, PRACTICE, together_before(internships=internships, jobs=jobs))

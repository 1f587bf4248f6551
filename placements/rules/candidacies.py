"""How a candidacy may move over the board."""

from placements.enums import CandidacyState

S = CandidacyState

FOLLOWERS = {
    S.SHORTLISTED: (S.PROPOSED, S.WITHDRAWN),
    S.PROPOSED: (S.INTERVIEW, S.ACCEPTED, S.REFUSED, S.WITHDRAWN),
    S.INTERVIEW: (S.ACCEPTED, S.REFUSED, S.WITHDRAWN),
    S.ACCEPTED: (S.REFUSED, S.WITHDRAWN),
    S.REFUSED: (),
    S.WITHDRAWN: (),
}
"""What may come after what: nobody is interviewed whom the host was not told of, and a no stays."""

STANDING = (S.SHORTLISTED, S.PROPOSED, S.INTERVIEW, S.ACCEPTED)
NEEDS_A_REASON = (S.REFUSED, S.WITHDRAWN)


def followers(state: CandidacyState) -> tuple[CandidacyState, ...]:
    """The states a candidacy may go to from this one."""
    return FOLLOWERS[state]

"""Who signs which act of an internship (professional practice, to be verified; three sign the training project)."""

from placements.enums import ActKind, SignerSide

EVERYBODY = tuple(SignerSide)
THREE = (SignerSide.PERSON, SignerSide.PROMOTER, SignerSide.HOST)

SIGNERS = {
    ActKind.START: EVERYBODY,
    ActKind.AMENDMENT: THREE,
    ActKind.SUSPENSION: THREE,
    ActKind.RESUMPTION: (SignerSide.PROMOTER, SignerSide.HOST),
    ActKind.EXTENSION: THREE,
    ActKind.EARLY_END: THREE,
}


def signers(kind: ActKind, *, changes_tutors: bool = False) -> tuple[SignerSide, ...]:
    """As whom an act is signed; where a tutor changes, the two tutors sign too (professional practice)."""
    return EVERYBODY if changes_tutors else SIGNERS[kind]

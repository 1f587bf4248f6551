"""The closed lists of placing, its sentences and the names of its deeds; the names are handed on, nothing more."""

from placements.enums.acts import (
    AbsenceReason,
    ActKind,
    NotedFrom,
    Presence,
    SignerSide,
    SigningManner,
    SuspensionReason,
    TutorSide,
)
from placements.enums.deeds import DEEDS, DRAFTS
from placements.enums.hosts import AGREEMENT_SIGNERS, AgreementActKind, EntryKind, Insurer, Nearness
from placements.enums.lists import (
    GOAL_WORDS,
    Bearing,
    ContractKind,
    EvaluationKind,
    Fit,
    HostKind,
    InternshipKind,
    InterruptionReason,
    Movement,
    Need,
    OpeningState,
)
from placements.enums.sentences import Act, Asked, Because, Found, Refusal, Why

__all__ = [
    "AGREEMENT_SIGNERS",
    "DEEDS",
    "DRAFTS",
    "GOAL_WORDS",
    "AbsenceReason",
    "Act",
    "ActKind",
    "AgreementActKind",
    "Asked",
    "Bearing",
    "Because",
    "ContractKind",
    "EntryKind",
    "EvaluationKind",
    "Fit",
    "Found",
    "HostKind",
    "Insurer",
    "InternshipKind",
    "InterruptionReason",
    "Movement",
    "Nearness",
    "Need",
    "NotedFrom",
    "OpeningState",
    "Presence",
    "Refusal",
    "SignerSide",
    "SigningManner",
    "SuspensionReason",
    "TutorSide",
    "Why",
]

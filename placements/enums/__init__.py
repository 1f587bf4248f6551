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
from placements.enums.attendance import DayKind, Unpayable, Unreadable
from placements.enums.deeds import DEEDS, DRAFTS
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
from placements.enums.outcomes import DropReason, EndSide, EnrolmentState, JobState, Payer, Reached
from placements.enums.sentences import Act, Asked, Because, Found, Refusal, Why

__all__ = [
    "DEEDS",
    "DRAFTS",
    "GOAL_WORDS",
    "AbsenceReason",
    "Act",
    "ActKind",
    "Asked",
    "Bearing",
    "Because",
    "ContractKind",
    "DropReason",
    "EndSide",
    "EnrolmentState",
    "DayKind",
    "EvaluationKind",
    "Fit",
    "Found",
    "HostKind",
    "InternshipKind",
    "InterruptionReason",
    "JobState",
    "Movement",
    "Need",
    "NotedFrom",
    "OpeningState",
    "Payer",
    "Presence",
    "Reached",
    "Refusal",
    "SignerSide",
    "SigningManner",
    "SuspensionReason",
    "TutorSide",
    "Unpayable",
    "Unreadable",
    "Why",
]

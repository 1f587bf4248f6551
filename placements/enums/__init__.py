"""The closed lists of placing, its sentences and the names of its deeds; the names are handed on, nothing more."""

from placements.enums.deeds import DEEDS
from placements.enums.lists import ContractKind, HostKind, InternshipKind, InterruptionReason
from placements.enums.sentences import Act, Asked, Found, Refusal, Why

__all__ = [
    "DEEDS",
    "Act",
    "Asked",
    "ContractKind",
    "Found",
    "HostKind",
    "InternshipKind",
    "InterruptionReason",
    "Refusal",
    "Why",
]

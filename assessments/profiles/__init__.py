"""The skills profile of a person; the names are handed on, nothing more."""

from assessments.profiles.agreed import Behind, Line
from assessments.profiles.behaviours import Bar, Behaviours
from assessments.profiles.conditions import Conditions, Share
from assessments.profiles.domains import Domains, Rung
from assessments.profiles.whole import SkillsProfile, Strength, profile_of

__all__ = [
    "Bar",
    "Behaviours",
    "Behind",
    "Conditions",
    "Domains",
    "Line",
    "Rung",
    "Share",
    "SkillsProfile",
    "Strength",
    "profile_of",
]

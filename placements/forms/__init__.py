"""What is asked in placing, from a host to the end of a case; the names are handed on, nothing more."""

from placements.forms.cases import Closing, Job
from placements.forms.evaluations import AskTutor
from placements.forms.goals import GoalChange, Goals
from placements.forms.hosts import Deactivation, HostSearch, HostSheet, NewAgreement
from placements.forms.internships import InternshipSearch, Interruption, NewEnd, NewInternship
from placements.forms.matching import AvailabilitySheet, ConditionSheet, Move, Plan, ProposalSheet
from placements.forms.months import Month, MonthGrid, read_month
from placements.forms.openings import OpeningSearch, OpeningSheet, Profile, Who

__all__ = [
    "AskTutor",
    "AvailabilitySheet",
    "Closing",
    "ConditionSheet",
    "Deactivation",
    "GoalChange",
    "Goals",
    "HostSearch",
    "HostSheet",
    "InternshipSearch",
    "Interruption",
    "Job",
    "Month",
    "MonthGrid",
    "Move",
    "NewAgreement",
    "NewEnd",
    "NewInternship",
    "OpeningSearch",
    "OpeningSheet",
    "Plan",
    "Profile",
    "ProposalSheet",
    "Who",
    "read_month",
]

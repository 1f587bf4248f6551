"""What is asked in placing, from a host to the end of a case; the names are handed on, nothing more."""

from placements.forms.acts import (
    AsOfDay,
    Interruption,
    NewTerms,
    NewTutor,
    Rest,
    Return,
    SignedAct,
)
from placements.forms.cases import Closing, Job
from placements.forms.cover import CoverSheet
from placements.forms.evaluations import AskTutor
from placements.forms.extensions import AskedExtension, NewEnd, RefusedExtension
from placements.forms.goals import GoalChange, Goals
from placements.forms.hosts import Deactivation, HostSearch, HostSheet, NewAgreement
from placements.forms.internships import InternshipSearch
from placements.forms.months import Month, MonthGrid, read_month
from placements.forms.openings import OpeningSearch, OpeningSheet, Profile, Who

__all__ = [
    "AsOfDay",
    "AskTutor",
    "AskedExtension",
    "Closing",
    "CoverSheet",
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
    "NewAgreement",
    "NewEnd",
    "NewTerms",
    "NewTutor",
    "OpeningSearch",
    "OpeningSheet",
    "Profile",
    "RefusedExtension",
    "Rest",
    "Return",
    "SignedAct",
    "Who",
    "read_month",
]

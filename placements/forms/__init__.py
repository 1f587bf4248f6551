"""What is asked in placing, from a host to the end of a case; the names are handed on, nothing more."""

from placements.forms.by_link import REPORTS, HostSpeech, LooksByLink, SignByLink, WeekByLink
from placements.forms.cases import Closing, Job
from placements.forms.evaluations import AskTutor
from placements.forms.goals import GoalChange, Goals
from placements.forms.hosts import Deactivation, HostSearch, HostSheet, NewAgreement
from placements.forms.internships import InternshipSearch, Interruption, NewEnd, NewInternship
from placements.forms.months import Month, MonthGrid, read_month
from placements.forms.openings import OpeningSearch, OpeningSheet, Profile, Who
from placements.forms.visits import AnotherDay, Aside, Handling, LinkAddress, NewVisit, Rhythm, VisitDone, VisitMissed

__all__ = [
    "AnotherDay",
    "Aside",
    "AskTutor",
    "Closing",
    "Deactivation",
    "GoalChange",
    "Goals",
    "Handling",
    "HostSearch",
    "HostSheet",
    "HostSpeech",
    "InternshipSearch",
    "Interruption",
    "Job",
    "LinkAddress",
    "LooksByLink",
    "Month",
    "MonthGrid",
    "NewAgreement",
    "NewEnd",
    "NewInternship",
    "NewVisit",
    "OpeningSearch",
    "OpeningSheet",
    "Profile",
    "REPORTS",
    "Rhythm",
    "SignByLink",
    "VisitDone",
    "VisitMissed",
    "WeekByLink",
    "Who",
    "read_month",
]

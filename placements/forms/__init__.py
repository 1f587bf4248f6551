"""What is asked in placing, from a host to the end of a case; the names are handed on, nothing more."""

from placements.forms.agreements import (
    AgreementDetails,
    Amendment,
    EarlyEnd,
    NewAgreement,
    OnDay,
    Renewal,
    Signing,
)
from placements.forms.cases import Closing, Job
from placements.forms.entries import EntrySheet
from placements.forms.evaluations import AskTutor
from placements.forms.goals import GoalChange, Goals
from placements.forms.hosts import Deactivation, HostSearch, HostSheet, Merging, NewHost, OtherHost
from placements.forms.internships import InternshipSearch, Interruption, NewEnd, NewInternship
from placements.forms.months import Month, MonthGrid, read_month
from placements.forms.openings import OpeningSearch, OpeningSheet, Profile, Who
from placements.forms.sites import ContactSheet, Counting, SiteSheet

__all__ = [
    "AgreementDetails",
    "Amendment",
    "AskTutor",
    "Closing",
    "ContactSheet",
    "Counting",
    "Deactivation",
    "EarlyEnd",
    "EntrySheet",
    "GoalChange",
    "Goals",
    "HostSearch",
    "HostSheet",
    "InternshipSearch",
    "Interruption",
    "Job",
    "Merging",
    "Month",
    "MonthGrid",
    "NewAgreement",
    "NewEnd",
    "NewHost",
    "NewInternship",
    "OnDay",
    "OpeningSearch",
    "OpeningSheet",
    "OtherHost",
    "Profile",
    "Renewal",
    "Signing",
    "SiteSheet",
    "Who",
    "read_month",
]

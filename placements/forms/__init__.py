"""What is asked in placing, from a host to the end of a case; the names are handed on, nothing more."""

from placements.forms.acts import (
    ActNote,
    AsOfDay,
    Interruption,
    NewTerms,
    NewTutor,
    OtherStart,
    Rest,
    Return,
    SignedAct,
)
from placements.forms.agreements import AgreementDetails, Amendment, EarlyEnd, NewAgreement, OnDay, Renewal, Signing
from placements.forms.by_link import REPORTS, HostSpeech, LooksByLink, SignByLink, WeekByLink
from placements.forms.cases import Closing, Job
from placements.forms.courses import CourseSearch, CourseSheet, Enrol, EnrolmentSheet
from placements.forms.cover import CoverSheet
from placements.forms.days import DayGrid, DayRow, WhereFrom
from placements.forms.entries import EntrySheet
from placements.forms.evaluations import AskTutor
from placements.forms.extensions import AskedExtension, NewEnd, RefusedExtension
from placements.forms.goals import GoalChange, Goals
from placements.forms.hosts import Deactivation, HostSearch, HostSheet, Merging, NewHost, OtherHost
from placements.forms.internships import InternshipSearch
from placements.forms.matching import AvailabilitySheet, ConditionSheet, Move, Plan, ProposalSheet
from placements.forms.months import Month, MonthClosing, MonthGrid, read_month
from placements.forms.openings import OpeningSearch, OpeningSheet, Profile, Who
from placements.forms.outcomes import Check, Countersigning, EndWord
from placements.forms.payments import NewPayment
from placements.forms.sites import ContactSheet, Counting, SiteSheet
from placements.forms.visits import (
    AnotherDay,
    Aside,
    DoneAnew,
    Handling,
    LinkAddress,
    MissedAnew,
    NewVisit,
    Rhythm,
    VisitDone,
    VisitMissed,
)

__all__ = [
    "ActNote",
    "AgreementDetails",
    "Amendment",
    "AnotherDay",
    "AsOfDay",
    "Aside",
    "AskTutor",
    "AskedExtension",
    "AvailabilitySheet",
    "Check",
    "Closing",
    "ConditionSheet",
    "ContactSheet",
    "Countersigning",
    "Counting",
    "CourseSearch",
    "CourseSheet",
    "CoverSheet",
    "DayGrid",
    "DayRow",
    "Deactivation",
    "DoneAnew",
    "EarlyEnd",
    "EndWord",
    "Enrol",
    "EnrolmentSheet",
    "EntrySheet",
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
    "Merging",
    "MissedAnew",
    "Month",
    "MonthClosing",
    "MonthGrid",
    "Move",
    "NewAgreement",
    "NewEnd",
    "NewHost",
    "NewPayment",
    "NewTerms",
    "NewTutor",
    "NewVisit",
    "OnDay",
    "OpeningSearch",
    "OpeningSheet",
    "OtherHost",
    "OtherStart",
    "Plan",
    "Profile",
    "ProposalSheet",
    "REPORTS",
    "RefusedExtension",
    "Renewal",
    "Rest",
    "Return",
    "Rhythm",
    "SignByLink",
    "SignedAct",
    "Signing",
    "SiteSheet",
    "VisitDone",
    "VisitMissed",
    "WeekByLink",
    "WhereFrom",
    "Who",
    "read_month",
]

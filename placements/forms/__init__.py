"""What is asked in placing, from a host to the end of a case; the names are handed on, nothing more."""

from placements.forms.cases import Closing, Job
from placements.forms.courses import CourseSearch, CourseSheet, Enrol, EnrolmentSheet
from placements.forms.days import DayGrid, DayRow, WhereFrom
from placements.forms.evaluations import AskTutor
from placements.forms.goals import GoalChange, Goals
from placements.forms.hosts import Deactivation, HostSearch, HostSheet, NewAgreement
from placements.forms.internships import InternshipSearch, Interruption, NewEnd, NewInternship
from placements.forms.months import Month, MonthClosing, MonthGrid, read_month
from placements.forms.openings import OpeningSearch, OpeningSheet, Profile, Who
from placements.forms.outcomes import Check, EndWord
from placements.forms.payments import NewPayment

__all__ = [
    "AskTutor",
    "Check",
    "Closing",
    "CourseSearch",
    "CourseSheet",
    "DayGrid",
    "DayRow",
    "Deactivation",
    "EndWord",
    "Enrol",
    "EnrolmentSheet",
    "GoalChange",
    "Goals",
    "HostSearch",
    "HostSheet",
    "InternshipSearch",
    "Interruption",
    "Job",
    "Month",
    "MonthClosing",
    "MonthGrid",
    "NewAgreement",
    "NewEnd",
    "NewInternship",
    "NewPayment",
    "OpeningSearch",
    "OpeningSheet",
    "Profile",
    "WhereFrom",
    "Who",
    "read_month",
]

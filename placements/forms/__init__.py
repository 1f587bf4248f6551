"""What is asked about hosts, internships, months and the end of a case; the names are handed on, nothing more."""

from placements.forms.cases import Closing, Job
from placements.forms.hosts import Deactivation, HostSearch, HostSheet, NewAgreement
from placements.forms.internships import InternshipSearch, Interruption, NewEnd, NewInternship
from placements.forms.months import Month, MonthGrid, read_month

__all__ = [
    "Closing",
    "Deactivation",
    "HostSearch",
    "HostSheet",
    "InternshipSearch",
    "Interruption",
    "Job",
    "Month",
    "MonthGrid",
    "NewAgreement",
    "NewEnd",
    "NewInternship",
    "read_month",
]

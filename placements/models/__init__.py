"""Hosts and what is agreed with them, internships and what becomes of them; the names are handed on, nothing more."""

from placements.models.acts import Act, changes_of, recorded_acts
from placements.models.attendance import AttendanceMonth
from placements.models.cover import Cover, read_shares, write_shares
from placements.models.days import Day
from placements.models.goals import Evaluation, LearningGoal
from placements.models.hires import Hire
from placements.models.hosts import Agreement, Host
from placements.models.internships import Internship
from placements.models.openings import Opening, Requirement
from placements.models.requests import ExtensionRequest
from placements.models.signing import Scan, Signature, expected
from placements.models.sites import Contact, Site
from placements.models.tutors import Tutor, recorded_tutors

__all__ = [
    "Act",
    "Agreement",
    "AttendanceMonth",
    "Contact",
    "Cover",
    "Day",
    "Evaluation",
    "ExtensionRequest",
    "Hire",
    "Host",
    "Internship",
    "LearningGoal",
    "Opening",
    "Requirement",
    "Scan",
    "Signature",
    "Site",
    "Tutor",
    "changes_of",
    "expected",
    "read_shares",
    "recorded_acts",
    "recorded_tutors",
    "write_shares",
]

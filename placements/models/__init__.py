"""Hosts and what is agreed with them, internships and what becomes of them; the names are handed on, nothing more."""

from placements.models.acts import Act, recorded_acts
from placements.models.attendance import AttendanceMonth
from placements.models.availability import Availability
from placements.models.candidacies import Candidacy, Step
from placements.models.days import Day
from placements.models.goals import Evaluation, LearningGoal
from placements.models.hires import Hire
from placements.models.hosts import Agreement, Host
from placements.models.internships import Internship
from placements.models.openings import Opening, Requirement
from placements.models.signing import Scan, Signature
from placements.models.sites import Contact, Site
from placements.models.tutors import Tutor, recorded_tutors

__all__ = [
    "Act",
    "Agreement",
    "AttendanceMonth",
    "Availability",
    "Candidacy",
    "Contact",
    "Day",
    "Evaluation",
    "Hire",
    "Host",
    "Internship",
    "LearningGoal",
    "Opening",
    "Requirement",
    "Scan",
    "Signature",
    "Site",
    "Step",
    "Tutor",
    "recorded_acts",
    "recorded_tutors",
]

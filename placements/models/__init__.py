"""Hosts, agreements, openings; internships, their goals and months; hires; the names are handed on, nothing more."""

from placements.models.attendance import AttendanceMonth
from placements.models.goals import Evaluation, LearningGoal
from placements.models.hires import Hire
from placements.models.hosts import Agreement, Host
from placements.models.internships import Internship
from placements.models.openings import Opening, Requirement

__all__ = [
    "Agreement",
    "AttendanceMonth",
    "Evaluation",
    "Hire",
    "Host",
    "Internship",
    "LearningGoal",
    "Opening",
    "Requirement",
]

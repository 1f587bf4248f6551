"""Hosts and what is agreed with them, internships and what becomes of them; the names are handed on, nothing more."""

from placements.models.acts import Act, recorded_acts
from placements.models.attendance import AttendanceMonth
from placements.models.conclusions import Conclusion
from placements.models.courses import Course, Enrolment
from placements.models.attendance import Adjustment, AttendanceMonth
from placements.models.days import Day
from placements.models.goals import Evaluation, LearningGoal
from placements.models.hires import Hire, JobCheck
from placements.models.hosts import Agreement, Host
from placements.models.internships import Internship
from placements.models.openings import Opening, Requirement
from placements.models.payments import PaymentLine, PaymentRun
from placements.models.signing import Scan, Signature
from placements.models.sites import Contact, Site
from placements.models.tutors import Tutor, recorded_tutors

__all__ = [
    "Act",
    "Adjustment",
    "Agreement",
    "AttendanceMonth",
    "Conclusion",
    "Contact",
    "Course",
    "Day",
    "Enrolment",
    "Evaluation",
    "Hire",
    "Host",
    "Internship",
    "JobCheck",
    "LearningGoal",
    "Opening",
    "PaymentLine",
    "PaymentRun",
    "Requirement",
    "Scan",
    "Signature",
    "Site",
    "Tutor",
    "recorded_acts",
    "recorded_tutors",
]

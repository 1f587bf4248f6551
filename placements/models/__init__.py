"""Hosts and what is agreed with them, internships and what becomes of them; the names are handed on, nothing more."""

from placements.models.acts import Act, recorded_acts
from placements.models.attendance import Adjustment, AttendanceMonth
from placements.models.conclusions import Conclusion
from placements.models.courses import Course, Enrolment
from placements.models.days import Day
from placements.models.goals import Evaluation, LearningGoal
from placements.models.hires import Hire, JobCheck
from placements.models.host_links import HostLink
from placements.models.hosts import Agreement, Host
from placements.models.internships import Internship
from placements.models.observations import Observation
from placements.models.openings import Opening, Requirement
from placements.models.payments import PaymentLine, PaymentRun
from placements.models.signing import Scan, Signature
from placements.models.sites import Contact, Site
from placements.models.tutors import Tutor, recorded_tutors
from placements.models.visits import PutAside, Visit
from placements.models.weeks import HostReport, Week

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
    "HostLink",
    "HostReport",
    "Internship",
    "JobCheck",
    "LearningGoal",
    "Observation",
    "Opening",
    "PaymentLine",
    "PaymentRun",
    "PutAside",
    "Requirement",
    "Scan",
    "Signature",
    "Site",
    "Tutor",
    "Visit",
    "Week",
    "recorded_acts",
    "recorded_tutors",
]

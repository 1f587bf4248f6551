"""Hosts and what is agreed with them, internships and what becomes of them; the names are handed on, nothing more."""

from placements.models.acts import Act, changes_of, recorded_acts
from placements.models.agreements import INSURANCE, Agreement, AgreementAct, first_act
from placements.models.approvals import ApprovalRequest
from placements.models.attendance import Adjustment, AttendanceMonth
from placements.models.availability import Availability
from placements.models.candidacies import Candidacy, Step
from placements.models.conclusions import Conclusion
from placements.models.courses import Course, Enrolment
from placements.models.cover import Cover, read_shares, write_shares
from placements.models.days import Day
from placements.models.entries import HostEntry
from placements.models.goals import Evaluation, LearningGoal
from placements.models.hires import Hire, JobCheck
from placements.models.host_links import HostLink
from placements.models.hosts import Host
from placements.models.internships import Internship
from placements.models.merges import HostMerge, Move, count_kinds, moves
from placements.models.observations import Observation
from placements.models.openings import Opening, Requirement
from placements.models.payments import PaymentLine, PaymentRun
from placements.models.requests import ExtensionRequest
from placements.models.signing import Scan, Signature, expected
from placements.models.sites import Contact, Headcount, Site
from placements.models.stating import cover_of, stated, stated_now, tutors_of
from placements.models.tutors import Tutor, recorded_tutors
from placements.models.visits import EarlierVisit, PutAside, Visit
from placements.models.weeks import HostReport, Week

__all__ = [
    "INSURANCE",
    "Act",
    "Adjustment",
    "Agreement",
    "AgreementAct",
    "ApprovalRequest",
    "AttendanceMonth",
    "Availability",
    "Candidacy",
    "Conclusion",
    "Contact",
    "Course",
    "Cover",
    "Day",
    "EarlierVisit",
    "Enrolment",
    "Evaluation",
    "ExtensionRequest",
    "Headcount",
    "Hire",
    "Host",
    "HostEntry",
    "HostLink",
    "HostMerge",
    "HostReport",
    "Internship",
    "JobCheck",
    "LearningGoal",
    "Move",
    "Observation",
    "Opening",
    "PaymentLine",
    "PaymentRun",
    "PutAside",
    "Requirement",
    "Scan",
    "Signature",
    "Site",
    "Step",
    "Tutor",
    "Visit",
    "Week",
    "changes_of",
    "count_kinds",
    "cover_of",
    "expected",
    "first_act",
    "moves",
    "read_shares",
    "recorded_acts",
    "recorded_tutors",
    "stated",
    "stated_now",
    "tutors_of",
    "write_shares",
]

"""Hosts and what is agreed with them, internships and what becomes of them; the names are handed on, nothing more."""

from placements.models.acts import Act, recorded_acts
from placements.models.agreements import INSURANCE, Agreement, AgreementAct, first_act
from placements.models.attendance import AttendanceMonth
from placements.models.days import Day
from placements.models.entries import HostEntry
from placements.models.goals import Evaluation, LearningGoal
from placements.models.hires import Hire
from placements.models.hosts import Host
from placements.models.internships import Internship
from placements.models.merges import HostMerge, count_kinds, moves
from placements.models.openings import Opening, Requirement
from placements.models.signing import Scan, Signature
from placements.models.sites import Contact, Headcount, Site
from placements.models.tutors import Tutor, recorded_tutors

__all__ = [
    "INSURANCE",
    "Act",
    "Agreement",
    "AgreementAct",
    "AttendanceMonth",
    "Contact",
    "Day",
    "Evaluation",
    "Headcount",
    "Hire",
    "Host",
    "HostEntry",
    "HostMerge",
    "Internship",
    "LearningGoal",
    "Opening",
    "Requirement",
    "Scan",
    "Signature",
    "Site",
    "Tutor",
    "count_kinds",
    "first_act",
    "moves",
    "recorded_acts",
    "recorded_tutors",
]

"""Hosts and agreements, internships and their months, hires; the names are handed on, nothing more."""

from placements.models.attendance import AttendanceMonth
from placements.models.hires import Hire
from placements.models.hosts import Agreement, Host
from placements.models.internships import Internship

__all__ = ["Agreement", "AttendanceMonth", "Hire", "Host", "Internship"]

"""The lists of this app, declared once: what may stand in each, on the page and in a workbook alike."""

from placements.columns.hosts import HOSTS
from placements.columns.internships import INTERNSHIPS

__all__ = ["HOSTS", "INTERNSHIPS"]

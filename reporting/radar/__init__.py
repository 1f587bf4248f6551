"""What will be missing in the yearly report: which records, whose they are, and where each is mended."""

from reporting.radar.kinds import KINDS, Asked, Kind
from reporting.radar.seeing import Found, Owner, found, mended_since, rows_of

__all__ = ["KINDS", "Asked", "Found", "Kind", "Owner", "found", "mended_since", "rows_of"]

"""The lists of this app, declared once: what may stand in each, on the page and in a workbook alike."""

from beneficiaries.columns.cases import CASELOAD
from beneficiaries.columns.referrals import REFERRALS
from beneficiaries.columns.tasks import TASKS

__all__ = ["CASELOAD", "REFERRALS", "TASKS"]

"""What the drafts of this app are about: wordings before they are kept, passages of reports."""

from placements.models import ApprovalRequest
from reporting.enums import PassageField
from reporting.models.reports import Report

DRAFTED = {"approval": (ApprovalRequest,), "wording": (), **{f"passage-{field}": (Report,) for field in PassageField}}

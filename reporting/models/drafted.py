"""What the drafts of this app are about: wordings before they are kept, passages of reports."""

from reporting.enums import PassageField
from reporting.models.reports import Report

DRAFTED = {"wording": (), **{f"passage-{field}": (Report,) for field in PassageField}}

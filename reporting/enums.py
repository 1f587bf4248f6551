"""The closed lists of reporting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    FUNDING = "funding", _("yearly funding report")
    OUTCOMES = "outcomes", _("yearly outcome report")

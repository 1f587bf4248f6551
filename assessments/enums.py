"""The closed lists of assessing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    CHOICE = "choice", _("multiple choice with points")
    ANCHORED = "anchored", _("behaviour on an anchored scale from 0 to 4")


class Profile(TextChoices):
    """From the lightest to the heaviest; the first two lead to work paths (Regione FVG, Quaderno 47, p. 43)."""

    VULNERABILITY = "vulnerability", _("vulnerability")
    MILD = "mild", _("mild disadvantage")
    COMPLEX = "complex", _("complex disadvantage")
    OVERT = "overt", _("overt disadvantage")

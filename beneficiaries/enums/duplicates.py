"""When one person may have been registered twice, and what was decided about it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Likeness(TextChoices):
    """What two records have in common that two people seldom have."""

    NAME_AND_BIRTH = "name_and_birth", _("same date of birth and a similar name")
    TAX_CODE = "tax_code", _("tax codes that differ in one character")
    PHONE = "phone", _("same phone number")


DEEDS = {
    "person.merged": _("two records of one person merged"),
    "person.unmerged": _("merge undone"),
    "person.told_apart": _("told apart from a similar person"),
}

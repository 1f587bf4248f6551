"""Who comes, in the closed lists of the trade."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    FEMALE = "F", _("female")
    MALE = "M", _("male")
    OTHER = "X", _("non-binary")


class Isced(TextChoices):
    """Education in the three groups of the European Social Fund (Reg. (EU) 2021/1057, Annex I)."""

    LOW = "0-2", _("up to lower secondary (ISCED 0-2)")
    MIDDLE = "3-4", _("upper secondary (ISCED 3-4)")
    HIGH = "5-8", _("tertiary (ISCED 5-8)")


class CitizenshipGroup(TextChoices):
    ITALIAN = "italian", _("Italian")
    EU = "eu", _("another country of the European Union")
    THIRD_COUNTRY = "third_country", _("a country outside the European Union")


class EmploymentStatus(TextChoices):
    """Employment at entry; UNKNOWN is its own value, never "not employed"."""

    UNEMPLOYED = "unemployed", _("unemployed")
    LONG_TERM_UNEMPLOYED = "long_term_unemployed", _("unemployed for more than 12 months")
    INACTIVE = "inactive", _("inactive")
    EMPLOYED = "employed", _("employed")
    UNKNOWN = "unknown", _("not known")


class TaxCodeProblem(TextChoices):
    """What is wrong with a tax code, in words for whoever typed it."""

    LENGTH = "length", _("The tax code has 16 characters: check that none is missing or too many.")
    SHAPE = "shape", _("This is not the tax code of a person: check letters and digits on the health card.")
    CHECK = "check", _("The last letter does not fit the rest: the tax code was mistyped somewhere.")
    DATE = "date", _("The tax code names a day that does not exist: check the characters from the 7th to the 11th.")


class TaxCodeMismatch(TextChoices):
    """Where what was typed and the tax code tell different stories; worth a look, never a refusal."""

    LAST_NAME = "last_name", _("The last name does not match the tax code.")
    FIRST_NAME = "first_name", _("The first name does not match the tax code.")
    BIRTH_DATE = "birth_date", _("The date of birth does not match the tax code.")
    SEX = "sex", _("The sex does not match the tax code.")


DEEDS = {
    "person.registered": _("person registered"),
    "person.edited": _("personal data changed"),
    "person.read": _("person looked at"),
}

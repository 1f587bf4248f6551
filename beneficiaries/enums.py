"""The closed lists about people and their cases."""

from django.db.models import IntegerChoices, TextChoices
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


class Area(TextChoices):
    """The four areas in which the team works on needs."""

    HOUSING = "housing", _("housing")
    ECONOMY = "economy", _("economic situation")
    EXCLUSION = "exclusion", _("social exclusion")
    WORK = "work", _("work and education")


class NeedLevel(IntegerChoices):
    """How much an area weighs, as the referring social worker sees it."""

    NONE = 0, _("no need seen")
    SOME = 1, _("some need")
    STRONG = 2, _("strong need")
    URGENT = 3, _("urgent need")


class ReferralState(TextChoices):
    SENT = "sent", _("waiting for an answer")
    RETURNED = "returned", _("returned with a question")
    ACCEPTED = "accepted", _("taken in charge")
    DECLINED = "declined", _("not taken in charge")


class StepKind(TextChoices):
    """What was done with a referral, in the order in which it can happen."""

    SENT = "sent", _("sent")
    RETURNED = "returned", _("returned with a question")
    ANSWERED = "answered", _("answered")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class ClosingReason(TextChoices):
    GOALS_REACHED = "goals_reached", _("goals reached")
    JOB_FOUND = "job_found", _("found a job")
    OTHER_PATH = "other_path", _("passed on to another service")
    MOVED = "moved", _("moved away")
    GAVE_UP = "gave_up", _("gave up")
    NOT_REACHABLE = "not_reachable", _("no longer reachable")
    DECEASED = "deceased", _("deceased")
    OTHER = "other", _("other")


class Channel(TextChoices):
    """How a contact took place."""

    INTERVIEW = "interview", _("interview at the office")
    HOME_VISIT = "home_visit", _("home visit")
    PHONE = "phone", _("phone call")
    MESSAGE = "message", _("message or e-mail")
    NETWORK = "network", _("meeting with other services")
    TEAM = "team", _("team meeting")
    HOST_VISIT = "host_visit", _("visit at the host")
    NOTE = "note", _("note without a contact")


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


class MomentKind(TextChoices):
    """What stands on the timeline of a case."""

    DIARY = "diary", _("diary")
    SENT = "sent", _("referral sent")
    RETURNED = "returned", _("referral returned with a question")
    ANSWERED = "answered", _("question answered")
    DECLINED = "declined", _("referral declined")
    OPENED = "opened", _("taken in charge")
    CLOSED = "closed", _("case closed")


DEEDS = {
    "person.registered": _("person registered"),
    "person.edited": _("personal data changed"),
    "person.read": _("person looked at"),
    "referral.sent": _("referral sent"),
    "referral.returned": _("referral returned with a question"),
    "referral.answered": _("question on the referral answered"),
    "referral.accepted": _("referral accepted"),
    "referral.declined": _("referral declined"),
    "referral.read": _("referral looked at"),
    "episode.opened": _("case opened"),
    "episode.edited": _("case sheet changed"),
    "episode.handed_over": _("case handed over"),
    "episode.read": _("case looked at"),
    "diary.written": _("diary entry written"),
}
"""How each deed is called where deeds are listed."""

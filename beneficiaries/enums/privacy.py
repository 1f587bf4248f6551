"""What a person was told about her data, on what they rest, and to whom they may be told."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums.household import ServiceKind


class Purpose(TextChoices):
    """For what data are used; the first ones are what a public body is there for."""

    CHARGE = "charge", _("social service: taking in charge and project")
    WORK = "work", _("internships and work")
    STATISTICS = "statistics", _("yearly reports and statistics")
    PHOTO = "photo", _("photographs and stories in public")
    NEWS = "news", _("newsletter and invitations")


class Basis(TextChoices):
    """On what the use of data rests."""

    PUBLIC_TASK = "public_task", _("public task")
    PUBLIC_INTEREST = "public_interest", _("substantial public interest")
    CONSENT = "consent", _("consent of the person")


class Handing(TextChoices):
    """How the notice reached the person."""

    READ = "read", _("read aloud and explained")
    PAPER = "paper", _("on paper")
    MAIL = "mail", _("by e-mail")


class Receiver(TextChoices):
    """Who outside the service may be told something of a person."""

    JOB_CENTRE = "job_centre", _("job centre")
    HOST = "host", _("host")
    TRAINING = "training", _("training body")
    HEALTH = "health", _("health authority")
    MUNICIPALITY = "municipality", _("another municipality")
    OTHER = "other", _("another service")


RECEIVER_OF = {
    ServiceKind.HEALTH: Receiver.HEALTH,
    ServiceKind.MENTAL_HEALTH: Receiver.HEALTH,
    ServiceKind.ADDICTION: Receiver.HEALTH,
    ServiceKind.JOB_CENTRE: Receiver.JOB_CENTRE,
    ServiceKind.SCHOOL: Receiver.TRAINING,
}
"""As what a service of the network is told something; those that are missing are another service."""


class Telling(TextChoices):
    """What holds for a receiver on a day."""

    ALLOWED = "allowed", _("may be told")
    NOT_ALLOWED = "not_allowed", _("must not be told")


class Untold(TextChoices):
    """Why a receiver is told nothing, and what else cannot be written down."""

    REFUSED = (
        "refused",
        _("It is written down that this receiver must not be told anything: settle it with the person first."),
    )
    ENDED = "ended", _("The exchange with this receiver has ended: write down anew what may be told, and since when.")
    NOT_RECORDED = "not_recorded", _("Nothing is written down yet about telling this receiver: write it down first.")
    NOT_INFORMED = (
        "not_informed",
        _(
            "Nothing says yet that the person was told about her data: give the notice, explain it, and write it down "
            "here."
        ),
    )
    NO_CONSENT_ASKED = (
        "no_consent_asked",
        _("For this purpose no consent is asked: the service acts on its public task."),
    )
    ONLY_CONSENT = "only_consent", _("This purpose is free: it rests on nothing but the consent of the person.")
    ENDS_TOO_EARLY = "ends_too_early", _("It cannot end before it began.")
    NOT_YET = "not_yet", _("Enter a day that has come.")


DEEDS = {
    "notice.given": _("privacy notice given"),
    "notice.ended": _("consent taken back"),
    "exchange.recorded": _("data exchange written down"),
    "exchange.ended": _("data exchange ended"),
}

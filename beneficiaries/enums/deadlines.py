"""Days that matter in a case, and what has to happen by when because of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    """What is cited in the reader's language: where no act was read, or one that is named differently in each."""

    INSURANCE = "insurance", _("Insurance of interns with INAIL")
    PRACTICE = "practice", _("Professional practice")
    ESF_PLUS = "esf_plus", _("Reg. (EU) 2021/1057, Annex I")


class DateKind(TextChoices):
    """Days from which deadlines are counted; of each kind the latest counts."""

    PAD = "pad", _("household pact PAD signed on")
    ADI_CALLED = "adi_called", _("household called to the first appointment on")
    ADI_MET = "adi_met", _("first appointment with the social service on")
    ADI_UPDATED = "adi_updated", _("last appointment to keep the allowance up to date on")
    ISEE = "isee", _("ISEE valid until")
    PERMIT = "permit", _("residence permit valid until")
    PERMIT_ASKED = "permit_asked", _("renewal of the permit asked on")
    REVIEWED = "reviewed", _("project agreed or last reviewed on")
    REVIEW_PLANNED = "review_planned", _("next review of the project planned on")
    ASSESSED = "assessed", _("last assessment on")
    UNTOLD = "untold", _("taken in charge, and not yet told about her data, on")
    UNDECIDED = "undecided", _("another service in charge, and not yet said whether it may be told, on")
    ACCIDENT = "accident", _("accident at the internship told on")
    LEFT = "left", _("case closed, and not yet noted how the person stood then, on")
    LEFT_HALF_A_YEAR = "left_half_a_year", _("case closed, and not yet asked again how the person stands, on")


TOLD_BY_OTHERS = (
    DateKind.ASSESSED,
    DateKind.REVIEW_PLANNED,
    DateKind.UNTOLD,
    DateKind.UNDECIDED,
    DateKind.ACCIDENT,
    DateKind.LEFT,
    DateKind.LEFT_HALF_A_YEAR,
)
"""An assessment tells its own day, a project that of its next review, what is not written down since when, a host's
tutor an accident, a closing since when one has to ask how the person stands.
"""

NOTED_BY_HAND = [kind for kind in DateKind if kind not in TOLD_BY_OTHERS]


class DeadlineKind(TextChoices):
    """What has to happen by a day."""

    ADI_CALL = "adi_call", _("call the household to its first appointment (ADI)")
    ADI_MEETING = "adi_meeting", _("hold the first appointment (ADI)")
    ADI_UPDATE = "adi_update", _("see the household again (ADI)")
    ISEE = "isee", _("renew the ISEE")
    PERMIT_RENEWAL = "permit_renewal", _("ask for the renewal of the residence permit")
    PERMIT = "permit", _("residence permit expires")
    REVIEW = "review", _("review the personalised project")
    ASSESSMENT = "assessment", _("assess again")
    NOTICE = "notice", _("give the privacy notice and write it down")
    EXCHANGE = "exchange", _("decide what the other service may be told")
    ACCIDENT = "accident", _("report the accident at the internship")
    EXIT_ASKED = "exit_asked", _("note how the person stood upon leaving")
    FOLLOW_UP = "follow_up", _("ask how the person stands, six months after leaving")


DEEDS = {
    "dates.noted": _("days that matter noted"),
    "deadline.dismissed": _("deadline dismissed with a reason"),
    "deadline.recalled": _("dismissed deadline counted again"),
    "ambito.rhythm_changed": _("rhythm of reviews and assessments changed"),
}

"""Referrals: what weighs, where they stand, what was done with them."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


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


DEEDS = {
    "referral.sent": _("referral sent"),
    "referral.returned": _("referral returned with a question"),
    "referral.answered": _("question on the referral answered"),
    "referral.accepted": _("referral accepted"),
    "referral.declined": _("referral declined"),
    "referral.read": _("referral looked at"),
}

"""The closed lists of what is kept about hosts: their agreements, what was said with them, how near an end is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from placements.enums.acts import SignerSide

AGREEMENT_SIGNERS = (SignerSide.PROMOTER, SignerSide.HOST)
"""Who signs a framework agreement."""


class AgreementActKind(TextChoices):
    """What an act does to a framework agreement."""

    SIGNED = "signed", _("signing")
    AMENDED = "amended", _("amendment")
    RENEWED = "renewed", _("renewal")
    ENDED = "ended", _("early end")


class Insurer(TextChoices):
    """Who insures the interns."""

    PROMOTER = "promoter", _("the promoter")
    HOST = "host", _("the host")


class EntryKind(TextChoices):
    """How one spoke with a host."""

    CALL = "call", _("telephone call")
    VISIT = "visit", _("visit")
    MAIL = "mail", _("e-mail")
    OTHER = "other", _("other")


class Nearness(TextChoices):
    """How near the end of an agreement is: warned at 90, at 60 and at 30 days before it."""

    FAR = "far", _("valid")
    IN_SIGHT = "in_sight", _("ends within 90 days")
    NEAR = "near", _("ends within 60 days")
    PRESSING = "pressing", _("ends within 30 days")
    OVER = "over", _("expired")

    @property
    def look(self):
        """How components/state.html draws it."""
        looks = {self.FAR: "good", self.IN_SIGHT: "wait", self.NEAR: "warn", self.PRESSING: "stop", self.OVER: "stop"}
        return looks[self]


class Inseparable(TextChoices):
    """Why two records of a host that were made one stay one."""

    MERGE_STANDS = (
        "merge_stands",
        _("This merge can no longer be undone: thirty days have passed, or it was undone already."),
    )
    MERGED_ON = (
        "merged_on",
        _("The record that stayed was merged into another one since then: undo that merge first."),
    )
    CORRECTED_SINCE = (
        "corrected_since",
        _("Since the merge somebody corrected: %(fields)s. Undoing would lose it, so nothing was changed."),
    )
    GROWN_TOGETHER = (
        "grown_together",
        _("Since the merge rows of both records were tied together: they cannot be parted again."),
    )
    NUMBER_TAKEN = (
        "number_taken",
        _("Since the merge another host was registered with the number of this one: correct it there first."),
    )
    MOVED_ON = (
        "moved_on",
        _("Since the merge something was moved on or taken away: it cannot be put back."),
    )

"""The words of written cases: what is refused, and how one rater sees beside the others."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unasked(TextChoices):
    """Why a case cannot be written, asked or answered now, and what to do."""

    CASE_WAS_ASKED = (
        "case_was_asked",
        _("This case has been rated and does not change any more: write another one, and retire this one."),
    )
    CASE_WITHOUT_INSTRUMENT = (
        "case_without_instrument",
        _("There is no instrument “%(code)s” in use: load or publish it first."),
    )
    CASE_WITHOUT_ITEM = (
        "case_without_item",
        _("“%(instrument)s” has no item with levels called “%(item)s”: name one of its items."),
    )
    NO_CASES = "no_cases", _("Choose the cases to rate: three or more tell most.")
    SESSION_OPEN = "session_open", _("A session is open already: close it before you open another one.")
    SESSION_TOO_SHORT = "session_too_short", _("The last day cannot be in the past: choose a later day.")
    SESSION_OVER = (
        "session_over",
        _("This session is closed: nothing more is asked. What you had begun is shown to nobody."),
    )
    SESSION_CLOSED = "session_closed", _("This session is closed already.")
    NOT_ASKED_HERE = "not_asked_here", _("Only those who work with cases in this district rate its cases.")
    CASE_SUBMITTED = "case_submitted", _("You have submitted this case: its answers do not change any more.")


class Reads(TextChoices):
    """How an item is read by the staff, in a word."""

    ALIKE = "alike", _("read alike")
    DIFFERENTLY = "differently", _("read differently")
    UNKNOWN = "unknown", _("too few rated it")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {self.ALIKE: "good", self.DIFFERENTLY: "warn", self.UNKNOWN: "off"}[self]


class Leaning(TextChoices):
    """How one rater sees beside the others, in a sentence to herself (see `assessments.measures.leaning`)."""

    MORE = (
        "more",
        _(
            "On these cases you chose %(by)s levels more than the others on average (between %(low)s and %(high)s): "
            "you tend to see more than they do."
        ),
    )
    LESS = (
        "less",
        _(
            "On these cases you chose %(by)s levels less than the others on average (between %(low)s and %(high)s): "
            "you tend to see less than they do."
        ),
    )
    ALIKE = (
        "alike",
        _(
            "On these cases you see as much as the others: the mean difference is %(by)s levels, and may be anything "
            "between %(low)s and %(high)s."
        ),
    )

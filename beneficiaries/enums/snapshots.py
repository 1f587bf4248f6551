"""How somebody stood when she came, when she left and half a year later; not knowing is a value of its own."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """To a question that nobody has to answer: whether it was asked is told apart from what was said."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    REFUSED = "refused", _("prefers not to say")
    NOT_ASKED = "not_asked", _("not asked")


class SnapshotMoment(TextChoices):
    """When one looks again after the entry."""

    EXIT = "exit", _("upon leaving")
    SIX_MONTHS = "six_months", _("six months after leaving")


class Standing(TextChoices):
    """Where somebody stands to work; UNKNOWN is its own value, never "not employed"."""

    EMPLOYED = "employed", _("works")
    SEEKING = "seeking", _("without work, and looking for it")
    NOT_SEEKING = "not_seeking", _("without work, and not looking for it")
    UNKNOWN = "unknown", _("not known")


class Evidence(TextChoices):
    """How one knows."""

    REGISTER = "register", _("notice of employment (UNILAV) or job centre (CPI)")
    DECLARATION = "declaration", _("what the person declared")
    UNKNOWN = "unknown", _("not known")


TOO_EARLY_OR_LATE = _("This looks at the days from %(first)s to %(last)s: enter one of them, or choose “not known”.")

DEEDS = {
    "entry_facts.written": _("facts at entry written"),
    "snapshot.taken": _("situation upon leaving or later noted"),
}

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


WORK_PROFILES = (Profile.VULNERABILITY, Profile.MILD)
"""Employability is within reach with adequate help (Regione FVG, Quaderno 47, p. 43)."""


class Act(TextChoices):
    """What the rules of assessing rest on, as the reader sees it cited."""

    PRACTICE = "practice", _("Method of the service: independent raters, then agreement")
    INSTRUMENT = "instrument", _("The instrument in use: its bands are the service's choice")
    NOTEBOOK = "notebook", _("Regione Friuli Venezia Giulia, Quaderno 47 (Piani di zona)")


class Why(TextChoices):
    """The sentences with which the rules of assessing answer."""

    SILENT = "silent", _("“%(item)s” has no answer yet: choose a level, or “not observable”.")
    OUT_OF_RANGE = "out_of_range", _("“%(item)s” has no such level: choose one of those shown.")
    UNKNOWN_ITEM = "unknown_item", _("This instrument has no item “%(item)s”: reload the page.")
    TOO_FEW = (
        "too_few",
        _("Only %(answered)s of %(asked)s questions have a level, and a profile needs %(minimum)s: observe some more."),
    )
    NO_BAND = "no_band", _("The instrument has no profile for a score of %(score)s: check its bands.")
    REASON_DUE = "reason_due", _("“%(item)s”: the raters differed. Write in a sentence why you agreed on this level.")
    NOT_SEEN = "not_seen", _("“%(item)s”: this is not what was seen. Write in a sentence why you agreed on it.")


class Advice(TextChoices):
    """What kind of path a profile suggests; the team decides."""

    VULNERABILITY = (
        "vulnerability",
        _("Work is within reach with adequate help: think of a work path with light, timely support."),
    )
    MILD = (
        "mild",
        _("Work is within reach with adequate help: think of a work path with training and a tutor at hand."),
    )
    COMPLEX = (
        "complex",
        _("First a path with other aims, social and occupational together; it may lead to work later on."),
    )
    OVERT = (
        "overt",
        _("First a path with other aims: care, income, everyday life; in some cases it may lead to work later on."),
    )

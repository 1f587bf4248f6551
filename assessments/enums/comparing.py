"""How far measures can be compared, and why not farther."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoScale(TextChoices):
    """Why a part of the net has no scale (see `assessments.measures.calibration.Withheld`), and what would help."""

    ONE_RATER = (
        "one_rater",
        _(
            "One rater alone saw these people: whether they are strong or she is lenient, nothing can tell. "
            "Have some of them rated by a second person too."
        ),
    )
    FEW_DOUBLE = (
        "few_double",
        _(
            "People and vignettes rated by two raters: %(double_rated)s; at least %(least)s are needed, or raters "
            "would be compared by chance. Have some people rated twice."
        ),
    )
    NO_TOP = (
        "no_top",
        _("These ratings contradict each other so much that no measures fit them: look at the items read differently."),
    )
    LINKED_BY_EXTREMES = (
        "linked_by_extremes",
        _(
            "Only people with all the lowest or all the highest levels tie these raters together: "
            "rate others twice too."
        ),
    )
    ALL_EXTREME = "all_extreme", _("All levels are at the same end of the scale: nothing tells one from another.")
    OTHER_SCALE = (
        "other_scale",
        _("These ratings use a level that the scale does not know: begin a new scale."),
    )
    NO_RATING = (
        "no_rating",
        _("There is no rating to count yet: behaviours count once everybody asked in a round has submitted."),
    )


class Comparable(TextChoices):
    """How far a measure can be compared, and why not farther."""

    NOT_CALIBRATED = (
        "not_calibrated",
        _(
            "There is no calibration yet: what is shown are plain means of the levels chosen, and a severe or a "
            "lenient rater moves them."
        ),
    )
    WITHHELD = "withheld", _("The raters of this round have no scale of their own yet. %(why)s")
    TOO_FEW = (
        "too_few",
        _("Levels chosen on items of the calibration: %(n)s. A measure needs at least %(least)s of them."),
    )
    NEW_LEVEL = (
        "new_level",
        _(
            "A level was chosen here that nobody had chosen before the calibration: there will be a measure after "
            "the next one."
        ),
    )
    APART = (
        "apart",
        _(
            "The raters fall into groups that never rated the same person (%(groups)s groups): this measure compares "
            "only with those of its own group."
        ),
    )
    NEW_RATERS = (
        "new_raters",
        _(
            "Raters whom the calibration does not know yet: %(n)s. They are taken to be as severe as the mean, and the "
            "interval is wider for it."
        ),
    )
    THIN = (
        "thin",
        _(
            "Raters who shared fewer than %(least)s people or vignettes with the others: %(n)s. Their severity is "
            "known only roughly, and the interval is wider for it."
        ),
    )
    ONE_RATER = "one_rater", _("One rater alone is behind this measure: a second one would show what she cannot see.")
    UNKNOWN_ITEMS = "unknown_items", _("Items that the calibration does not know yet are left out: %(items)s.")
    MISFITTING = (
        "misfitting",
        _(
            "Items that raters read differently from one person to another, and that count with all the others: "
            "%(items)s."
        ),
    )
    UNRELIABLE = (
        "unreliable",
        _("The scale tells people apart poorly (reliability %(reliability)s): read the interval, not the number."),
    )
    EXTREME = "extreme", _("Every level is at the same end of the scale: the measure says little more than that.")


class ItemFit(TextChoices):
    """How well the ratings of an item follow the model (see `assessments.measures.scales.Fit`)."""

    MEASURES = "measures", _("measures well")
    NOISY = "noisy", _("uncertain")
    MISFITS = "misfits", _("to be discussed")
    REDUNDANT = "redundant", _("adds little")


class NoChange(TextChoices):
    """Why nothing is told of how far a group has come."""

    FEW_PEOPLE = (
        "few_people",
        _("People measured twice: %(people)s; below %(least)s nothing is told of a group."),
    )


class NoLink(TextChoices):
    """Why a profile from another service does not stand on our scale (see `assessments.measures.linking.Unlinked`)."""

    THEIRS = "theirs", _("The other service had no calibration: its levels are plain means, and cannot be moved.")
    OURS = "ours", _("Our district has no calibration yet: once it has one, the profile stands on our scale too.")
    FEW_COMMON = (
        "few_common",
        _(
            "The two scales share %(common)s items, and it takes five: one or two items alone would decide how far "
            "they lie apart. Once more of the same behaviours are rated here, the profile stands on our scale too."
        ),
    )
    FEW_STEADY = (
        "few_steady",
        _(
            "The two services read %(drifted)s of the %(common)s common items differently: too few are left that mean "
            "the same on both sides."
        ),
    )

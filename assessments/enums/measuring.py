"""What measures say, and why they may say nothing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unmeasured(TextChoices):
    """Why ratings cannot be measured (see `assessments.measures.ratings.Trouble`), and what would help."""

    NO_RATING = "no_rating", _("There is no rating to measure yet.")
    NO_FILE = "no_file", _("%(file)s cannot be read: %(problem)s.")
    NOT_TEXT = "not_text", _("%(file)s is not a text file in UTF-8: save the table as “CSV UTF-8” and try again.")
    BROKEN_TABLE = (
        "broken_table",
        _("The table cannot be read any further at line %(row)s: look for a quotation mark that is not closed."),
    )
    NO_COLUMNS = (
        "no_columns",
        _("The first row must name the columns: person, rater, then at least one item, each with its name."),
    )
    NAMELESS_COLUMN = "nameless_column", _("Column %(column)s has no name: give the item one, or take the column out.")
    SAME_COLUMN = "same_column", _("Two columns are called “%(column)s”: give each item a name of its own.")
    RAGGED = "ragged", _("Line %(row)s has %(cells)s cells, but there are %(columns)s columns: correct the line.")
    NAMELESS = "nameless", _("Line %(row)s does not say which person and which rater it is about.")
    TWICE = "twice", _("Lines %(first)s and %(row)s are both about the same person and rater: keep one of them.")
    NOT_WHOLE = "not_whole", _("A rating must be a whole number: look for commas, words or empty marks.")
    NOT_WHOLE_AT = (
        "not_whole_at",
        _("Line %(row)s, “%(column)s”: “%(text)s” is not a whole number. Leave the cell empty where nothing was seen."),
    )
    OFF_SCALE = "off_scale", _("A rating lies outside the scale from %(lowest)s to %(highest)s: correct it first.")
    NO_TABLE = "no_table", _("Ratings are a table: a list of rows, each a list of numbers.")
    UNEVEN = "uneven", _("Row %(row)s has %(length)s entries and the first has %(expected)s: leave no place out.")
    NOT_NUMBER = "not_number", _("“%(value)s” is no rating: write a number, or nothing where nobody rated.")
    NOT_SQUARE = (
        "not_square",
        _("The table has %(rows)s rows and %(columns)s columns: both raters choose among the same levels."),
    )
    NEGATIVE_COUNT = "negative_count", _("The table holds a negative number: count how often each pair was chosen.")
    BAD_WEIGHTS = (
        "bad_weights",
        _("The weights say how far levels are apart: %(levels)s rows and columns, 0 on the diagonal."),
    )
    NO_SPREAD = "no_spread", _("The standard deviation is a number from 0 up.")
    BAD_RELIABILITY = "bad_reliability", _("The reliability is a number from 0 to 1.")
    NEGATIVE_ERROR = "negative_error", _("Each measure needs its standard error, a number from 0 up.")
    NO_PAIR = "no_pair", _("Nobody was rated by two people: let a second person rate some of the same cases.")
    NO_VARIATION = (
        "no_variation",
        _("The ratings do not differ enough to tell agreement from chance: rate people who differ more."),
    )
    BELOW_ZERO = "below_zero", _("Proportions need a scale that begins at 0, and there are values below it.")
    FEW_UNITS = "few_units", _("Too few people: at least two must have every rating this compares.")
    FEW_RATERS = "few_raters", _("One rater alone agrees with nobody: let a second one rate the same cases.")
    TWO_RATERS = "two_raters", _("This number compares two raters: choose which two.")
    NO_ERROR = "no_error", _("Without any error of measurement nothing says which change is real.")
    NOT_GIVEN = "not_given", _("One of the numbers this takes is missing: measure it, or write it down.")
    OFF_SCALE_AT = (
        "off_scale_at",
        _("Line %(row)s, “%(column)s”: %(value)s lies outside the scale from %(lowest)s to %(highest)s."),
    )
    TOO_WIDE = (
        "too_wide",
        _("A scale from %(lowest)s to %(highest)s has too many levels to be one: look for a slip in the ratings."),
    )
    UNCONNECTED = (
        "unconnected",
        _(
            "These ratings fall apart into %(count)s groups that cannot be compared, because nobody ties them "
            "together: %(subsets)s. Let somebody of one group be rated by a rater of another too."
        ),
    )
    LINKED_BY_EXTREMES = (
        "linked_by_extremes",
        _(
            "Only people with all the lowest or all the highest ratings tie these raters together, and these do not "
            "tell how severe anybody is. The groups are %(subsets)s. Let somebody else be rated in both."
        ),
    )
    ALL_EXTREME = (
        "all_extreme",
        _("All ratings are at the same end of the scale, person by person: nothing tells one level from another."),
    )
    OTHER_SCALE = (
        "other_scale",
        _("The scale of these ratings is not that of the earlier calibration: they cannot be held to it."),
    )
    NO_ANCHORS = (
        "no_anchors",
        _("%(file)s is not the result of an earlier calibration: give the file that “rasch --json” printed."),
    )
    NOTHING_ANCHORED = "nothing_anchored", _("None of the items and raters of %(file)s occurs in these ratings.")


class Reading(TextChoices):
    """A coefficient in plain words (see `assessments.measures.bands`): custom among professionals, to be verified."""

    EXCELLENT = "excellent", _("excellent: the raters give the same picture")
    GOOD = "good", _("good: the ratings can be compared")
    MODERATE = "moderate", _("moderate: compare with care")
    TENTATIVE = "tentative", _("tentative: only for first conclusions, to be discussed")
    LOW = "low", _("low: not to be compared; discuss how the levels are read")
    POOR = "poor", _("poor: not to be compared; discuss how the levels are read")


class Coefficient(TextChoices):
    """What the numbers of agreement and change are called in a table."""

    NOMINAL = "nominal", _("alpha, the same level or another")
    ORDINAL = "ordinal", _("alpha, levels in order")
    INTERVAL = "interval", _("alpha, levels at equal steps")
    RATIO = "ratio", _("alpha, levels in proportion")
    ICC1 = "ICC1", _("ICC(1,1), each case with raters of its own")
    ICC2 = "ICC2", _("ICC(2,1), absolute agreement")
    ICC3 = "ICC3", _("ICC(3,1), severity forgiven")
    ICC1K = "ICC1k", _("ICC(1,k), mean of raters of its own")
    ICC2K = "ICC2k", _("ICC(2,k), absolute agreement of the mean")
    ICC3K = "ICC3k", _("ICC(3,k), mean, severity forgiven")
    KAPPA = "kappa", _("kappa, every disagreement alike")
    LINEAR = "linear", _("kappa, by steps")
    QUADRATIC = "quadratic", _("kappa, by squared steps")
    CUSTOM = "custom", _("kappa, with the weights given")
    SEM = "sem", _("standard error of measurement")
    S_DIFF = "s_diff", _("standard error of a difference")
    RCI = "rci", _("reliable change index")
    CHANGE = "change", _("change")
    MINIMAL_CHANGE = "minimal_change", _("smallest real change")


class Tally(TextChoices):
    """What a coefficient rests on, as it is counted."""

    UNITS = "units", _("cases with two ratings or more")
    RATERS = "raters", _("raters")
    PAIRABLE = "pairable", _("ratings compared")
    UNPAIRED = "unpaired", _("ratings that met no other")
    TARGETS = "targets", _("cases rated by all")
    JUDGES = "judges", _("raters of all cases")
    INCOMPLETE = "incomplete", _("cases left out, a rating missing")
    CASES = "cases", _("cases rated by both")
    PEOPLE = "people", _("people measured")


class Changed(TextChoices):
    """A change in plain words (see `assessments.measures.change.Movement`)."""

    IMPROVED = "improved", _("real improvement")
    UNCHANGED = "unchanged", _("within error: nothing can be said to have changed")
    WORSENED = "worsened", _("real worsening")


class ChangedInShort(TextChoices):
    """The same beside a bar, where there is room for two words."""

    IMPROVED = "improved", _("real improvement")
    UNCHANGED = "unchanged", _("within error")
    WORSENED = "worsened", _("real worsening")


class Remarked(TextChoices):
    """What must be told beside measures (see `assessments.measures.remarks.Remark`)."""

    MEASURED = (
        "measured",
        _("Measured from %(n)s ratings: people %(persons)s, items %(items)s, raters %(raters)s."),
    )
    RELIABILITY = (
        "reliability",
        _("Reliability of the people’s measures: %(reliability)s. About %(strata)s levels can be told apart."),
    )
    SEVERITY_DIFFERS = (
        "severity_differs",
        _("The raters differ in severity more than chance would have it, by up to %(width)s logits."),
    )
    SEVERITY_ALIKE = (
        "severity_alike",
        _("The raters’ severities, up to %(width)s logits apart, differ no more than chance would have it."),
    )
    NOT_CONVERGED = (
        "not_converged",
        _(
            "No measure can be given: the estimation had not settled after %(iterations)s steps, "
            "as happens when too few ratings contradict each other."
        ),
    )
    SPREAD_TOO_FAR = (
        "spread_too_far",
        _(
            "With about %(n)s ratings a person the joint likelihood spreads all measures some %(percent)s %% too far: "
            "correct it, or use the marginal likelihood."
        ),
    )
    ONE_RATER = (
        "one_rater",
        _("Only rater %(rater)s rated: how severe this rater is cannot be told from how able the people are."),
    )
    THIN = (
        "thin",
        _("The severity of %(labels)s hangs by a thread. People rated by the others too: %(n)s."),
    )
    SAME_VALUE = (
        "same_value",
        _(
            "Rater %(rater)s gave everybody the same level, %(value)s: "
            "such ratings do not tell one person from another."
        ),
    )
    EXTREME_PERSONS = (
        "extreme_persons",
        _("All lowest or all highest: %(labels)s. These people lie beyond what was asked; their place is rough."),
    )
    EXTREME_ITEMS = (
        "extreme_items",
        _("Everybody had the same end of the scale on %(labels)s: how hard it is can be told only roughly."),
    )
    EXTREME_RATERS = (
        "extreme_raters",
        _("Gave only the lowest or only the highest level: %(labels)s. The severity can be told only roughly."),
    )
    UNPLACED = "unplaced", _("These cannot be placed from such ratings: %(labels)s.")
    UNRATED_ITEMS = "unrated_items", _("Nobody could observe %(labels)s: there is no measure of it.")
    UNRATED_PERSONS = "unrated_persons", _("Nobody rated %(labels)s: there is no measure.")
    UNRATED_RATERS = "unrated_raters", _("No rating came from %(labels)s: there is no severity.")
    FAR_CATEGORY = (
        "far_category",
        _(
            "Level %(value)s stands apart from all the others. Times it was given: %(n)s. Make sure it is no slip: "
            "one wrong level moves every measure."
        ),
    )
    UNUSED_CATEGORY = (
        "unused_category",
        _("Nobody used level %(labels)s%(of_item)s: the steps beside it cannot be told."),
    )
    DISORDERED = (
        "disordered",
        _(
            "Level %(labels)s%(of_item)s is nowhere the likeliest: the raters may not see it as a level of its own. "
            "Read its description together."
        ),
    )
    LINK = "link", _("To tie the net: let rater %(rater)s rate person %(person)s too%(on_items)s.")
    OF_ITEM = "of_item", _(" of “%(item)s”")
    ON_ITEMS = "on_items", _(" on %(items)s")

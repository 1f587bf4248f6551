"""The closed lists of assessing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    CHOICE = "choice", _("multiple choice with points")
    ANCHORED = "anchored", _("behaviour on an anchored scale from 0 to 4")
    FRAMEWORK = "framework", _("level of a framework, by its code")
    NUMBER = "number", _("number")
    DATE = "date", _("date")
    TEXT = "text", _("free text")


WORDED_KINDS = (ItemKind.NUMBER, ItemKind.DATE, ItemKind.TEXT)
"""Answered in the rater's own words or figures, not by choosing a level."""

RATED_KINDS = (ItemKind.CHOICE, ItemKind.ANCHORED)
"""From weaker to stronger: they make areas, strengths and profiles."""


class Absence(TextChoices):
    """Why an item has no level: an answer, and something else than silence."""

    NOT_OBSERVABLE = "not_observable", _("not observable")
    NOT_ASKED = "not_asked", _("not asked")


class RaterRole(TextChoices):
    """As what somebody answers; the first four as in the team."""

    SOCIAL_WORKER = "social_worker", _("social worker")
    MEDIATOR = "mediator", _("job mediator")
    EDUCATOR = "educator", _("job educator")
    COORDINATOR = "coordinator", _("coordinator")
    PERSON = "person", _("the person, of themselves")
    HOST_TUTOR = "host_tutor", _("host’s tutor")
    TRAINER = "trainer", _("trainer")


OUTSIDE_ROLES = (RaterRole.HOST_TUTOR, RaterRole.TRAINER)
"""They have no account, answer by a link, and are asked only what can be seen at work or in a course."""


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
    SMALL_NUMBERS = (
        "small_numbers",
        _("Custom of measurement: with few cases a number moves with each of them"),
    )


class Why(TextChoices):
    """The sentences with which the rules of assessing answer."""

    SILENT = "silent", _("“%(item)s” has no answer yet: answer it, or say “not observable” or “not asked”.")
    NO_NUMBER = "no_number", _("“%(item)s” is a number from %(least)s to %(most)s: write it in figures.")
    NO_DATE = "no_date", _("“%(item)s” is a day between 1900 and 2100: write it like 31/12/2026.")
    TOO_LONG = "too_long", _("“%(item)s”: write at most %(most)s characters.")
    OUT_OF_RANGE = "out_of_range", _("“%(item)s” has no such level: choose one of those shown.")
    UNKNOWN_ITEM = "unknown_item", _("This instrument has no item “%(item)s”: reload the page.")
    TOO_FEW = (
        "too_few",
        _("Only %(answered)s of %(asked)s questions have a level, and a profile needs %(minimum)s: observe some more."),
    )
    NO_BAND = "no_band", _("The instrument has no profile for a score of %(score)s: check its bands.")
    TOO_FEW_OTHERS = (
        "too_few_others",
        _("Not shown: %(others)s others rated this, and with fewer than %(minimum)s one could tell who chose what."),
    )
    TOO_FEW_COMPARED = (
        "too_few_compared",
        _("Not told: it takes %(minimum)s of your ratings beside those of the others, and there are %(cases)s."),
    )
    REASON_DUE = "reason_due", _("“%(item)s”: the raters differed. Write in a sentence why you agreed on this level.")
    NOT_SEEN = "not_seen", _("“%(item)s”: this is not what was seen. Write in a sentence why you agreed on it.")
    TOO_FEW_CASES = (
        "too_few_cases",
        _("Not shown: it takes %(minimum)s cases rated by two people, and there are %(cases)s. Rate some more twice."),
    )


class Refusal(TextChoices):
    """Why a deed cannot be done now, and what to do."""

    CASE_NOT_OPEN = "case_not_open", _("On that day the case was not open: choose a day on which it was.")
    NO_RATERS = "no_raters", _("Choose who will answer: at least one person, better two.")
    CANNOT_SEE = "cannot_see", _("%(name)s cannot see this case: choose someone of its team or of the desk.")
    RUNNING = "running", _("This instrument is already being used for this person: finish that round first.")
    NOT_YOURS = "not_yours", _("Only the person asked for it can answer this assessment.")
    SUBMITTED = "submitted", _("This assessment was submitted: its answers do not change any more.")
    EXCUSED = "excused", _("You were excused from this assessment: nothing more is asked of you.")
    STALE = (
        "stale",
        _("These answers were changed in another window. What you typed is still here: check it and save again."),
    )
    BLIND = "blind", _("Not everybody has submitted yet: until then nobody sees the answers of the others.")
    UNBLIND = "unblind", _("Everybody has submitted: whoever joined now would not answer independently.")
    AGREED = "agreed", _("This round was agreed already.")
    NOT_AGREED = "not_agreed", _("There is no profile yet: the team has not agreed on this round.")
    BEFORE_ROUND = "before_round", _("The agreement cannot be older than the round: choose a later day.")
    LAST_RATER = "last_rater", _("Somebody must remain: ask another person first, then excuse this one.")
    WHY_EXCUSED = "why_excused", _("Write why this person cannot answer any more.")
    OUTDATED = (
        "outdated",
        _("A newer version of this instrument was published in the meantime: choose again from the list."),
    )
    TAKES_PART = "takes_part", _("This person already takes part in the assessment.")
    NOT_THE_SAME = (
        "not_the_same",
        _(
            "“%(item)s” cannot continue “%(earlier)s”: there is no such item, or it has other levels. "
            "Name an item with the same levels, or leave same_as out."
        ),
    )
    USED = (
        "used",
        _(
            "Version %(version)s of “%(code)s” has been used and does not change any more: "
            "save the file as a new version (version = %(next)s)."
        ),
    )


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


class Standing(TextChoices):
    """A level of the anchored scale in short, for tables and papers."""

    ABSENT = "0", _("not there yet")
    SUPPORTED = "1", _("with constant support")
    REMINDED = "2", _("with a reminder")
    ALONE = "3", _("on one’s own")
    HELPING = "4", _("also when it is hard, and helps others")


class Unmeasured(TextChoices):
    """Why ratings cannot be measured (see `assessments.measures.ratings.Trouble`), and what would help."""

    NO_RATING = "no_rating", _("There is no rating to measure yet.")
    NOT_WHOLE = "not_whole", _("A rating must be a whole number: look for commas, words or empty marks.")
    OFF_SCALE = "off_scale", _("A rating lies outside the scale from %(lowest)s to %(highest)s: correct it first.")
    NO_TABLE = "no_table", _("Ratings are a table: a list of rows, each a list of numbers.")
    RAGGED = "ragged", _("Row %(row)s has %(length)s entries and the first has %(expected)s: leave no place out.")
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


DEEDS = {
    "vignette.loaded": _("written case loaded"),
    "vignette.added": _("written case added"),
    "vignette.changed": _("written case changed"),
    "vignette.retired": _("written case retired"),
    "vignette.restored": _("written case in use again"),
    "session.opened": _("calibration opened"),
    "session.closed": _("calibration closed"),
    "sheet.saved": _("answers to a written case saved"),
    "sheet.submitted": _("answers to a written case submitted"),
    "instrument.loaded": _("instrument loaded"),
    "instrument.begun": _("new instrument begun"),
    "instrument.versioned": _("new version begun"),
    "instrument.uploaded": _("instrument uploaded from a file"),
    "instrument.changed": _("texts or bands changed"),
    "instrument.published": _("version published"),
    "instrument.discarded": _("draft discarded"),
    "area.added": _("area added"),
    "area.changed": _("area changed"),
    "area.moved": _("area moved"),
    "area.removed": _("area removed"),
    "item.added": _("item added"),
    "item.changed": _("item changed"),
    "item.moved": _("item moved"),
    "item.removed": _("item removed"),
    "round.opened": _("assessment started"),
    "round.rater_added": _("one more person asked"),
    "round.rater_excused": _("rater excused"),
    "round.agreed": _("agreed on the profile"),
    "assessment.saved": _("answers saved"),
    "assessment.submitted": _("answers submitted"),
}
"""What the deeds of this room are called in the access log."""

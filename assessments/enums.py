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


THE_PERSON = RaterRole.PERSON
"""Asked of herself: there is one, so that she needs no name here."""

OUTSIDE_ROLES = (RaterRole.HOST_TUTOR, RaterRole.TRAINER)
"""They have no account, answer by a link, and are asked only what can be seen at work or in a course."""


class LinkState(TextChoices):
    """How far the link of somebody without an account has come."""

    NONE = "none", _("no link yet")
    SENDING = "sending", _("link on its way")
    FAILED = "failed", _("link not delivered")
    SENT = "sent", _("link sent")
    HANDED = "handed", _("link handed over")
    BEGUN = "begun", _("link opened")
    EXPIRED = "expired", _("link expired")


class Undelivered(TextChoices):
    """Why a letter did not arrive, and what to do."""

    ADDRESS = "address", _("The mail server does not know this address: correct it and send a new link.")


class Stance(TextChoices):
    """What the person says of what the team agreed on."""

    AGREES = "agrees", _("agrees")
    DISAGREES = "disagrees", _("does not agree")


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
    MODEL = "model", _("Many-facet Rasch model (Linacre 1989)")
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
    NO_PLAIN_WORDS = "no_plain_words", _("This instrument has no wording for the person: choose another one.")
    NOTHING_TO_SEE = (
        "nothing_to_see",
        _("This instrument asks nothing that a host’s tutor or a trainer could see: choose another one."),
    )
    ELSEWHERE_KNOWN = "elsewhere_known", _("%(name)s is not known in the district of this case.")
    WAITS_NO_MORE = (
        "waits_no_more",
        _("Nobody waits for these answers: the rater was excused, or the round or the case ended."),
    )
    NEEDS_NO_LINK = "needs_no_link", _("A colleague answers under Assessments and needs no link.")
    NO_ADDRESS = "no_address", _("No e-mail is known: write it, or show the link and pass it on.")
    NOT_SENT_YET = "not_sent_yet", _("No link was ever sent by mail: send one, or show it and pass it on.")
    REMINDED_TODAY = "reminded_today", _("The reminder of today is already on its way.")
    OPENED_ELSEWHERE = "opened_elsewhere", _("This link was opened on another device.")
    SAID_WHEN = "said_when", _("Choose a day between the agreement and today.")
    WHY_NOT = "why_not", _("Write in the person’s own words what she does not agree with.")
    OLDER_ESCO = (
        "older_esco",
        _("ESCO %(newest)s is loaded already: version %(version)s is older and would take labels back."),
    )
    INVENTORY_CLOSED = "inventory_closed", _("This case is closed: its inventory can be read, not changed.")
    INVENTORY_CHANGED = (
        "inventory_changed",
        _("Somebody else changed this entry while you were writing. Nothing was overwritten."),
    )
    NOT_IN_INVENTORY = "not_in_inventory", _("This entry was removed in the meantime: put it back first.")
    IN_INVENTORY = "in_inventory", _("This is in the inventory already: change it there.")
    NOTHING_EARLIER = "nothing_earlier", _("There is nothing left to take over from the earlier case.")
    NOT_THE_SAME = (
        "not_the_same",
        _(
            "“%(item)s” cannot continue “%(earlier)s”: there is no such item, or it has other levels. "
            "Name an item with the same levels, or leave same_as out."
        ),
    )
    UNCHANGED = (
        "unchanged",
        _("No rating has come in since calibration %(number)s: another one would give the same numbers."),
    )
    NO_LONGER = "no_longer", _("Who asked for this calibration may no longer make one.")
    NOTHING_TO_SHOW = (
        "nothing_to_show",
        _("Nothing can be handed on yet: no soft skills were agreed for this person."),
    )
    OTHER_DISTRICT = "other_district", _("This profile was brought in by another district: bring it in here too.")
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


class AdviceToPerson(TextChoices):
    """The same in plain words, on the paper for the person."""

    VULNERABILITY = "vulnerability", _("Work is within reach. We look for it together, with the help you need.")
    MILD = "mild", _("Work is within reach. A course and a tutor at hand can help: we choose them together.")
    COMPLEX = "complex", _("First we work together on what weighs on your days. Work may come after that.")
    OVERT = "overt", _("First come your health, your income and your days. We go step by step; work may come later.")


class Standing(TextChoices):
    """A level of the anchored scale in short, for tables and papers."""

    ABSENT = "0", _("not there yet")
    SUPPORTED = "1", _("with constant support")
    REMINDED = "2", _("with a reminder")
    ALONE = "3", _("on one’s own")
    HELPING = "4", _("also when it is hard, and helps others")


class OwnStanding(TextChoices):
    """The same levels as the person says them: answers to a sentence about oneself, in plain words."""

    ABSENT = "0", _("Not yet")
    SUPPORTED = "1", _("Yes, if someone stays beside me")
    REMINDED = "2", _("Yes, if someone reminds me")
    ALONE = "3", _("Yes, on my own")
    HELPING = "4", _("Yes, also when it is hard, and I help others")


class OwnAbsence(TextChoices):
    """Why the person gives no level, in plain words; the same two as `Absence`."""

    NOT_OBSERVABLE = "not_observable", _("I do not know")
    NOT_ASKED = "not_asked", _("I prefer not to say")


class Unseen(TextChoices):
    """Why an outsider gives no level: nobody asked her to ask."""

    NOT_OBSERVABLE = "not_observable", _("I have not been able to see this")


class CompetenceKind(TextChoices):
    """What an entry of the catalogue is, as ESCO divides its skills pillar."""

    SKILL = "skill", _("skill")
    KNOWLEDGE = "knowledge", _("knowledge")
    LANGUAGE = "language", _("language skill")
    GROUP = "group", _("group of competences")


class ReuseLevel(TextChoices):
    """How widely a competence serves, in ESCO’s own words."""

    TRANSVERSAL = "transversal", _("in every job")
    CROSS_SECTOR = "cross-sector", _("in several sectors")
    SECTOR = "sector-specific", _("in one sector")
    OCCUPATION = "occupation-specific", _("in one occupation")


class WorkKind(TextChoices):
    """On what footing somebody worked; none is worth less than another."""

    EMPLOYED = "employed", _("with a contract")
    SELF_EMPLOYED = "self_employed", _("self-employed")
    INFORMAL = "informal", _("without a contract")
    FAMILY = "family", _("family work or care")
    VOLUNTEER = "volunteer", _("volunteering")
    INTERNSHIP = "internship", _("internship or apprenticeship")
    CIVIL_SERVICE = "civil_service", _("civil or military service")
    PRISON = "prison", _("work in prison")


SHOWN_WORK = (
    WorkKind.EMPLOYED,
    WorkKind.SELF_EMPLOYED,
    WorkKind.VOLUNTEER,
    WorkKind.INTERNSHIP,
    WorkKind.CIVIL_SERVICE,
)
"""On these footings one may be said to have worked, outside the service; the others tell of home, prison or the law."""


class Ending(TextChoices):
    """How a job ended, when the person wants to say so."""

    TERM = "term", _("the contract ran out")
    LEFT = "left", _("the person left")
    DISMISSED = "dismissed", _("dismissed")
    CLOSED = "closed", _("the business closed or cut jobs")
    MOVED = "moved", _("moved elsewhere")
    FAMILY = "family", _("family reasons")
    HEALTH = "health", _("health reasons")
    OTHER = "other", _("something else")


class Again(TextChoices):
    """Whether the person would do such work again."""

    YES = "yes", _("yes")
    PERHAPS = "perhaps", _("yes, if something changes")
    NO = "no", _("no")


class HeldKind(TextChoices):
    """What a person may bring."""

    SKILL = "skill", _("something the person can do")
    TOOL = "tool", _("tool or machine")
    LICENCE = "licence", _("licence or permit")
    LANGUAGE = "language", _("language")
    DIGITAL = "digital", _("digital competence")
    QUALIFICATION = "qualification", _("qualification")


class Evidence(TextChoices):
    """How we know of a competence, from the weakest ground to the firmest."""

    SAID = "said", _("told by the person")
    SEEN = "seen", _("seen at work")
    DOCUMENT = "document", _("shown by a document")
    TESTED = "tested", _("tested")


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
            "Rater %(rater)s gave everybody the same level, %(value)s: such ratings do not tell one person from another."
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


class ChangedInShort(TextChoices):
    """The same beside a bar, where there is room for two words."""

    IMPROVED = "improved", _("real improvement")
    UNCHANGED = "unchanged", _("within error")
    WORSENED = "worsened", _("real worsening")


DEEDS = {
    "vignette.loaded": _("written case loaded"),
    "vignette.added": _("written case added"),
    "vignette.changed": _("written case changed"),
    "vignette.retired": _("written case retired"),
    "vignette.restored": _("written case in use again"),
    "session.opened": _("session of written cases opened"),
    "session.closed": _("session of written cases closed"),
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
    "round.link_sent": _("link sent to a rater"),
    "round.link_shown": _("link shown, to hand over"),
    "round.rater_reminded": _("rater reminded"),
    "round.word_recorded": _("the person’s word recorded"),
    "outside_rater.met": _("rater outside the service added"),
    "outside_rater.moved": _("address of a rater changed"),
    "assessment.begun": _("answering begun by link"),
    "assessment.begun_anew": _("unfinished answers put aside, begun anew"),
    "calibration.asked": _("calibration asked for"),
    "calibration.made": _("ratings calibrated"),
    "profile.printed": _("skills profile printed"),
    "profile.shared": _("copy of the profile to share printed"),
    "profile.exported": _("profile handed on as a file"),
    "profile.imported": _("profile from another service brought in"),
    "profile.attached": _("profile from another service attached to a case"),
    "assessment.saved": _("answers saved"),
    "assessment.submitted": _("answers submitted"),
    "experience.added": _("work experience added"),
    "experience.edited": _("work experience changed"),
    "experience.removed": _("work experience removed"),
    "experience.restored": _("work experience put back"),
    "competence.added": _("competence added"),
    "competence.edited": _("competence changed"),
    "competence.removed": _("competence removed"),
    "competence.restored": _("competence put back"),
    "inventory.carried_over": _("inventory of an earlier case taken over"),
    "catalogue.extended": _("entry added to the catalogue"),
    "esco.loaded": _("ESCO loaded into the catalogue"),
}
"""What the deeds of this room are called in the access log."""

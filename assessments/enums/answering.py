"""How the rules and deeds of assessing answer: profiles, reasons, refusals, advice."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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

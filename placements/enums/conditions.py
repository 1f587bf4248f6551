"""What the check asks besides the agreement: what is declared, what each rule found, and what it objects."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Said(TextChoices):
    """What was answered to a question nobody here can look up."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


class Declared(TextChoices):
    """What is asked of host and person because no register knows it; the label heads its line of the check."""

    SEASONAL = "seasonal", _("Work by season")
    ADMITTED = "admitted", _("Host without employees")
    INCOME_SUPPORT = "income_support", _("Income support")
    REPLACES = "replaces", _("Replacement of staff")
    STRIKE = "strike", _("Strike")
    DISMISSALS = "dismissals", _("Dismissals")
    WAGE_FUND = "wage_fund", _("Extraordinary wage fund (CIGS)")
    UNSKILLED = "unskilled", _("Tasks without training")
    SAFE = "safe", _("Safety and compulsory placement")


QUESTIONS = {
    Declared.SEASONAL: _("Does the host work by season?"),
    Declared.ADMITTED: _(
        "Is the host a craft firm, a family farm, a professional studio, a start-up or less than a year old?"
    ),
    Declared.INCOME_SUPPORT: _("Does the person receive an income support in these months?"),
    Declared.REPLACES: _("Does the intern stand in for staff who are on leave, ill or on maternity leave?"),
    Declared.STRIKE: _("Does the intern stand in for staff on strike?"),
    Declared.DISMISSALS: _("Has the host dismissed people from the same duties in the last 12 months?"),
    Declared.WAGE_FUND: _("Is staff with the same duties on the extraordinary wage fund (CIGS) now?"),
    Declared.UNSKILLED: _("Are these tasks that need no period of training?"),
    Declared.SAFE: _("Does the host comply with D.Lgs. 81/2008 (safety) and L. 68/1999 (compulsory placement)?"),
}


class Condition(TextChoices):
    """One line of the check each, besides those of `Asked` and of what is declared."""

    RULES = "rules", _("Rules in force")
    TITLE = "title", _("Title of study")
    CHARGE = "charge", _("Taken in charge")
    WEEK = "week", _("Working time")
    PARTIES = "parties", _("Promoter and host")
    PAYER = "payer", _("Who pays")
    INSURANCE = "insurance", _("Insurance")
    TRAINING = "training", _("Safety training")
    COMMUNICATION = "communication", _("Mandatory communication (COB)")
    SUSPENSION = "suspension", _("Suspension")
    PAUSED_PAY = "paused_pay", _("Allowance while suspended")


class Noted(TextChoices):
    """What a condition found, said beside its answer."""

    RULES = "rules", _("%(name)s, in force since %(first)s")
    TITLE = "title", _("obtained on %(day)s; at most 12 months before the first day")
    TITLE_UNKNOWN = "title_unknown", _("the day of the title is not known")
    CHARGE = "charge", _("taken in charge on %(day)s; open to households with ADI and to an ISEE below 9,360 €")
    WEEK = "week", _("%(hours)s hours on %(days)s days")
    WEEK_UNKNOWN = "week_unknown", _("%(hours)s hours a week, the days are not laid down")
    PARTIES = "parties", _("promoter: %(promoter)s; host: %(host)s")
    PAYER = "payer", _("%(parts)s")
    INSURANCE = "insurance", _("INAIL %(inail)s; liability policy %(policy)s until %(until)s")
    TRAINING = "training", _("on %(day)s, %(hours)s hours")
    COMMUNICATION = "communication", _("made on %(day)s")
    TO_BE_DONE = "to_be_done", _("not yet; due by %(day)s")
    SUSPENSION = "suspension", _("%(days)s days, which do not count in the duration")
    SUSPENSION_COUNTED = "suspension_counted", _("%(days)s days, which count in the duration")
    SUSPENSION_OPEN = "suspension_open", _("until it is resumed")
    PAUSED_PAY = "paused_pay", _("there is no duty to pay for the days of suspension")
    DECLARED = "declared", _("declared: %(said)s")
    NOT_DECLARED = "not_declared", _("not known")
    INCOME_SUPPORT = "income_support", _("with an income support at most %(minimum)s € a month; declared: %(said)s")


class Objection(TextChoices):
    """The sentences with which a condition refuses or warns: what is wrong, and what to do."""

    RULES_UNKNOWN = (
        "rules_unknown",
        _("No rules are known here for an internship that begins on %(day)s: those of %(name)s were asked."),
    )
    TITLE_OLD = (
        "title_old",
        _("The title was obtained more than 12 months before the first day: choose another kind of internship."),
    )
    TITLE_UNKNOWN = (
        "title_unknown",
        _("An orientation internship needs a title obtained in the 12 months before: enter its day, or say why not."),
    )
    NOT_IN_CHARGE = (
        "not_in_charge",
        _("An inclusion internship is for people in charge of a public service: begin on %(day)s or later."),
    )
    LONG_WEEK = "long_week", _("The week has %(hours)s hours, more than 40.")
    LONG_DAY = "long_day", _("More than 8 hours on %(days)s.")
    NO_PAUSE = "no_pause", _("More than 6 hours without a pause on %(days)s: lay down a pause of 10 minutes at least.")
    AT_NIGHT = "at_night", _("Hours between 22:00 and 6:00 on %(days)s: say why the aim of the training needs them.")
    ON_SUNDAY = "on_sunday", _("Hours on Sunday: say why the aim of the training needs them.")
    SAME_PARTY = "same_party", _("Promoter and host are the same body: another one must promote this internship.")
    PARTS_DIFFER = "parts_differ", _("The parts make %(sum)s €, the allowance is %(amount)s €: put the parts right.")
    NOBODY_PAYS = "nobody_pays", _("Say who pays the allowance.")
    NOT_INSURED = (
        "not_insured",
        _("The project must name the INAIL position and the liability policy: enter both (step “Money and cover”)."),
    )
    POLICY_ENDS = (
        "policy_ends",
        _("The liability policy ends on %(day)s, before the internship: say when it is renewed."),
    )
    POLICY_OPEN = (
        "policy_open",
        _("Until when the liability policy holds is not written: say why it covers the period."),
    )
    NO_TRAINING = (
        "no_training",
        _("No safety training is laid down: the host gives it at the beginning. Say when and by whom."),
    )
    LATE_TRAINING = "late_training", _("The safety training comes after the first day: say why.")
    COB_MISSING = "cob_missing", _("The mandatory communication is due by %(day)s: say who makes it, and when.")
    COB_LATE = "cob_late", _("The mandatory communication is due by %(day)s, the day before the first one.")
    TOO_SHORT_A_REST = (
        "too_short_a_rest",
        _("For %(reason)s a suspension lasts at least %(least)s days: shorter absences are noted day by day."),
    )
    OTHER_REST = (
        "other_rest",
        _("The Accord knows maternity, accident, long illness and closure alone: say why it rests all the same."),
    )
    SUPPORT_ABOVE = (
        "support_above",
        _("With an income support the allowance is at most the minimum of %(minimum)s € a month in the same months."),
    )
    SUPPORT_UNKNOWN = (
        "support_unknown",
        _("Above %(minimum)s € a month it must be known whether the person receives an income support: ask."),
    )
    NOT_SEASONAL = "not_seasonal", _("Less than two months is allowed only where the host works by season.")
    NOT_ADMITTED = (
        "not_admitted",
        _(
            "A host without employees may have an intern only if it is a craft firm, a family farm, "
            "a professional studio, a start-up or less than a year old."
        ),
    )
    PREMIUM_UNPROVEN = (
        "premium_unproven",
        _(
            "Beyond ten per cent only if the host hired enough of its interns in the last 24 months; the register "
            "knows %(hired)s hires of %(interns)s interns, which gives %(premium)s more: name the others in the motive."
        ),
    )
    REPLACES = "replaces", _("An intern must not stand in for staff who are away.")
    STRIKE = "strike", _("An intern must not stand in for staff on strike: say what is different here.")
    DISMISSALS = "dismissals", _("After dismissals from the same duties no intern comes for 12 months: say why here.")
    WAGE_FUND = "wage_fund", _("While staff with the same duties is on the wage fund no intern comes: say why here.")
    UNSKILLED = "unskilled", _("An internship is for tasks that need training: say what is learnt.")
    UNSAFE = "unsafe", _("The host must comply with D.Lgs. 81/2008 and L. 68/1999: say what is being done.")
    NOT_ASKED = "not_asked", _("Nobody has answered this: ask the host, or say why it is not known.")


class Payer(TextChoices):
    """Who pays the allowance (D.P.Reg. FVG 57/2018, art. 13, secondary source: may be shared)."""

    PROMOTER = "promoter", _("the promoter")
    HOST = "host", _("the host")
    THIRD = "third", _("a third party")
    SHARED = "shared", _("shared among them")


class InsurancePer(TextChoices):
    """For what the price of an insurance is paid."""

    MONTH = "month", _("a month and person")
    PLACEMENT = "placement", _("an internship")
    YEAR = "year", _("a year and person")


class InCharge(TextChoices):
    """Which side sees to something."""

    PROMOTER = "promoter", _("the promoter")
    HOST = "host", _("the host")
    OTHER = "other", _("somebody else")


class AskedBy(TextChoices):
    """Who asks for an extension."""

    PERSON = "person", _("the intern")
    HOST = "host", _("the host")
    SERVICE = "service", _("the service")
    OTHER = "other", _("somebody else")


class Answered(TextChoices):
    """What became of an internship that was to be approved."""

    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("sent back to the desk")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Undone(TextChoices):
    """Why an act cannot be made now, and what to do."""

    BEFORE_START = "before_start", _("The internship begins on %(first)s: choose a day from then on.")
    AFTER_END = "after_end", _("The internship ends on %(last)s: choose a day until then.")
    CONFIRMED = (
        "confirmed",
        _(
            "%(month)s is already confirmed: an act that holds from %(day)s would change paid days. "
            "Let it hold from a later month, or correct that month first."
        ),
    )
    IS_RESTING = "is_resting", _("The internship is suspended since %(first)s: resume it first.")
    RESTED = "rested", _("It was suspended from %(first)s to %(last)s already: choose other days.")
    NOT_RESTING = "not_resting", _("The internship is not suspended: there is nothing to resume.")
    BACK_TOO_EARLY = "back_too_early", _("The suspension begins on %(first)s: the first day back comes later.")
    NOTHING = "nothing", _("Nothing would change: change something, or leave the page.")
    EXTEND_INSTEAD = (
        "extend_instead",
        _("A later last day is an extension, with a request and an approval: extend the internship instead."),
    )
    EMPTY_PERIOD = "empty_period", _("The new last day lies before the day from which the change holds.")
    ENDED = "ended", _("This internship was ended on %(day)s: nothing more can be agreed for it.")
    TUTOR_STAYS = "tutor_stays", _("This is the tutor of now: choose somebody else.")
    TUTOR_FIRST = "tutor_first", _("The tutor of now began on %(first)s: let the change hold from a later day.")
    ASKED_ALREADY = (
        "asked_already",
        _("An extension until %(last)s was asked for: decide on that request first."),
    )
    SAME_START = "same_start", _("The first day stays the same: for another last day, amend or extend the internship.")
    HAS_BEGUN = "has_begun", _("It has begun: on %(day)s somebody was noted as present. The first day stays.")
    START_GONE_BY = "start_gone_by", _("An internship is not moved to begin on a day gone by: choose today or later.")
    BEGINS_RESTING = (
        "begins_resting",
        _("It was agreed that it rests from %(first)s: let it begin before that day."),
    )
    DECIDED = "decided", _("Somebody has already decided on this request: look at the page again.")
    SIGNED = "signed", _("This signature was filed in the meantime: look at the page again.")
    SIGNED_AHEAD = "signed_ahead", _("A signature cannot lie in the future: check the day.")
    COMMUNICATED_AHEAD = "communicated_ahead", _("A communication is noted once it is made: check the day.")
    NOT_OF_THE_CASE = "not_of_the_case", _("This document does not belong to the case: choose another.")

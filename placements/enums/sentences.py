"""What the rules of placing rest on, what they find and say, and why a deed cannot be done now."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    """What the rules of placing rest on, as the reader sees it cited."""

    REGULATION = "regulation", _("D.P.Reg. FVG 57/2018 (regional regulation on internships)")
    GUIDELINES = "guidelines", _("Accord State-Regions of 25 May 2017 (guidelines on internships)")
    INCLUSION = "inclusion", _("Accord State-Regions of 22 January 2015 (inclusion internships)")
    AGREEMENT = "agreement", _("The framework agreement between the service and the host")
    WORKING_TIME = "working_time", _("D.Lgs. 66/2003 (working time)")
    PRACTICE = "practice", _("Professional practice")


class Asked(TextChoices):
    """What is asked of an internship before it begins, one line of the check each."""

    PERIOD = "period", _("Period of the agreement")
    SIGNATURES = "signatures", _("Signatures of the agreement")
    WORK = "work", _("Kind of work")
    SEAT = "seat", _("Free seat")
    OFFER = "offer", _("Opening")
    PLACE = "place", _("Free place of the opening")
    SHORTEST = "shortest", _("Minimum duration")
    LONGEST = "longest", _("Maximum duration")
    QUOTA = "quota", _("Interns at the host")
    ALLOWANCE = "allowance", _("Allowance")
    PROMOTER_TUTOR = "promoter_tutor", _("The service's tutor")
    HOST_TUTOR = "host_tutor", _("The host's tutor")
    EARLIER = "earlier", _("What this person and this host had before")


class Found(TextChoices):
    """What a rule found, said beside its answer."""

    PERIOD = "period", _("agreement %(number)s, from %(first)s to %(last)s")
    SIGNED = "signed", _("signed by both")
    UNSIGNED = "unsigned", _("missing: %(sides)s")
    ANY_WORK = "any_work", _("the agreement names none: any")
    WORK = "work", _("the agreement names: %(kinds)s")
    SEAT = "seat", _("at most %(taken)s of %(seats)s seats taken by others in this period")
    OFFER = "offer", _("“%(title)s”, open from %(first)s")
    OFFER_UNTIL = "offer_until", _("“%(title)s”, open from %(first)s to %(last)s")
    PLACE = "place", _("at most %(taken)s of %(places)s places taken by others in this period")
    SHORTEST = "shortest", _("at least until %(last)s")
    SHORTEST_OPEN = "shortest_open", _("no minimum is known for this kind")
    LONGEST = "longest", _("at most until %(last)s (%(months)s months)")
    LONGEST_RESTED = (
        "longest_rested",
        _("at most until %(last)s (%(months)s months and %(days)s days of suspension, which do not count)"),
    )
    QUOTA = "quota", _("at most %(most)s at the same time, %(others)s others in this period")
    QUOTA_PREMIUM = (
        "quota_premium",
        _("at most %(most)s at the same time, of them %(premium)s for hires; %(others)s others in this period"),
    )
    QUOTA_OUTSIDE = "quota_outside", _("this kind is counted outside the quota (to be verified)")
    QUOTA_UNKNOWN = "quota_unknown", _("the number of employees is not known")
    ALLOWANCE = "allowance", _("at least %(minimum)s € a month for %(hours)s hours a week")
    ALLOWANCE_WEEKLY = (
        "allowance_weekly",
        _("at least %(minimum)s € a month for %(hours)s hours a week; in summer paid weekly, at least a quarter of it"),
    )
    PROMOTER_TUTOR = "promoter_tutor", _("follows at most %(load)s others in this period; the limit is %(most)s")
    HOST_TUTOR = "host_tutor", _("follows at most %(load)s others in this period; the limit is %(most)s")
    EARLIER_NONE = "earlier_none", _("neither an internship nor a job")
    EARLIER = "earlier", _("internships: %(internships)s, jobs: %(jobs)s")


class Why(TextChoices):
    """The sentences with which the rules of placing refuse or warn: what is wrong, and what would be allowed."""

    BEFORE_AGREEMENT = (
        "before_agreement",
        _("The agreement begins on %(first)s: choose a first day from then on."),
    )
    AFTER_AGREEMENT = (
        "after_agreement",
        _("The agreement ends on %(last)s: end the internship by then, or register the new agreement first."),
    )
    EXTENDED_BEYOND = (
        "extended_beyond",
        _("The agreement ends on %(last)s: extend until then, and open a new internship for what comes after it."),
    )
    NO_SEAT = (
        "no_seat",
        _(
            "No seat of the agreement is free in this period (seats: %(seats)s): "
            "choose other dates or another agreement."
        ),
    )
    TOO_SHORT = "too_short", _("An internship of this kind lasts at least until %(last)s.")
    TOO_SHORT_UNLESS_SEASONAL = (
        "too_short_unless_seasonal",
        _(
            "Less than two months is allowed only where the host works by season: "
            "write so in the motive, or end on %(last)s or later."
        ),
    )
    TOO_SHORT_FOR_INCLUSION = (
        "too_short_for_inclusion",
        _("Whether the two months' minimum holds for inclusion internships is not verified: say why it is shorter."),
    )
    TOO_LONG = "too_long", _("An internship of this kind may last %(months)s months: end it by %(last)s.")
    TOO_LONG_TO_VERIFY = (
        "too_long_to_verify",
        _("The limit of %(months)s months (until %(last)s) is not verified in the regional text: say why you pass it."),
    )
    TOO_LONG_UNLESS_CERTIFIED = (
        "too_long_unless_certified",
        _(
            "Beyond %(months)s months (until %(last)s) the public service in charge must certify the need: "
            "name the paper in the motive."
        ),
    )
    QUOTA_FULL = (
        "quota_full",
        _(
            "With %(employees)s employees this host may have %(most)s at the same time: "
            "choose other dates or another host."
        ),
    )
    QUOTA_ROUNDED = (
        "quota_rounded",
        _("This place exists only if ten per cent of %(employees)s employees is rounded up, which is not verified."),
    )
    QUOTA_OUTSIDE = (
        "quota_outside",
        _("The host's quota of %(most)s is full; that this kind is not counted in it is not verified."),
    )
    QUOTA_UNKNOWN = (
        "quota_unknown",
        _("The host's file does not say how many employees it has: write it there, or say why the quota is respected."),
    )
    QUOTA_NO_EMPLOYEES = (
        "quota_no_employees",
        _(
            "A host without employees may have one intern if it is a craft firm, a family farm, a professional studio, "
            "a start-up or less than a year old: say which."
        ),
    )
    ALLOWANCE_LOW = (
        "allowance_low",
        _("For %(hours)s hours a week the allowance is at least %(minimum)s € a month."),
    )
    ALLOWANCE_LOW_FOR_INCLUSION = (
        "allowance_low_for_inclusion",
        _(
            "For %(hours)s hours a week ordinary internships pay at least %(minimum)s €; "
            "whether this holds for inclusion internships is not verified."
        ),
    )
    ALLOWANCE_LOW_FOR_PUBLIC = (
        "allowance_low_for_public",
        _("In public bodies the full-time allowance is %(minimum)s € a month, as a summary of the article says."),
    )
    TUTOR_FULL = (
        "tutor_full",
        _(
            "The service's tutor follows %(load)s others in this period, and the limit is %(most)s: "
            "choose another tutor."
        ),
    )
    TUTOR_FULL_UNLESS_ONE_HOST = (
        "tutor_full_unless_one_host",
        _("Beyond %(most)s interns only if all are at this host with the same training aim: say so in the motive."),
    )
    HOST_TUTOR_FULL = (
        "host_tutor_full",
        _("The host's tutor follows %(load)s others in this period; more than %(most)s is not advised."),
    )
    OPEN_BEYOND = (
        "open_beyond",
        _("The agreement ends on %(last)s: close the opening by then, or register the new agreement first."),
    )
    MORE_PLACES = "more_places", _("The agreement has %(seats)s seats: offer no more places than these.")
    PLACES_GIVEN = "places_given", _("%(given)s places of this opening are given already: offer no fewer than these.")
    AGREEMENT_OVER = (
        "agreement_over",
        _("The agreement ended on %(last)s: nothing starts here before a new one is registered."),
    )
    HOST_RECEIVES_NOBODY = "host_receives_nobody", _("This host receives nobody since %(day)s.")
    SEATS_TAKEN = (
        "seats_taken",
        _("All seats of the agreement are taken today (%(seats)s): the next one begins when somebody leaves."),
    )
    SEATS_IN_USE = (
        "seats_in_use",
        _("%(taken)s seats are taken at once from then on: agree on no fewer than these, or choose a later day."),
    )
    RENEWED_LATE = (
        "renewed_late",
        _("The agreement ended on %(last)s and nothing held after it: register a new agreement."),
    )
    RENEWED_NOT_LATER = "renewed_not_later", _("The agreement lasts until %(last)s already: choose a later last day.")
    ACT_OUTSIDE = "act_outside", _("The agreement lasts from %(first)s to %(last)s: choose a day in between.")
    RUNS_BEYOND = (
        "runs_beyond",
        _("An internship runs under the agreement until %(last)s: end it first, or end the agreement later."),
    )
    AIM_BELOW = "aim_below", _("“%(item)s”: the team agreed on level %(now)s. Aim at that or higher.")
    SAME_HOST = "same_host", _("This person has already been an intern at this host: say what is new this time.")
    WORKED_THERE = (
        "worked_there",
        _("This person worked for this host in the 24 months before: say why it is not a replacement."),
    )


class Refusal(TextChoices):
    """Why a deed cannot be done now, and what to do."""

    STALE = (
        "stale",
        _("Someone else changed this in the meantime. What you typed is still here: compare it and save again."),
    )
    VAT_NUMBER = "vat_number", _("This VAT number is not valid: check its eleven digits.")
    TAX_CODE = "tax_code", _("This tax code is not valid: check its eleven digits, or its sixteen letters and digits.")
    ONE_CODE = "one_code", _("Enter the VAT number or the tax code: one of the two says who the host is.")
    ATECO = "ateco", _("This is no ATECO code: it begins with a division, for example 10 or 10.71.")
    LINE_TOO_LONG = "line_too_long", _("A line has more than 80 letters: shorten it.")
    MERGED = "merged", _("This host was merged with %(host)s: go on there.")
    JUST_MERGED = (
        "just_merged",
        _("This host was merged with another one in this very moment. Open its page again and go on there."),
    )
    SAME_HOST_TWICE = "same_host_twice", _("Choose another host of the same district.")
    SAME_NUMBER = (
        "same_number",
        _("Both have an agreement with the number %(number)s: correct one of the two numbers first."),
    )
    SAME_HIRE = (
        "same_hire",
        _("The same hire is registered with both. Tell the administrator: one of the two is there twice."),
    )
    MOVED_MEANWHILE = (
        "moved_meanwhile",
        _("Somebody changed this in the very same moment: nothing was done. Try again."),
    )
    ENTRY_ENDED = "entry_ended", _("This was settled in the meantime: look at the page again.")
    NOTHING_NEXT = "nothing_next", _("Nothing is next here.")
    SITE_CLOSED = "site_closed", _("This place of work is no longer in use: choose another.")
    MAIN_SITE = "main_site", _("The main place of work stays in use as long as the host has no other one.")
    COUNTED_AHEAD = "counted_ahead", _("This day has not come yet: enter the day on which they were counted.")
    AGREEMENT_ENDED = "agreement_ended", _("This agreement was ended early: register a new one.")
    HOST_IN_USE = (
        "host_in_use",
        _("An internship runs here until %(last)s: choose a later day or end the internship first."),
    )
    HOST_GONE = "host_gone", _("This host no longer receives interns.")
    CASE_CLOSED = "case_closed", _("This case is closed: an internship needs an open one.")
    BEFORE_CASE = "before_case", _("The person was taken in charge on %(first)s: choose a day from then on.")
    OTHER_DISTRICT = "other_district", _("This agreement belongs to another district.")
    TUTOR_ELSEWHERE = "tutor_elsewhere", _("This tutor does not work in the district of the case: choose another.")
    INTERRUPTED = "interrupted", _("This internship was already interrupted on %(day)s.")
    NOT_STARTED = "not_started", _("The interruption must lie between %(first)s and %(last)s.")
    HAS_ENDED = "has_ended", _("This internship ended on %(day)s: it can no longer be extended, open a new one.")
    NOT_LATER = "not_later", _("The internship lasts until %(last)s already: choose a later day.")
    NO_AGREEMENT = (
        "no_agreement",
        _("No agreement is known for this internship: open a new one under an agreement instead of extending it."),
    )
    MONTHS_AFTER = (
        "months_after",
        _("%(month)s is already confirmed: an interruption before it would leave paid days outside the internship."),
    )
    MONTH_OUTSIDE = "month_outside", _("The internship did not run in this month.")
    MONTH_AHEAD = "month_ahead", _("This month has not begun yet.")
    TOO_MANY_DAYS = "too_many_days", _("In this month the internship has %(days)s days: plan no more than these.")
    MORE_THAN_PLANNED = "more_than_planned", _("More days attended than planned: check the two numbers.")
    MONTH_CHANGED = (
        "month_changed",
        _(
            "This month was confirmed in the meantime by someone else. What you typed is still here: "
            "compare it and save again."
        ),
    )
    CORRECTION_NOTE = "correction_note", _("Write in the note why a confirmed month is corrected.")
    NO_SUCH_LEVEL = "no_such_level", _("“%(item)s” has no such level: choose one of those shown.")
    TWICE_ASKED = "twice_asked", _("“%(item)s” is asked twice: once is enough.")
    ELSEWHERE_OFFERED = (
        "elsewhere_offered",
        _("This opening stands under another agreement: choose that agreement, or leave the opening out."),
    )
    NO_GOAL = "no_goal", _("Choose at least one goal.")
    GOAL_KNOWN = "goal_known", _("“%(item)s” is a goal already: change that one.")
    GOAL_ENDED = "goal_ended", _("This goal was changed or given up in the meantime: look at the page again.")
    WHY_CHANGED = "why_changed", _("Write in a sentence why the goal changes.")
    NOTHING_CHANGED = "nothing_changed", _("The aim and the words are the same as before: there is nothing to change.")
    GOALS_OVER = (
        "goals_over",
        _("The internship ended on %(day)s: its goals do not change any more."),
    )
    NOT_BEGUN = "not_begun", _("The internship begins on %(first)s: ask when the tutor has seen something.")
    NOT_LOADED = "not_loaded", _("The soft skills are not loaded in this installation: tell the administrator.")
    EVALUATION_OPEN = (
        "evaluation_open",
        _("An evaluation is open already: agree on it first, then ask anew."),
    )
    AGREE_FIRST = (
        "agree_first",
        _("Everybody has answered an assessment with the same items: agree on it first, then ask the tutor."),
    )
    STILL_RUNNING = (
        "still_running",
        _("An internship at %(host)s runs until %(last)s: interrupt it, or close the case later."),
    )
    OTHER_PERSONS_INTERNSHIP = (
        "other_persons_internship",
        _("This internship is somebody else’s: choose one of this person, or leave it out."),
    )
    CHECK_AHEAD = "check_ahead", _("This is asked from %(day)s on: nothing is due yet.")
    TRY_AGAIN = (
        "try_again",
        _(
            "This is try %(tries)s of %(most)s: choose “no answer this time” and try again on another day. "
            "Only after %(most)s tries somebody counts as unreachable."
        ),
    )
    NOT_AT_ITS_END = "not_at_its_end", _("How it went is written from %(first)s on, two weeks before the last day.")
    WORD_CHANGED = (
        "word_changed",
        _("This word was changed in the meantime: read it again with whoever said it, then countersign."),
    )
    OWN_WORD = "own_word", _("You wrote this word down yourself: somebody else reads it and countersigns.")
    COUNTERSIGNED = (
        "countersigned",
        _("This word was countersigned on %(day)s and stands as it is: write what is new in the diary."),
    )
    CASE_CLOSED_TO_COURSES = "case_closed_to_courses", _("This case is closed: a course needs an open one.")
    OTHER_DISTRICTS_COURSE = "other_districts_course", _("This course belongs to another district.")
    COURSE_OVER = "course_over", _("This course ended on %(day)s: choose another one.")
    MORE_HOURS_THAN_PLANNED = (
        "more_hours_than_planned",
        _("The course has %(hours)s hours: check the hours attended, or change the course first."),
    )
    ALREADY_CLOSED = "already_closed", _("This case was already closed on %(day)s.")
    CASE_OVER = "case_over", _("This case is closed: open a new one first.")
    MOVED = "moved", _("Somebody else moved this card meanwhile: it stands in “%(state)s” now.")
    NO_WAY_THERE = "no_way_there", _("From “%(state)s” it cannot go there.")
    HAS_BEGUN = (
        "has_begun",
        _("An internship was opened from this card: what becomes of it is written there, and the card stays as it is."),
    )
    IS_THERE = (
        "is_there",
        _("The internship at this opening lasts until %(last)s: it can be thought of again when that has ended."),
    )
    NO_PLACE_LEFT = (
        "no_place_left",
        _("All places of this opening are taken or promised (places: %(places)s)."),
    )
    EXPECTED_ELSEWHERE = (
        "expected_elsewhere",
        _("She was accepted for %(opening)s on %(day)s: withdraw that first, or open the internship."),
    )


class Because(TextChoices):
    """Why something is suggested as a goal, the strongest reason first; the person and her tutors decide."""

    REQUIRED = "required", _("The opening requires level %(asked)s; the team agreed on %(seen)s.")
    REQUIRED_UNSEEN = "required_unseen", _("The opening requires level %(asked)s; nobody has observed it yet.")
    DESIRED = "desired", _("The opening would like level %(asked)s; the team agreed on %(seen)s.")
    DESIRED_UNSEEN = "desired_unseen", _("The opening would like level %(asked)s; nobody has observed it yet.")
    AIMED_BEFORE = "aimed_before", _("It was a goal of an earlier internship: level %(asked)s was not reached.")
    OWN_VIEW = "own_view", _("The person sees this lower (%(own)s) than the team (%(seen)s): talk about it.")

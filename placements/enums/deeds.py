"""What each deed of placing is called in a history."""

from django.utils.translation import gettext_lazy as _

from placements.enums import following

DEEDS = following.DEEDS | {
    "host.added": _("host registered"),
    "host.changed": _("host changed"),
    "host.deactivated": _("host no longer in use"),
    "host.reactivated": _("host in use again"),
    "agreement.added": _("agreement registered"),
    "opening.added": _("opening registered"),
    "opening.changed": _("opening changed"),
    "opening.paused": _("opening paused"),
    "opening.resumed": _("opening offered again"),
    "opening.asked": _("requirement profile chosen"),
    "internship.opened": _("internship opened"),
    "internship.extended": _("internship extended"),
    "internship.interrupted": _("internship interrupted"),
    "goal.set": _("learning goal set"),
    "goal.changed": _("learning goal changed"),
    "goal.given_up": _("learning goal given up"),
    "evaluation.asked": _("evaluation asked of the host’s tutor"),
    "days.noted": _("days of attendance noted"),
    "days.changed": _("noted days of attendance changed"),
    "month.confirmed": _("month confirmed"),
    "month.closed": _("month closed from its days"),
    "month.adjusted": _("closed month adjusted"),
    "payment.made": _("payment prepared"),
    "payment.exported": _("payment file taken"),
    "month.corrected": _("month corrected"),
    "hire.registered": _("hire registered"),
    "hire.checked": _("asked how the job goes"),
    "internship.concluded": _("word at the end written"),
    "internship.countersigned": _("word at the end countersigned"),
    "course.added": _("course registered"),
    "course.changed": _("course changed"),
    "course.enrolled": _("enrolled in a course"),
    "course.followed": _("participation in a course updated"),
    "episode.closed": _("case closed"),
}

DRAFTS = {
    "internship": _("internship"),
    "extension": _("extension"),
    "conclusion-host": _("the host’s word at the end of an internship"),
    "conclusion-tutor": _("the tutor’s word at the end of an internship"),
    "conclusion-person": _("the person’s word at the end of an internship"),
    "visit": _("visit"),
}
"""What a draft is of, by the first word of its key."""

"""What each deed of placing is called in a history."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
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
    "opening.conditions": _("conditions of the opening written down"),
    "availability.asked": _("availability asked"),
    "availability.changed": _("availability changed"),
    "candidacy.shortlisted": _("put on the shortlist"),
    "candidacy.proposed": _("proposed to the host"),
    "candidacy.interview": _("invited to an interview"),
    "candidacy.accepted": _("candidacy accepted"),
    "candidacy.refused": _("candidacy refused"),
    "candidacy.withdrawn": _("candidacy withdrawn"),
    "internship.opened": _("internship opened"),
    "internship.extended": _("internship extended"),
    "internship.interrupted": _("internship interrupted"),
    "goal.set": _("learning goal set"),
    "goal.changed": _("learning goal changed"),
    "goal.given_up": _("learning goal given up"),
    "evaluation.asked": _("evaluation asked of the host’s tutor"),
    "month.confirmed": _("month confirmed"),
    "month.corrected": _("month corrected"),
    "hire.registered": _("hire registered"),
    "episode.closed": _("case closed"),
}

DRAFTS = {
    "internship": _("internship"),
    "extension": _("extension"),
}
"""What a draft is of, by the first word of its key."""

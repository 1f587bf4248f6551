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
    "internship.opened": _("internship opened"),
    "internship.extended": _("internship extended"),
    "internship.interrupted": _("internship interrupted"),
    "internship.amended": _("internship amended"),
    "internship.tutor_changed": _("tutor changed"),
    "internship.suspended": _("internship suspended"),
    "internship.resumed": _("internship resumed"),
    "internship.extension_asked": _("extension asked for"),
    "internship.extension_refused": _("extension refused"),
    "internship.settled": _("insurance, safety and communication written"),
    "act.signed": _("signatures filed"),
    "act.protocolled": _("protocol number written"),
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
    "amendment": _("amendment"),
    "suspension": _("suspension"),
}
"""What a draft is of, by the first word of its key."""

"""What each deed of placing is called in a history."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "host.added": _("host registered"),
    "host.changed": _("host changed"),
    "host.deactivated": _("host no longer in use"),
    "host.reactivated": _("host in use again"),
    "host.merged": _("two records of a host merged"),
    "site.saved": _("place of work written down"),
    "contact.saved": _("contact written down"),
    "headcount.noted": _("employees counted"),
    "host_entry.written": _("call or visit written down"),
    "host_entry.changed": _("call or visit changed"),
    "host_entry.ended": _("next action settled"),
    "host_entry.reopened": _("next action to be done again"),
    "agreement.added": _("agreement registered"),
    "agreement.changed": _("what is said about the agreement changed"),
    "agreement.amended": _("agreement amended"),
    "agreement.renewed": _("agreement renewed"),
    "agreement.ended": _("agreement ended early"),
    "agreement.signed": _("signature filed"),
    "scan.filed": _("scan filed"),
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
    "month.confirmed": _("month confirmed"),
    "month.corrected": _("month corrected"),
    "hire.registered": _("hire registered"),
    "episode.closed": _("case closed"),
}

DRAFTS = {
    "internship": _("internship"),
    "extension": _("extension"),
    "host_entry": _("call or visit"),
}
"""What a draft is of, by the first word of its key."""

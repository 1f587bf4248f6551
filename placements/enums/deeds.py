"""What each deed of placing is called in a history."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "host.added": _("host registered"),
    "host.changed": _("host changed"),
    "host.deactivated": _("host no longer in use"),
    "host.reactivated": _("host in use again"),
    "agreement.added": _("agreement registered"),
    "internship.opened": _("internship opened"),
    "internship.extended": _("internship extended"),
    "internship.interrupted": _("internship interrupted"),
    "month.confirmed": _("month confirmed"),
    "month.corrected": _("month corrected"),
    "hire.registered": _("hire registered"),
    "episode.closed": _("case closed"),
}

"""What of the placements is still open in cases, for whoever takes them over."""

from django.utils.translation import gettext as _

from beneficiaries.enums import MomentKind
from beneficiaries.models.pending import Pending
from placements.models import ApprovalRequest, Candidacy, Internship


def internships_running(episodes, *, reader, on):
    """Internships that run or are to begin, each with its last day."""
    rows = Internship.objects.filter(episode__in=episodes, ends_on__gte=on).uninterrupted()
    for internship in rows.select_related("host", "promoter_tutor"):
        words = _("internship at %(host)s, until its last day") % {"host": internship.host}
        tutor = str(internship.promoter_tutor or "")
        yield Pending(internship.episode_id, MomentKind.PLACEMENT, words, internship.ends_on, tutor)


def internships_to_approve(episodes, *, reader, on):
    """Internships that were made ready and are not approved yet."""
    for asked in ApprovalRequest.objects.filter(episode__in=episodes).waiting().with_cases():
        words = _("internship at %(host)s, waits for approval") % {"host": asked.host}
        yield Pending(asked.episode_id, MomentKind.PLACEMENT, words, asked.starts_on, str(asked.asked_by))


def candidacies_standing(episodes, *, reader, on):
    """Openings somebody is thought of for, each with where it stands."""
    for one in Candidacy.objects.filter(episode__in=episodes).standing().with_people().in_order():
        words = _("thought of for %(opening)s: %(state)s") % {"opening": one.opening, "state": one.now.label}
        yield Pending(one.episode_id, MomentKind.PLACEMENT, words, None, "")

"""What of the assessments is still open in cases, for whoever takes them over."""

from django.utils.translation import gettext as _

from assessments.models import Round
from beneficiaries.enums import MomentKind
from beneficiaries.models.pending import Pending


def rounds_waiting(episodes, *, reader, on):
    """Rounds that were started and not agreed; who has answered what stays untold."""
    for started in Round.objects.filter(episode__in=episodes).unagreed().select_related("instrument"):
        words = _("%(instrument)s: started, not agreed yet") % {"instrument": started.instrument.title}
        yield Pending(started.episode_id, MomentKind.ASSESSMENT, words)

"""What placing adds to the story of a case: internships that began and ended, evaluations asked for, and hires."""

from django.db.models import TextField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from beneficiaries.enums import MomentKind
from beneficiaries.models import in_words, moments
from placements.enums import ActKind, EvaluationKind, InterruptionReason
from placements.models.acts import Act
from placements.models.goals import Evaluation
from placements.models.hires import Hire
from placements.models.internships import Internship

KIND = MomentKind.PLACEMENT


def internships(episode, *, reader):
    of_case = Internship.objects.filter(episode=episode)
    told = {"kind": KIND, "text": "host__name", "door": "placements:internship"}
    why = {reason: _("internship interrupted: %(why)s") % {"why": reason.label} for reason in InterruptionReason}
    yield moments(of_case, at="starts_on", title=_("internship begun"), **told)
    yield moments(of_case.uninterrupted(), at="ends_on", title=_("internship ended"), **told)
    yield moments(of_case, at="interrupted_on", title=in_words("interruption_reason", why), **told)


def acts(episode, *, reader):
    """What changed an internship on its way; its start and its early end stand with the internship itself."""
    kinds = (ActKind.AMENDMENT, ActKind.SUSPENSION, ActKind.RESUMPTION, ActKind.EXTENSION)
    words = {kind: _("internship: %(act)s") % {"act": kind.label} for kind in kinds}
    yield moments(
        Act.objects.filter(internship__episode=episode).of_kind(*kinds),
        at="holds_from",
        kind=KIND,
        title=in_words("kind", words),
        by="recorded_by",
        text="internship__host__name",
        door=("placements:internship", "internship_id"),
    )


def evaluations(episode, *, reader):
    asked_for = {kind: _("evaluation asked for, %(kind)s") % {"kind": kind.label} for kind in EvaluationKind}
    yield moments(
        Evaluation.objects.filter(internship__episode=episode),
        at="asked_on",
        kind=KIND,
        title=in_words("kind", asked_for),
        by="asked_by",
        text="internship__host__name",
        door=("placements:internship", "internship_id"),
    )


def hires(episode, *, reader):
    where = Coalesce("host__name", "employer", output_field=TextField())
    yield moments(Hire.objects.filter(episode=episode), at="starts_on", kind=KIND, title=_("hired"), text=where)

"""What placing adds to the story of a case: internships, evaluations asked for, courses and hires."""

from django.db.models import TextField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from beneficiaries.enums import MomentKind
from beneficiaries.models import in_words, moments
from placements.enums import (
    ActKind,
    CandidacyState,
    EnrolmentState,
    EvaluationKind,
    HowItGoes,
    InterruptionReason,
    ReportKind,
)
from placements.models.acts import Act
from placements.models.candidacies import Step
from placements.models.courses import Enrolment
from placements.models.goals import Evaluation
from placements.models.hires import Hire
from placements.models.internships import Internship
from placements.models.visits import Visit
from placements.models.weeks import HostReport

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


def courses(episode, *, reader):
    enrolled = Enrolment.objects.filter(episode=episode)
    told = {"kind": KIND, "text": "course__title", "door": "placements:enrolment"}
    yield moments(enrolled, at="enrolled_on", title=_("enrolled in a course"), **told)
    yield moments(
        enrolled.exclude(state__in=(EnrolmentState.ENROLLED, EnrolmentState.ATTENDING)),
        at="ended_on",
        title=in_words("state", {state: _("course: %(how)s") % {"how": state.label} for state in EnrolmentState}),
        **told,
    )


def candidacies(episode, *, reader):
    told = {state: _("candidacy: %(state)s") % {"state": state.label} for state in CandidacyState}
    yield moments(
        Step.objects.filter(candidacy__episode=episode),
        at="on",
        kind=KIND,
        title=in_words("state", told),
        by="taken_by",
        text="candidacy__opening__title",
    )


def hires(episode, *, reader):
    where = Coalesce("host__name", "employer", output_field=TextField())
    told = {"kind": KIND, "text": where, "door": "placements:job"}
    yield moments(Hire.objects.filter(episode=episode), at="starts_on", title=_("hired"), **told)


def visits(episode, *, reader):
    goes = {how: _("visit at the host: %(how)s") % {"how": how.label} for how in HowItGoes}
    yield moments(
        Visit.objects.filter(internship__episode=episode),
        at="done_on",
        kind=KIND,
        title=in_words("how", goes),
        by="told_by",
        text="words",
        door="placements:visit",
    )


def host_reports(episode, *, reader):
    told = {kind: _("reported by the host’s tutor: %(what)s") % {"what": kind.label} for kind in ReportKind}
    yield moments(
        HostReport.objects.filter(internship__episode=episode),
        at="reported_at",
        kind=KIND,
        title=in_words("kind", told),
        text="words",
        door=("placements:following", "internship_id"),
    )

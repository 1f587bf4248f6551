"""The closed lists of placing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HostKind(TextChoices):
    BUSINESS = "business", _("business")
    COOPERATIVE_A = "cooperative_a", _("social cooperative, type A")
    COOPERATIVE_B = "cooperative_b", _("social cooperative, type B")
    COOPERATIVE = "cooperative", _("cooperative")
    PUBLIC_BODY = "public_body", _("public body")
    ASSOCIATION = "association", _("association")


class InternshipKind(TextChoices):
    """The types of D.P.Reg. FVG 57/2018, and the inclusion internships of the Accord of 22 January 2015."""

    ORIENTATION = "orientation", _("training and orientation")
    INSERTION = "insertion", _("insertion or re-insertion into work")
    DISADVANTAGED = "disadvantaged", _("for disadvantaged people")
    DISABLED = "disabled", _("for people with disabilities (L. 68/1999)")
    SUMMER = "summer", _("summer internship")
    INCLUSION = "inclusion", _("social inclusion internship (TIS)")


class InterruptionReason(TextChoices):
    HEALTH = "health", _("health")
    ABSENCES = "absences", _("repeated absences")
    UNSUITABLE = "unsuitable", _("tasks or setting not suitable")
    CONFLICT = "conflict", _("difficult relations")
    JOB_FOUND = "job_found", _("found a job")
    FAMILY = "family", _("family reasons")
    HOST = "host", _("decision of the host")
    OTHER = "other", _("other")
    UNKNOWN = "unknown", _("not known")


class ContractKind(TextChoices):
    PERMANENT = "permanent", _("permanent")
    FIXED_TERM = "fixed_term", _("fixed-term")
    APPRENTICESHIP = "apprenticeship", _("apprenticeship")
    AGENCY = "agency", _("through an agency")
    ON_CALL = "on_call", _("on call")
    OTHER = "other", _("other")


class OpeningState(TextChoices):
    """Where an opening stands on a day, as its dates and those of its agreement and host say."""

    COMING = "coming", _("offered later")
    OPEN = "open", _("offered now")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("no longer offered")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {self.COMING: "new", self.OPEN: "good", self.PAUSED: "wait", self.CLOSED: "done"}[self]


class Need(TextChoices):
    """How much a host needs what an opening asks."""

    REQUIRED = "required", _("required")
    DESIRED = "desired", _("desired")


class Fit(TextChoices):
    """How what was seen of one thing stands to the level that is asked."""

    FITS = "fits", _("fits")
    ONE_BELOW = "one_below", _("one step below")
    BELOW = "below", _("several steps below")
    UNSEEN = "unseen", _("not observed yet")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {self.FITS: "good", self.ONE_BELOW: "wait", self.BELOW: "warn", self.UNSEEN: "off"}[self]


class Bearing(TextChoices):
    """What the measure of a whole area says of where one behaviour in it stands."""

    CONFIRMS = "confirms", _("confirms it")
    OPEN = "open", _("leaves it open")
    AGAINST = "against", _("speaks against it: look again together")


GOAL_WORDS = {
    Fit.FITS: _("reached"),
    Fit.ONE_BELOW: _("one step to go"),
    Fit.BELOW: _("several steps to go"),
    Fit.UNSEEN: _("not observed yet"),
}
"""The same, said of a goal one is on the way to."""


class Movement(TextChoices):
    """From one level to a later one."""

    UP = "up", _("higher than at the start")
    SAME = "same", _("as at the start")
    DOWN = "down", _("lower than at the start")
    UNKNOWN = "unknown", _("no level to compare with")


class EvaluationKind(TextChoices):
    MIDTERM = "midterm", _("mid-term")
    FINAL = "final", _("at the end")
    OTHER = "other", _("in between")

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

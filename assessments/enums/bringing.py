"""What a person brings: work and competences."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CompetenceKind(TextChoices):
    """What an entry of the catalogue is, as ESCO divides its skills pillar."""

    SKILL = "skill", _("skill")
    KNOWLEDGE = "knowledge", _("knowledge")
    LANGUAGE = "language", _("language skill")
    GROUP = "group", _("group of competences")


class ReuseLevel(TextChoices):
    """How widely a competence serves, in ESCO’s own words."""

    TRANSVERSAL = "transversal", _("in every job")
    CROSS_SECTOR = "cross-sector", _("in several sectors")
    SECTOR = "sector-specific", _("in one sector")
    OCCUPATION = "occupation-specific", _("in one occupation")


class WorkKind(TextChoices):
    """On what footing somebody worked; none is worth less than another."""

    EMPLOYED = "employed", _("with a contract")
    SELF_EMPLOYED = "self_employed", _("self-employed")
    INFORMAL = "informal", _("without a contract")
    FAMILY = "family", _("family work or care")
    VOLUNTEER = "volunteer", _("volunteering")
    INTERNSHIP = "internship", _("internship or apprenticeship")
    CIVIL_SERVICE = "civil_service", _("civil or military service")
    PRISON = "prison", _("work in prison")


SHOWN_WORK = (
    WorkKind.EMPLOYED,
    WorkKind.SELF_EMPLOYED,
    WorkKind.VOLUNTEER,
    WorkKind.INTERNSHIP,
    WorkKind.CIVIL_SERVICE,
)
"""On these footings one may be said to have worked, outside the service; the others tell of home, prison or the law."""


class Ending(TextChoices):
    """How a job ended, when the person wants to say so."""

    TERM = "term", _("the contract ran out")
    LEFT = "left", _("the person left")
    DISMISSED = "dismissed", _("dismissed")
    CLOSED = "closed", _("the business closed or cut jobs")
    MOVED = "moved", _("moved elsewhere")
    FAMILY = "family", _("family reasons")
    HEALTH = "health", _("health reasons")
    OTHER = "other", _("something else")


class Again(TextChoices):
    """Whether the person would do such work again."""

    YES = "yes", _("yes")
    PERHAPS = "perhaps", _("yes, if something changes")
    NO = "no", _("no")


class HeldKind(TextChoices):
    """What a person may bring."""

    SKILL = "skill", _("something the person can do")
    TOOL = "tool", _("tool or machine")
    LICENCE = "licence", _("licence or permit")
    LANGUAGE = "language", _("language")
    DIGITAL = "digital", _("digital competence")
    QUALIFICATION = "qualification", _("qualification")


class Evidence(TextChoices):
    """How we know of a competence, from the weakest ground to the firmest."""

    SAID = "said", _("told by the person")
    SEEN = "seen", _("seen at work")
    DOCUMENT = "document", _("shown by a document")
    TESTED = "tested", _("tested")

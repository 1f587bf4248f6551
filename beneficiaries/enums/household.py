"""Who lives with a person, whom she cares for, who else is in charge of her."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Relation(TextChoices):
    """What the other one is to the person."""

    SPOUSE = "spouse", _("spouse")
    PARTNER = "partner", _("partner")
    CHILD = "child", _("son or daughter")
    PARENT = "parent", _("mother or father")
    SIBLING = "sibling", _("sister or brother")
    GRANDPARENT = "grandparent", _("grandmother or grandfather")
    GRANDCHILD = "grandchild", _("grandchild")
    OTHER = "other", pgettext_lazy("relation", "other")


class CareKind(TextChoices):
    """What the person does for somebody: the time it takes is what matters here, never why it is needed."""

    CHILDREN = "children", _("looks after children")
    DAILY = "daily", _("helps somebody in everyday life")
    NIGHT = "night", _("is there at night")
    COMPANY = "company", _("takes somebody to school, therapy or appointments")
    OTHER = "other", pgettext_lazy("care", "another duty")


class TimeOfDay(TextChoices):
    """When a duty binds the person; matching knows these words and nothing else of it."""

    MORNING = "morning", _("mornings")
    AFTERNOON = "afternoon", _("afternoons")
    EVENING = "evening", _("evenings")
    NIGHT = "night", _("nights")
    WEEKEND = "weekend", _("weekends")


class ServiceKind(TextChoices):
    """Who else is in charge."""

    HEALTH = "health", _("health authority")
    MENTAL_HEALTH = "mental_health", _("mental health service")
    ADDICTION = "addiction", _("drug and alcohol service")
    JOB_CENTRE = "job_centre", _("job centre")
    SCHOOL = "school", _("school or training centre")
    PROBATION = "probation", _("probation office")
    GUARDIAN = "guardian", _("guardian or support administrator")
    ASSOCIATION = "association", _("association or cooperative")
    LANDLORD = "landlord", _("landlord")
    OTHER = "other", _("another service")


DEEDS = {
    "household.added": _("person of the household added"),
    "household.edited": _("person of the household changed"),
    "duty.added": _("caring duty added"),
    "duty.edited": _("caring duty changed"),
    "service.added": _("other service added"),
    "service.edited": _("other service changed"),
}

"""The closed lists of what comes of an internship: how it was seen at its end, what becomes of a job, courses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EndSide(TextChoices):
    """Who says how an internship went."""

    HOST = "host", _("the host")
    TUTOR = "tutor", _("the service’s tutor")
    PERSON = "person", _("the person")


class Reached(TextChoices):
    """How far an internship brought what it was for."""

    WHOLE = "whole", _("reached")
    PARTLY = "partly", _("partly reached")
    NOT = "not", _("not reached")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {self.WHOLE: "good", self.PARTLY: "wait", self.NOT: "warn"}[self]


class JobState(TextChoices):
    """What became of a job, asked some months later."""

    THERE = "there", _("still employed there")
    ELSEWHERE = "elsewhere", _("employed elsewhere")
    NOT_EMPLOYED = "not_employed", _("not employed")
    NO_ANSWER = "no_answer", _("no answer this time")
    UNREACHABLE = "unreachable", _("unreachable")

    @property
    def look(self):
        """How components/state.html draws it."""
        looks = {self.THERE: "good", self.ELSEWHERE: "good", self.NOT_EMPLOYED: "warn", self.NO_ANSWER: "wait"}
        return looks.get(self, "off")


class EnrolmentState(TextChoices):
    ENROLLED = "enrolled", _("enrolled")
    ATTENDING = "attending", _("attending")
    COMPLETED = "completed", _("completed")
    DROPPED = "dropped", _("dropped out")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {self.ENROLLED: "new", self.ATTENDING: "wait", self.COMPLETED: "good", self.DROPPED: "off"}[self]


class DropReason(TextChoices):
    """Why somebody left a course. Never a diagnosis."""

    JOB_FOUND = "job_found", _("found a job")
    HEALTH = "health", _("health")
    FAMILY = "family", _("family reasons")
    TRANSPORT = "transport", _("could not get there")
    LANGUAGE = "language", _("language too difficult")
    UNSUITABLE = "unsuitable", _("course not suitable")
    CANCELLED = "cancelled", _("course cancelled")
    OTHER = "other", _("other")
    UNKNOWN = "unknown", _("not known")


class CoursePayer(TextChoices):
    """Who pays a course."""

    SERVICE = "service", _("the service")
    REGION = "region", _("the Region")
    PROVIDER = "provider", _("the provider: it costs nothing")
    OTHER = "other", _("somebody else")

"""What is asked, of whom, and how it may be answered."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    CHOICE = "choice", _("multiple choice with points")
    ANCHORED = "anchored", _("behaviour on an anchored scale from 0 to 4")
    FRAMEWORK = "framework", _("level of a framework, by its code")
    NUMBER = "number", _("number")
    DATE = "date", _("date")
    TEXT = "text", _("free text")


WORDED_KINDS = (ItemKind.NUMBER, ItemKind.DATE, ItemKind.TEXT)
"""Answered in the rater's own words or figures, not by choosing a level."""


RATED_KINDS = (ItemKind.CHOICE, ItemKind.ANCHORED)
"""From weaker to stronger: they make areas, strengths and profiles."""


class Absence(TextChoices):
    """Why an item has no level: an answer, and something else than silence."""

    NOT_OBSERVABLE = "not_observable", _("not observable")
    NOT_ASKED = "not_asked", _("not asked")


class RaterRole(TextChoices):
    """As what somebody answers; the first four as in the team."""

    SOCIAL_WORKER = "social_worker", _("social worker")
    MEDIATOR = "mediator", _("job mediator")
    EDUCATOR = "educator", _("job educator")
    COORDINATOR = "coordinator", _("coordinator")
    PERSON = "person", _("the person, of themselves")
    HOST_TUTOR = "host_tutor", _("host’s tutor")
    TRAINER = "trainer", _("trainer")


THE_PERSON = RaterRole.PERSON
"""Asked of herself: there is one, so that she needs no name here."""


OUTSIDE_ROLES = (RaterRole.HOST_TUTOR, RaterRole.TRAINER)
"""They have no account, answer by a link, and are asked only what can be seen at work or in a course."""


class Standing(TextChoices):
    """A level of the anchored scale in short, for tables and papers."""

    ABSENT = "0", _("not there yet")
    SUPPORTED = "1", _("with constant support")
    REMINDED = "2", _("with a reminder")
    ALONE = "3", _("on one’s own")
    HELPING = "4", _("also when it is hard, and helps others")


class OwnStanding(TextChoices):
    """The same levels as the person says them: answers to a sentence about oneself, in plain words."""

    ABSENT = "0", _("Not yet")
    SUPPORTED = "1", _("Yes, if someone stays beside me")
    REMINDED = "2", _("Yes, if someone reminds me")
    ALONE = "3", _("Yes, on my own")
    HELPING = "4", _("Yes, also when it is hard, and I help others")


class OwnAbsence(TextChoices):
    """Why the person gives no level, in plain words; the same two as `Absence`."""

    NOT_OBSERVABLE = "not_observable", _("I do not know")
    NOT_ASKED = "not_asked", _("I prefer not to say")


class Unseen(TextChoices):
    """Why an outsider gives no level: nobody asked her to ask."""

    NOT_OBSERVABLE = "not_observable", _("I have not been able to see this")


class LinkState(TextChoices):
    """How far the link of somebody without an account has come."""

    NONE = "none", _("no link yet")
    SENDING = "sending", _("link on its way")
    FAILED = "failed", _("link not delivered")
    SENT = "sent", _("link sent")
    HANDED = "handed", _("link handed over")
    BEGUN = "begun", _("link opened")
    EXPIRED = "expired", _("link expired")


class Undelivered(TextChoices):
    """Why a letter did not arrive, and what to do."""

    ADDRESS = "address", _("The mail server does not know this address: correct it and send a new link.")

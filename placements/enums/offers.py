"""The sentences on what is offered: a place of an opening, and the agreement under which it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unoffered(TextChoices):
    """Why somebody cannot begin there, or what is to be said before she does."""

    NOT_OFFERED_YET = (
        "not_offered_yet",
        _("The host offers this opening from %(first)s: choose a first day from then on."),
    )
    OFFER_OVER = (
        "offer_over",
        _("This opening closed on %(last)s: ask the host and give it a later day, or leave the opening out."),
    )
    OFFER_PAUSED = (
        "offer_paused",
        _("The host has taken this opening back since %(day)s: ask the host and resume it, or leave the opening out."),
    )
    NO_PLACE = (
        "no_place",
        _(
            "No place of this opening is free in this period (places: %(places)s): "
            "choose other dates, or another opening."
        ),
    )
    PLACE_PROMISED = (
        "place_promised",
        _("The host has accepted somebody else for the last place of this opening: say why it is given otherwise."),
    )
    UNSIGNED = (
        "unsigned",
        _(
            "The agreement is not signed before the internship begins (missing: %(sides)s): "
            "have it signed and file the signature, or say why it cannot wait."
        ),
    )
    OTHER_WORK = (
        "other_work",
        _(
            "The agreement names other kinds of work (%(kinds)s): "
            "amend the agreement first, or say how this is one of them."
        ),
    )

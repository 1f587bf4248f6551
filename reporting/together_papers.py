"""What is agreed together, on paper: a person's project in plain words, and the minutes of a team meeting."""

from django.utils.translation import override

from reporting import tables
from reporting.documents import Imprint

WRITTEN_IN = "it"
"""The language in which the office writes; what was typed is never translated."""


def project(shown, signatures, *, imprint: Imprint, large: bool):
    """A version of the project for the person, in the language she reads best; drafts say that they are drafts."""
    with override(imprint.language):
        review = tables.long_day(shown.project.review_on) if shown.project.review_on else ""
    context = {
        "outline": shown,
        "project": shown.project,
        "person": shown.project.episode.person,
        "signatures": [one for one in signatures if not one.excused],
        "review_day": review,
        "large": large,
        "imprint": imprint,
        "written_in": WRITTEN_IN,
        "is_translated": imprint.language != WRITTEN_IN,
    }
    return "reporting/documents/project.html", context


def minutes(told, *, imprint: Imprint):
    """The minutes as one reader may see them."""
    with override(imprint.language):
        day = tables.long_day(told.meeting.held_on)
    items = {item.pk: item for item in told.items}
    context = {
        "minutes": told,
        "meeting": told.meeting,
        "day": day,
        "additions": [(addition, items.get(addition.item_id)) for addition in told.additions],
        "imprint": imprint,
    }
    return "reporting/documents/minutes.html", context

"""What waits among the things agreed together: signatures that are still missing."""

from django.utils.translation import gettext as _

from beneficiaries.models import Episode
from beneficiaries.models.project_steps import signatures_missing
from reporting.worklists.shapes import Line, day, plate_of


def missing_signatures(user, *, on):
    """Of the projects of people she follows; where none is missing, nothing is said."""
    missing = signatures_missing(Episode.objects.visible_to(user).managed_by(user).open())
    if not missing.exists():
        return (), ()

    def line(signature):
        project = signature.project
        since = _("since %(day)s") % {"day": day(project.proposed_on)}
        return Line(str(project.episode.person), project.get_absolute_url(), signature.name, since, "warn")

    return (), (plate_of(_("Signatures still missing"), "", missing, line),)

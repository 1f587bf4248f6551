"""What is missing for the report: hers to mend, to the coordinator everybody's; out of season a quiet plate."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe.enums import Role
from reporting import rules
from reporting.indicators import Year
from reporting.radar import Asked, found
from reporting.worklists.shapes import Line, Plate


def missing_data(user, *, on):
    title = _("Missing for the report of the year")
    if not rules.in_season(on):
        empty = _("From October on: what has to be mended before the report.")
        return (), (Plate(title, empty, door="reporting:radar"),)
    of_all = user.has_role(Role.COORDINATOR)
    kinds = found(Asked(Year(user.ambito, rules.year_to_mend(on)), on), user=None if of_all else user).by_kind
    lines = tuple(_line(kind, number) for kind, number, _owners in kinds)
    empty = _("Nothing is missing for the report.") if of_all else _("Nothing of yours is missing for the report.")
    return (), (Plate(title, empty, lines, door="reporting:radar"),)


def _line(kind, number):
    state = ngettext("%(n)s record", "%(n)s records", number) % {"n": number}
    return Line(str(kind.label), reverse("reporting:radar_list", args=[kind.code]), str(kind.why), state, "warn")

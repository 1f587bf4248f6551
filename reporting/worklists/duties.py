"""What is due around internships: communications (COB) to be made, policies that end before the internship does."""

from datetime import timedelta

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.enums import ActKind
from placements.models import Act, Agreement, Cover
from reporting.worklists.shapes import SHOWN, Line, day, plate_of, urgency

AHEAD = timedelta(days=30)
STILL = timedelta(days=60)
"""An end that was not communicated is told for so many days after it."""


def communications(user, *, on):
    """The beginning by the day before, an extension and an early end within days: until they are noted as made."""
    acts = Act.objects.visible_to(user).to_communicate(since=on - STILL).with_internships()
    near = [act for act in acts if act.communicate_by <= on + AHEAD]

    def line(act):
        internship, door = act.internship, "placements:note_act" if act.is_communicated_apart else "placements:cover"
        url = reverse(door, args=[act.pk if act.is_communicated_apart else internship.pk])
        detail = f"{internship.host} · {capfirst(_what(act))}"
        by = act.communicate_by
        return Line(str(internship.person), url, detail, day(by), urgency(by, on=on))

    rows = sorted(near, key=lambda act: (act.communicate_by, act.pk))
    empty = _("Every communication (COB) that is due is noted as made.")
    return (), (plate_of(_("Communications (COB) to be made"), empty, rows, line),)


def _what(act):
    return _("new first day") if act.kind == ActKind.AMENDMENT else act.get_kind_display()


def cover_running_out(user, *, on):
    """Policies of internships and of agreements that end within a month, and before an internship they cover."""
    covers = Cover.objects.visible_to(user).running_out(on=on, by=on + AHEAD).with_internships().by_policy()
    agreements = Agreement.objects.visible_to(user).insured_too_short(on=on, by=on + AHEAD).with_hosts()

    def line(row):
        if isinstance(row, Agreement):
            detail, until = _("agreement %(number)s") % {"number": row.number}, row.insured_until
            return Line(str(row.host), row.get_absolute_url(), detail, day(until), urgency(until, on=on))
        internship, until = row.internship, row.liability_until
        detail = _("%(host)s, until %(last)s") % {"host": internship.host, "last": day(internship.last_day)}
        url = reverse("placements:cover", args=[internship.pk])
        return Line(str(internship.person), url, detail, day(until), urgency(until, on=on))

    rows = [*agreements, *covers[: SHOWN + 1]]
    empty = _("Every policy lasts as long as the internships it covers.")
    return (), (plate_of(_("Insurance that ends before the internship"), empty, rows, line),)

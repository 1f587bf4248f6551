"""The list of internships."""

from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from equipe.lists import Column, Listing
from equipe.workbook import Kind
from placements.models.internships import LAST_DAY


def by(*terms):
    """In the order of a field, with the names to decide between equals; what is empty comes last."""

    def ordered(internships):
        return internships.order_by(*(F(term).asc(nulls_last=True) for term in terms), "person__sort_name", "pk")

    return ordered


def _stands(internship, on):
    """Where it stands on a day: the word, and which kind of state it is."""
    if internship.interrupted_on:
        return (_("interrupted"), "stop") if internship.last_day < on else (_("being interrupted"), "warn")
    if internship.last_day < on:
        return _("ended"), "done"
    return (_("still to begin"), "new") if internship.starts_on > on else (_("running"), "good")


def _is_outside(internship, on):
    return _("outside its agreement") if internship.stands_outside_its_agreement else ""


INTERNSHIPS = Listing(
    name="internships",
    door="placements:internships",
    filters=("state", "kind"),
    columns=(
        Column("name", _("Person"), lambda i, on: str(i.person), usual=True, order=by()),
        Column("host", _("Host"), lambda i, on: str(i.host), usual=True, order=by("host__name")),
        Column("kind", _("Kind"), lambda i, on: capfirst(i.get_kind_display()), usual=True, order=by("kind")),
        Column("start", _("First day"), lambda i, on: i.starts_on, Kind.DAY, usual=True, order=by("starts_on")),
        Column(
            "end",
            _("Last day"),
            lambda i, on: i.last_day,
            Kind.DAY,
            usual=True,
            order=lambda rows: rows.order_by(LAST_DAY, "person__sort_name", "pk"),
        ),
        Column("hours", _("Hours a week"), lambda i, on: i.weekly_hours, Kind.NUMBER, order=by("weekly_hours")),
        Column("allowance", _("Monthly allowance"), lambda i, on: i.allowance, Kind.MONEY, order=by("allowance")),
        Column("tutor", _("Tutor of the service"), lambda i, on: i.tutor_name, usual=True),
        Column("host_tutor", _("Tutor at the host"), lambda i, on: i.host_tutor_name, usual=True),
        Column(
            "state", _("State"), lambda i, on: str(_stands(i, on)[0]), usual=True, look=lambda i, on: _stands(i, on)[1]
        ),
        Column("agreement", _("Agreement"), lambda i, on: i.agreement.number if i.agreement else "–", mark=_is_outside),
        Column("team", _("Team"), lambda i, on: i.episode.team.name, order=by("episode__team__name")),
    ),
)

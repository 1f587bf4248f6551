"""The list of hosts. They come with their seats of the day (see HostQuerySet.with_seats)."""

from datetime import timedelta

from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from equipe.lists import Column, Listing
from equipe.workbook import Kind

ENDING_DAYS = 60
"""An agreement that ends within so many days is worth a telephone call."""


def by(*terms):
    """In the order of a field, with the names to decide between equals; what is empty comes last."""

    def ordered(hosts):
        return hosts.order_by(*(F(term).asc(nulls_last=True) for term in terms), "name", "pk")

    return ordered


def _seats(host):
    """How many are taken of those that agreements give on the day: the words, and which kind of state it is."""
    if not host.is_active:
        return _("not in use"), "off"
    if not host.seats:
        return _("no valid agreement"), "warn"
    told = {"taken": host.taken, "seats": host.seats}
    if host.seats > host.taken:
        return _("%(taken)s of %(seats)s taken") % told, "good"
    return _("full: %(taken)s of %(seats)s") % told, "wait"


def _ends_soon(host, on):
    return _("ends soon") if host.agreed_until and host.agreed_until <= on + timedelta(days=ENDING_DAYS) else ""


HOSTS = Listing(
    name="hosts",
    door="placements:hosts",
    filters=("kind", "state"),
    columns=(
        Column("name", _("Name"), lambda h, on: h.name, usual=True, order=by()),
        Column("place", _("Municipality"), lambda h, on: h.place, usual=True, order=by("place")),
        Column("sector", _("Sector"), lambda h, on: h.trade, usual=True, order=by("sector")),
        Column("kind", _("Kind"), lambda h, on: capfirst(h.get_kind_display()), usual=True, order=by("kind")),
        Column("employees", _("Employees"), lambda h, on: h.employees, Kind.NUMBER, usual=True, order=by("employees")),
        Column("seats", _("Seats today"), lambda h, on: str(_seats(h)[0]), usual=True, look=lambda h, on: _seats(h)[1]),
        Column(
            "free",
            _("Free seats"),
            lambda h, on: max(h.seats - h.taken, 0),
            Kind.NUMBER,
            order=lambda rows: rows.order_by(F("seats") - F("taken"), "name", "pk"),
        ),
        Column(
            "until",
            _("Agreement until"),
            lambda h, on: h.agreed_until,
            Kind.DAY,
            usual=True,
            order=by("agreed_until"),
            mark=_ends_soon,
        ),
        Column("contact", _("Contact person"), lambda h, on: h.contact_name, order=by("contact_name")),
        Column("phone", _("Phone"), lambda h, on: h.phone),
        Column("email", _("E-mail"), lambda h, on: h.email),
        Column("address", _("Address"), lambda h, on: h.address),
        Column("vat", _("VAT number"), lambda h, on: h.vat_number, order=by("vat_number")),
    ),
)

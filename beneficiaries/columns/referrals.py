"""The list of referrals."""

from django.db.models import F
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import ReferralState
from equipe.lists import Column, Listing
from equipe.workbook import Kind

LOOKS = {
    ReferralState.SENT: "wait",
    ReferralState.RETURNED: "warn",
    ReferralState.ACCEPTED: "good",
    ReferralState.DECLINED: "stop",
}
"""Which kind of state each is."""


def by(*terms):
    """In the order of a field, with the names to decide between equals; what is empty comes last."""

    def ordered(referrals):
        return referrals.order_by(*(F(term).asc(nulls_last=True) for term in terms), "person__sort_name", "pk")

    return ordered


def _decided_on(referral, on):
    return referral.decided_at and localtime(referral.decided_at).date()


REFERRALS = Listing(
    name="referrals",
    door="beneficiaries:referrals",
    filters=("state", "whose"),
    columns=(
        Column("name", _("Person"), lambda r, on: str(r.person), usual=True, order=by()),
        Column(
            "age",
            _("Age"),
            lambda r, on: r.person.age_on(on),
            Kind.NUMBER,
            order=lambda rows: by("person__birth_date")(rows).reverse(),
        ),
        Column(
            "place",
            _("Municipality"),
            lambda r, on: str(r.person.municipality or ""),
            usual=True,
            order=by("person__municipality__name"),
        ),
        Column("phone", _("Phone"), lambda r, on: r.person.phone),
        Column(
            "referrer",
            _("Referred by"),
            lambda r, on: str(r.referrer),
            usual=True,
            order=by("referrer__last_name", "referrer__first_name"),
        ),
        Column("team", _("Team"), lambda r, on: r.team.name, usual=True, order=by("team__name")),
        Column("sent", _("Sent"), lambda r, on: r.sent_on, Kind.DAY, usual=True, order=by("sent_at")),
        Column("days", _("Days"), lambda r, on: r.days_until(on), Kind.NUMBER, usual=True),
        Column("decided", _("Decided"), _decided_on, Kind.DAY, order=by("decided_at")),
        Column(
            "state",
            _("State"),
            lambda r, on: capfirst(r.get_state_display()),
            look=lambda r, on: LOOKS[r.state],
        ),
        Column("reason", _("Reason"), lambda r, on: r.reason),
    ),
)

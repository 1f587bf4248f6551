"""Whether everybody has the same chance: of the people in charge, who was placed and who was hired, group by group."""

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import CitizenshipGroup, Sex
from equipe.enums import Role
from reporting.enums import Audience
from reporting.indicators.conditions import BY_AGE, NOT_KNOWN, by_choice
from reporting.indicators.figure import Figure, Slice
from reporting.indicators.nouns import CASELOAD, IN_CHARGE
from reporting.indicators.sources import WILSON

BY_DISABILITY = (
    Slice("disabled", _("with a disability"), Q(disabled=True)),
    Slice("not_disabled", _("without a known disability"), Q(disabled=False)),
)

GROUPINGS = {
    "sex": (_("sex"), {"slices": by_choice("person__sex", Sex)}),
    "age": (_("age"), {"slices": BY_AGE}),
    "citizenship": (_("citizenship"), {"slices": by_choice("citizenship_group", CitizenshipGroup)}),
    "disability": (_("disability"), {"slices": BY_DISABILITY, "sensitive": True}),
    "municipality": (_("municipality"), {"by": "place", "labels": {"unknown": NOT_KNOWN}}),
}
"""By what people are compared: its words, and how a figure is broken down by it."""


COMPARED = {
    "in_charge": (_("People in charge, by {group}"), _("People with a case open in the year."), ""),
    "placed": (
        _("People placed, by {group}"),
        _("People in charge who began an internship in the year."),
        "placed",
    ),
    "hired": (_("People hired, by {group}"), _("People in charge who were hired in the year."), "hired"),
}
"""What is compared; the last two are parts of the first, and make the rates."""


def _compared(what, group):
    label, definition, of = COMPARED[what]
    words, lines = GROUPINGS[group]
    gaps = ("missing_municipality",) if group == "municipality" else ()
    sums_to = "people_in_charge" if what == "in_charge" else ""
    told = {"of": of, "source": WILSON, "gaps": gaps, "sums_to": sums_to, "audience": Audience.DESK, **lines}
    return Figure(f"{what}_by_{group}", format_lazy(label, group=words), definition, IN_CHARGE, **told)


EQUITY = tuple(_compared(what, group) for group in GROUPINGS for what in COMPARED)

ROLES = {**{str(role): role.label for role in Role}, "nobody": _("followed by nobody")}


def _workload(code, label, definition, by, *, once=""):
    labels = ROLES if by == "follower_role" else {}
    where = lambda year: Q(case_manager__isnull=False) if once else Q()  # noqa: E731
    told = {"by": by, "labels": labels, "once": once, "published": False, "audience": Audience.DESK}
    return Figure(code, label, definition, CASELOAD, where, **told)


WORKLOAD = (
    _workload(
        "cases_by_unit",
        _("Cases followed at the end of the year, by unit"),
        _("Cases open on 31 December, by the team that follows them."),
        "team__name",
    ),
    _workload(
        "followers_by_unit",
        _("Who follows them, by unit"),
        _("How many colleagues are case managers of these cases; nobody is named or compared."),
        "team__name",
        once="case_manager",
    ),
    _workload(
        "cases_by_role",
        _("Cases followed at the end of the year, by role"),
        _("Cases open on 31 December, by the role of who follows them."),
        "follower_role",
    ),
    _workload(
        "followers_by_role",
        _("Who follows them, by role"),
        _("How many colleagues of each role are case managers of these cases; nobody is named or compared."),
        "follower_role",
        once="case_manager",
    ),
)

"""What could not be counted, and why: each gap is a figure too, so that a list to be mended stands behind it."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import EmploymentStatus, Standing
from reporting.indicators.conditions import within
from reporting.indicators.figure import Figure
from reporting.indicators.nouns import ENTRIES, EPISODES, EXITS, HIRES, IN_CHARGE


def _gap(code, label, definition, noun, where, *, sensitive=False):
    where = where if callable(where) else (lambda year, condition=where: condition)
    return Figure(code, label, definition, noun, where, sensitive=sensitive, published=False)


def _unnoted(moment):
    return Q(**{f"{moment}__pk": None}) | Q(**{f"{moment}__standing": Standing.UNKNOWN})


GAPS = (
    _gap(
        "missing_employment",
        _("Work at entry not known"),
        _("People entered of whom nobody wrote whether they worked: they are no participants of the Fund yet."),
        ENTRIES,
        Q(employment=EmploymentStatus.UNKNOWN),
    ),
    _gap(
        "missing_isced",
        _("Education at entry not known"),
        _("People entered of whom nobody wrote which education they have."),
        ENTRIES,
        Q(isced=""),
    ),
    _gap(
        "missing_facts",
        _("Facts at entry not asked"),
        _("People entered of whom the facts at entry were not written down; who prefers not to say is none of them."),
        ENTRIES,
        Q(entry_facts__pk=None),
    ),
    _gap(
        "missing_municipality",
        _("Municipality not known"),
        _("People in charge of whom nobody wrote where they live."),
        IN_CHARGE,
        Q(place="unknown"),
    ),
    _gap(
        "missing_reason",
        _("Closed without a reason"),
        _("Cases closed in the year without a reason for closing."),
        EPISODES,
        lambda year: within("closed_on")(year) & Q(closing_reason=""),
    ),
    _gap(
        "missing_employment_of_exits",
        _("Work at entry not known, of who left"),
        _("People who left and of whom nobody wrote whether they worked at entry: what changed cannot be told."),
        EXITS,
        Q(employment=EmploymentStatus.UNKNOWN),
    ),
    _gap(
        "missing_exit",
        _("Situation upon leaving not known"),
        _("People who left and of whom nobody noted how they stood to work within four weeks."),
        EXITS,
        _unnoted("leaving"),
    ),
    _gap(
        "missing_six_months",
        _("Situation six months after leaving not known"),
        _("People who left and of whom nobody noted how they stood half a year later; the day may not have come yet."),
        EXITS,
        _unnoted("later"),
    ),
    _gap(
        "jobs_before_case",
        _("Jobs dated before the case"),
        _("Jobs started in the year before the case was opened: they are counted, and one of the two days is wrong."),
        HIRES,
        lambda year: within("starts_on")(year) & Q(starts_on__lt=F("episode__opened_on")),
    ),
)

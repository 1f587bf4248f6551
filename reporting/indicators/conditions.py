"""The conditions that figures are made of: within the year, by a choice, by age, by month."""

from django.db.models import Q
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from placements.enums import InterruptionReason
from reporting import rules
from reporting.indicators.figure import Slice

NOT_KNOWN = _("not known")

AGE_LABELS = {
    "under_18": _("under 18"),
    "18_29": _("18 to 29"),
    "30_54": _("30 to 54"),
    "55_over": _("55 and over"),
}


def by_choice(field, choices, *, unknown=False):
    """One line a choice; a field that may stand empty gets a line of its own, so that the lines make the whole."""
    lines = tuple(Slice(value, label, Q(**{field: value})) for value, label in choices.choices)
    return (*lines, Slice("unknown", NOT_KNOWN, Q(**{field: ""}))) if unknown else lines


def by_month(field):
    return tuple(Slice(f"{number:02}", name, Q(**{f"{field}__month": number})) for number, name in MONTHS.items())


BY_AGE = tuple(Slice(key, AGE_LABELS[key], Q(age__gte=first, age__lte=last)) for key, first, last in rules.AGE_BANDS)


BY_INTERRUPTION = (
    *(line for line in by_choice("interruption_reason", InterruptionReason) if line.key != InterruptionReason.UNKNOWN),
    Slice("unknown", NOT_KNOWN, Q(interruption_reason__in=("", InterruptionReason.UNKNOWN))),
)


def within(field):
    """The field's day lies in the year."""
    return lambda year: Q(**{f"{field}__range": year.days})


def moment_within(field):
    """The field's moment lies in the year."""
    return lambda year: Q(**{f"{field}__gte": year.moments[0], f"{field}__lt": year.moments[1]})

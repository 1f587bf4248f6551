"""Where a picture leads: the page of a figure, the list behind it, the money, the plan of the year."""

from django.urls import reverse
from django.utils.translation import gettext as _

from reporting.explained import list_behind
from reporting.indicators import FIGURES, Glance
from reporting.money_ways import money_page


def figure_page(glance: Glance, code: str) -> str:
    return reverse("reporting:figure", args=[glance.year, code])


def list_of(glance: Glance, code: str, line: str = "") -> str:
    """The cases that a figure counts, or one line of it."""
    return list_behind(FIGURES[code], glance.year, line)


def explained(glance: Glance, code: str, words: str) -> tuple[str, str]:
    return words, figure_page(glance, code)


def targets_of(glance: Glance) -> tuple[str, str]:
    return _("Targets of the year"), money_page("funding_year", glance.ambito, glance.year)


def funds_on(glance: Glance, day) -> tuple[str, str]:
    return _("Money, fund by fund"), money_page("funds", glance.ambito, on=day.isoformat())


def spending_of(glance: Glance) -> tuple[str, str]:
    return _("Spending of the year"), money_page("spending", glance.ambito, year=glance.year)


def shares_of(glance: Glance) -> tuple[str, str]:
    return _("Shares of the municipalities"), money_page("share_out", glance.ambito, glance.year)

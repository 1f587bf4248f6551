"""What of the year's figures is told outside the service: small numbers and what would give them away stay hidden.

All papers of a year tell the same: what is hidden depends on the figures of the year and of those before it, never on
the paper. The sheets of the municipalities are settled together, beneath the figures of the whole district.
"""

from dataclasses import dataclass, field, replace
from itertools import accumulate

from django.utils.translation import gettext as _

from equipe.models import Municipality
from reporting.indicators.counting import FIGURES, Counted, count, series
from reporting.indicators.figure import Unit, Year
from reporting.indicators.hiding import (
    BEHIND_NOTES,
    BEHIND_SHEETS,
    IN_NOTES,
    IN_SHEETS,
    TOLD,
    hidden_in,
    hidden_in_quarters,
    hidden_in_sheets,
)
from reporting.indicators.money import HEADS, MONEY
from reporting.indicators.passing import QUARTERS


class _Hidden:
    """Stands where a number is not told."""

    def __str__(self):
        return _("not shown")

    def __repr__(self):
        return "HIDDEN"


HIDDEN = _Hidden()

MADE_OF = {
    **{code: (heads,) for code, heads in HEADS.items()},
    "contact_minutes": ("contacts",),
    "waiting_days": ("referrals_accepted", "referrals_declined"),
}
"""What would tell a hidden number, or is measured on too few people: hidden where all that it is made of is hidden."""

NOT_PEOPLE = {"agreements_valid_at_year_end", "seats_at_year_end", "eeco18", "eeco19"}

YEARS_BEFORE = 3
"""So many years back it is asked what their papers have told: what was hidden then rests on the years before it too."""


@dataclass(frozen=True)
class Told(Counted):
    """The figures of a year as papers print them: `HIDDEN` where a number is not told, and so the sums of lines."""

    wholes: dict = field(default_factory=dict)

    def whole(self, code):
        return self.wholes[code] if code in self.wholes else super().whole(code)


def tell(year: Year, counted: Counted) -> Told:
    """What may be told of what was counted; a municipality and a quarter are looked at beside all others."""
    if year.municipality:
        return _told(counted, _of_place(year, counted))
    if year.quarter:
        return _told(counted, _of_quarter(year, counted))
    return _told(counted, hidden_in(counted.values, *_before(year)))


def _before(year: Year) -> list[dict]:
    """The figures of the years before, the nearest first: their papers are known."""
    return _figures(TOLD, _years_known(year)[1:])


def _years_known(year: Year) -> list[Year]:
    return list(accumulate(range(YEARS_BEFORE), lambda known, _n: known.before, initial=year))


def _figures(codes, years) -> list[dict]:
    counted = series(codes, years)
    return [counted[each.number] for each in years]


def _told(counted, hidden) -> Told:
    values = {code: _value(code, value, hidden) for code, value in counted.values.items()}
    for code, made_of in MADE_OF.items():
        if all(values.get(each) is HIDDEN or not values.get(each) for each in made_of) and values.get(code):
            values[code] = HIDDEN
    wholes = {code: _whole(code, counted, values, hidden) for code, value in values.items() if isinstance(value, dict)}
    return Told(counted.year, counted.plan, values, wholes)


def _value(code, value, hidden):
    figure = FIGURES[code]
    if figure in MONEY or code in NOT_PEOPLE or value is None:
        return value
    if not isinstance(value, dict):
        return HIDDEN if (code, "") in hidden or not _is_told(code) else value
    if not _is_told(code):
        return dict.fromkeys(value, HIDDEN)
    keys = [line.key for line in figure.slices] or list(value)
    return {
        key: HIDDEN if (code, key) in hidden else value[key] for key in keys if (code, key) in hidden or key in value
    }


def _is_told(code):
    return code in TOLD or code in MADE_OF or code in NOT_PEOPLE or FIGURES[code].unit is Unit.MONEY


def _whole(code, counted, values, hidden):
    figure = FIGURES[code]
    if figure in MONEY:
        return counted.whole(code)
    if figure.sums_to:
        return values[figure.sums_to]
    return HIDDEN if (code, "") in hidden or not _is_told(code) else counted.whole(code)


def _of_place(year: Year, counted: Counted):
    years = _years_known(Year(year.ambito, year.number))
    wholes = [count(years[0]).values, *_figures(TOLD, years[1:])]
    sheets = {
        place.pk: _figures(BEHIND_SHEETS, [replace(each, municipality=place) for each in years])
        for place in Municipality.objects.of([year.ambito]).by_name()
    }
    sheets[year.municipality.pk][0] = counted.values
    hidden = hidden_in_sheets(*zip(wholes, _year_by_year(sheets), strict=True))
    mine = {(code, line) for place, code, line in hidden if place == year.municipality.pk}
    return frozenset(mine | {(code, line) for code, line in _everything(counted.values) if code not in IN_SHEETS})


def _year_by_year(sheets):
    return [dict(zip(sheets, values, strict=True)) for values in zip(*sheets.values(), strict=True)]


def _everything(values):
    for code, value in values.items():
        yield code, ""
        if isinstance(value, dict):
            yield from ((code, key) for key in value)


def _of_quarter(year: Year, counted: Counted):
    year_of_it = replace(year, quarter=None)
    whole = count(year_of_it)
    quarters = {
        number: series(BEHIND_NOTES, [Year(year.ambito, year.number, number)])[year.number] for number in QUARTERS
    }
    found = hidden_in_quarters(whole.values, quarters, hidden_in(whole.values, *_before(year_of_it)))
    hidden = {(code, line) for number, code, line in found if number == year.quarter}
    return frozenset(hidden | {(code, line) for code, line in _everything(counted.values) if code not in IN_NOTES})

"""A sum shared out among the municipalities of a district, to the cent, by the key somebody chose."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from equipe.models import Ambito, Municipality
from reporting import rules
from reporting.enums import Key
from reporting.indicators.figure import Year
from reporting.indicators.service import PEOPLE


@dataclass(frozen=True)
class Part:
    """What one municipality weighs by the key, and its part of the sum."""

    municipality: Municipality
    weight: int
    amount: Decimal


def split(ambito: Ambito, amount: Decimal, *, key: str, year: int) -> list[Part]:
    """The parts, by name; none where no municipality weighs anything by this key. They always make the sum."""
    places = list(Municipality.objects.of([ambito]).by_name())
    weights = weights_of(places, key=key, year=Year(ambito, year))
    if not sum(weights):
        return []
    return [Part(*told) for told in zip(places, weights, rules.share_out(amount, weights), strict=True)]


def without_population(ambito: Ambito) -> list[Municipality]:
    return list(Municipality.objects.of([ambito]).filter(population=None).by_name())


def weights_of(places: list[Municipality], *, key: str, year: Year) -> list[int]:
    """What each municipality weighs: its inhabitants, the people in charge who live there, or one."""
    if key == Key.EQUAL:
        return [1] * len(places)
    if key == Key.POPULATION:
        return [place.population or 0 for place in places]
    return people_in_charge(places, year)


def people_in_charge(places: list[Municipality], year: Year) -> list[int]:
    """The people in charge during the year, by the municipality they live in: counted as the figure counts them."""
    figure = next(figure for figure in PEOPLE if figure.code == "people_in_charge")
    rows = figure.noun.rows(year).filter(figure.where(year)).order_by()
    counted = dict(rows.values_list("person__municipality").annotate(Count("person", distinct=True)))
    return [counted.get(place.pk, 0) for place in places]

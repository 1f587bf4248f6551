"""Municipality by municipality: how many of a thousand inhabitants were in charge in the year."""

from decimal import Decimal

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe.workbook import Kind
from reporting.indicators import FIGURES, Glance
from reporting.matrices import Line, Matrix
from reporting.pictures.shapes import Bar, Picture
from reporting.pictures.ways import explained, list_of, shares_of
from reporting.tables import NOTHING, Cell

BY_PLACE = "in_charge_by_municipality"


def by_place(glance: Glance) -> Picture:
    """The municipalities, most for their inhabitants first; then those whose inhabitants nobody has written down."""
    people = dict(glance.counted[BY_PLACE])
    known = {place.name: place.population for place in glance.places}
    rows = [(name, people.get(name, 0), known.get(name)) for name in (*known, *(people.keys() - known.keys()))]
    rows = sorted(rows, key=lambda row: (-(rate_of(*row[1:]) or 0), row[2] is None, row[0]))
    rows = [row for row in rows if row[1] or row[2]]
    most = max((rate_of(*row[1:]) or 0 for row in rows), default=0)
    columns = (_("People in charge"), _("Inhabitants"), _("Of 1,000 inhabitants"))
    return Picture(
        "places",
        _("By municipality"),
        _sentence([(name, rate_of(*told)) for name, *told in rows]),
        bars=tuple(_bar(glance, *row, most) for row in rows),
        table=Matrix(
            "places", "", _("People in charge in the year, by where they live."), columns, _lines(glance, rows)
        ),
        head=_("Municipality"),
        ways=(
            explained(glance, BY_PLACE, _("People in charge, by municipality")),
            shares_of(glance),
        ),
    )


def rate_of(people: int, population: int | None) -> Decimal | None:
    """People of a thousand inhabitants, with one decimal; nothing where nobody has counted them."""
    return (Decimal(1000 * people) / population).quantize(Decimal("0.1")) if population else None


def _shown(rate):
    return formats.number_format(rate, 1, use_l10n=True)


def _label(name):
    return capfirst(str(FIGURES[BY_PLACE].label_of(name)))


def _bar(glance, name, people, population, most):
    counted = ngettext("%(n)s person", "%(n)s people", people) % {"n": people}
    rate = rate_of(people, population)
    note = counted if rate is not None else _("%(people)s; inhabitants not known") % {"people": counted}
    url = list_of(glance, BY_PLACE, name) if people else ""
    return Bar(
        _label(name), "–" if rate is None else _shown(rate), (("spent", rate or 0),), most or 1, url=url, note=note
    )


def _lines(glance, rows):
    return tuple(
        Line(
            _label(name),
            list_of(glance, BY_PLACE, name),
            (
                Cell(people),
                Cell(population),
                NOTHING if not population else Cell(_shown(rate_of(people, population)), Kind.TEXT),
            ),
        )
        for name, people, population in rows
    )


def _sentence(rates):
    known = [(name, rate) for name, rate in rates if rate is not None]
    if not rates:
        return _("No municipality is written down, and nobody was in charge.")
    if not known:
        return _("Nobody has written down the inhabitants of the municipalities: people are counted, rates are not.")
    (first, most), (last, fewest) = known[0], known[-1]
    told = {"first": first, "most": _shown(most), "last": last, "fewest": _shown(fewest)}
    if len(known) == 1:
        return _("In %(first)s, %(most)s of 1,000 inhabitants were in charge.") % told
    if most == fewest:
        return _("In every municipality, %(most)s of 1,000 inhabitants were in charge.") % told
    return (
        _("Of 1,000 inhabitants, most were in charge in %(first)s (%(most)s), fewest in %(last)s (%(fewest)s).") % told
    )

"""What a closed session tells the coordinator: how the items are read, never who reads them how.

Counted are cases that so many others have rated that none of them is known by it. How far colleagues are apart is said
from this session; a coefficient needs more cases, and so is reckoned over all sessions of the district up to this one.
"""

from dataclasses import dataclass

from assessments import rules
from assessments.enums import Reading, Unmeasured
from assessments.measures.agreement import Alpha, Metric, alpha
from assessments.measures.apart import apart
from assessments.measures.bands import agreement_band
from assessments.models import CalibrationSession, Item, SessionVignette
from assessments.vignette_results import ratings_of
from assessments.vignette_words import Reads
from equipe.verdicts import Verdict


@dataclass(frozen=True)
class Coefficient:
    """An alpha as a page shows it: the number with its interval, or why there is none."""

    alpha: Alpha
    withheld: Verdict

    @property
    def value(self):
        return None if self.withheld.refused else self.alpha.value

    @property
    def reading(self):
        """In words what it is worth; else why there is none."""
        if self.withheld.refused:
            return str(self.withheld.reasons[0])
        if self.alpha.trouble:
            return Unmeasured(self.alpha.trouble.value).label
        return Reading(agreement_band(self.value).value).label


@dataclass(frozen=True)
class Spread:
    """The case on which an item was read most differently, and from which level to which."""

    asked: SessionVignette
    lowest: int
    highest: int


@dataclass(frozen=True)
class ItemAgreement:
    """How one item is read: how far two colleagues are apart on average, in how many cases, and where most."""

    item: Item
    apart: float | None
    cases: int
    raters: int
    widest: Spread | None
    coefficient: Coefficient

    @property
    def reads(self):
        if self.apart is None:
            return Reads.UNKNOWN
        return Reads.DIFFERENTLY if rules.is_read_differently(self.apart) else Reads.ALIKE


@dataclass(frozen=True)
class SessionAgreement:
    """How far the staff agree in a session, what is read most differently on top."""

    rows: list[ItemAgreement]
    raters: int
    withheld: Verdict
    whole: Coefficient | None = None

    @property
    def to_discuss(self):
        return [row for row in self.rows if row.reads == Reads.DIFFERENTLY]


def agreement_of(session, user):
    """What the coordinator sees of a closed session; nothing where so few rated that she could tell who chose what."""
    tables = _tables(session)
    raters = {rater for _item, rows in tables.values() for _asked, levels in rows for rater in levels}
    withheld = rules.anonymous(len(raters - {user.pk}))
    if withheld.refused:
        return SessionAgreement([], len(raters), withheld)
    earlier = [_tables(one) for one in CalibrationSession.objects.up_to(session).with_vignettes()]
    rows = [_agreement(code, item, rows, earlier, user) for code, (item, rows) in tables.items()]
    rows.sort(key=lambda row: (row.apart is None, -(row.apart or 0)))
    everything = [
        levels for item, rows in tables.values() if item.is_behaviour for _asked, levels in _counted(rows, user)
    ]
    return SessionAgreement(rows, len(raters), withheld, _coefficient(everything))


def _tables(session):
    """Item code to the item and its cases, each with rater to the step of the level she chose."""
    given = ratings_of(session)
    tables = {}
    for asked in session.cases:
        for item in asked.items():
            steps = {value: step for step, (value, _label) in enumerate(item.choices)}
            levels = {
                rater: steps[answers[item.code].value]
                for (case, rater), answers in given.items()
                if case == asked.pk and item.code in answers and answers[item.code].value is not None
            }
            tables.setdefault(item.code, (item, []))[1].append((asked, levels))
    return tables


def _counted(rows, user):
    return [
        (asked, levels)
        for asked, levels in rows
        if rules.anonymous(sum(rater != user.pk for rater in levels)).favourable
    ]


def _agreement(code, item, rows, earlier, user):
    counted = _counted(rows, user)
    ever = [
        levels
        for tables in earlier
        if code in tables and tables[code][0].lineage == item.lineage
        for _asked, levels in _counted(tables[code][1], user)
    ]
    return ItemAgreement(
        item=item,
        apart=apart([list(levels.values()) for _asked, levels in counted]),
        cases=len(counted),
        raters=len({rater for _asked, levels in counted for rater in levels}),
        widest=_widest(item, counted),
        coefficient=_coefficient(ever),
    )


def _widest(item, counted):
    """The case that was read most differently; none where all chose the same."""
    values = [value for value, _label in item.choices]
    spreads = [(asked, min(levels.values()), max(levels.values())) for asked, levels in counted]
    asked, low, high = max(spreads, key=lambda spread: spread[2] - spread[1], default=(None, 0, 0))
    return Spread(asked, values[low], values[high]) if low < high else None


def _coefficient(cases):
    """Krippendorff's alpha for levels in order, one row a case and one column a rater."""
    raters = sorted({rater for levels in cases for rater in levels})
    found = alpha([[levels.get(rater) for rater in raters] for levels in cases] or [[None]], Metric.ORDINAL)
    return Coefficient(found, rules.withheld(found.units))

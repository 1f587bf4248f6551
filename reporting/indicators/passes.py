"""Rows counted in one question: each noun is an arm of it, and gives its numbers as one list a group of rows."""

from collections import Counter, defaultdict
from functools import reduce
from operator import itemgetter, or_

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, FloatField, Func, IntegerField, Q, TextField, Value

from reporting.indicators.figure import Figure, Unit, Year


class Numbers(Func):
    """Several numbers as one list, so that nouns with many figures and few fit into one question."""

    template = "ARRAY[%(expressions)s]::double precision[]"
    output_field = ArrayField(FloatField())


class Arm:
    """The figures of one noun in one year that are counted together: one pass over the rows that any of them counts."""

    def __init__(self, number: int, year: Year, figures: list[Figure]):
        self.number, self.year, self.figures = number, year, figures
        self.noun, asked = figures[0].noun, {figure.of for figure in figures}
        self.apart = [fact for fact in self.noun.apart if fact in asked]
        self.by = next((figure.by for figure in figures if figure.by), "")
        conditions = dict.fromkeys(figure.where(year) for figure in figures)
        self.counted = reduce(or_, conditions) if all(conditions) else Q()  # an empty condition counts every row
        self.asked = {figure.code: figure.aggregates(year, known=self.counted) for figure in figures}
        self.questions = reduce(or_, self.asked.values())

    def rows(self, facts: int):
        """A row for each group: whose it is, its line, for so many facts whether they hold, its numbers.

        The group is told after the numbers: so its rows are grouped by what is told, and by no more than that rests on.
        """
        rows = self.noun.rows(self.year).filter(self.counted).order_by()
        rows = rows.values(arm=Value(self.number, output_field=IntegerField()))
        rows = rows.annotate(told=Numbers(*self.questions.values()))
        line = F(self.by) if self.by else Value("", output_field=TextField())
        held = [*map(F, self.apart), *[Value(False)] * (facts - len(self.apart))]
        rows = rows.annotate(line=line, **{f"fact_{place}": fact for place, fact in enumerate(held)})
        return rows.values_list("arm", "line", *(f"fact_{place}" for place in range(facts)), "told")

    def values(self, answers: list) -> dict:
        """The figures' values out of the line, the facts and the numbers of each group."""
        groups = [
            (line, dict(zip(self.apart, facts, strict=False)), dict(zip(self.questions, told, strict=True)))
            for line, *facts, told in answers
        ]
        return {figure.code: _value(figure, figure.read(self._read(figure, groups))) for figure in self.figures}

    def _read(self, figure, groups) -> dict:
        """The answers to the figure's questions: the numbers of the groups that it counts, added up."""
        mine = [(line, told) for line, facts, told in groups if facts.get(figure.of, True)]
        if figure.by:
            lines = Counter()
            for line, told in sorted(mine, key=itemgetter(0)):
                lines[line] += told[figure.code]
            return {figure.code: lines}
        return {name: _added(figure, [told[name] for _, told in mine]) for name in self.asked[figure.code]}


def counted_in(years, figures) -> dict:
    """The figures of these years, by year and code: one question for what stands in rows, and what is reckoned."""
    plain = [figure for figure in figures if not (figure.is_rate or figure.reckoned)]
    arms = _arms(years, plain)
    answers = defaultdict(list)
    if arms:
        facts = max(len(arm.apart) for arm in arms)
        first, *others = (arm.rows(facts) for arm in arms)
        for arm, *told in first.union(*others, all=True) if others else first:
            answers[arm].append(told)
    values = {year.number: {} for year in years}
    for arm in arms:
        values[arm.year.number].update(arm.values(answers[arm.number]))
    for year in years:
        values[year.number].update(_reckoned(year, figures))
        rates = {figure.code: figure.rate(values[year.number]) for figure in figures if figure.is_rate}
        values[year.number].update(rates)
    return values


def _arms(years, figures) -> list[Arm]:
    grouped = defaultdict(list)
    for year in years:
        for figure in figures:
            grouped[year.number, figure.noun.name, figure.noun.apart or figure.by].append((year, figure))
    pairs = enumerate(grouped.values())
    return [Arm(number, asked[0][0], [figure for _year, figure in asked]) for number, asked in pairs]


def _reckoned(year, figures) -> dict:
    """What takes more than a question; figures that are reckoned alike are reckoned once."""
    done = {figure.reckoned: figure.reckoned(year) for figure in figures if figure.reckoned}
    return {
        figure.code: {key: len(rows) for key, rows in done[figure.reckoned].items() if rows}
        for figure in figures
        if figure.reckoned
    }


def _added(figure, numbers):
    """Counts add up; what is measured was measured in one group, or in none."""
    if not figure.measure:
        return sum(numbers)
    (measured,) = numbers or (None,)
    return measured


def _value(figure, value):
    """Whole numbers, days and hours; nothing where there was nothing to measure."""
    if isinstance(value, dict):
        return {key: int(part) for key, part in value.items()}
    if value is None:
        return None
    return round(value / 60) if figure.unit is Unit.HOURS else round(value)

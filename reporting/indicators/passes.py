"""Rows counted in one question: each noun is an arm of it, and gives its numbers as one list for each of its keys."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, FloatField, Func, IntegerField, Q, TextField, Value
from django.db.models.functions import Cast

from reporting.indicators.figure import Figure, Unit, Year


class Numbers(Func):
    """Several numbers as one list, so that nouns with many figures and few fit into one question."""

    template = "ARRAY[%(expressions)s]::double precision[]"
    output_field = ArrayField(FloatField())


class Arm:
    """The figures of one noun in one year that share their lines: one pass over the rows that any of them counts."""

    def __init__(self, number: int, year: Year, figures: list[Figure]):
        self.number, self.year, self.figures = number, year, figures
        self.by = figures[0].by
        self.questions = {name: asked for each in figures for name, asked in each.aggregates(year).items()}

    def rows(self):
        conditions = [figure.where(self.year) for figure in self.figures]
        counted = reduce(or_, conditions) if all(conditions) else Q()  # an empty condition counts every row
        rows = self.figures[0].noun.rows(self.year).filter(counted).order_by()
        key = Cast(F(self.by), TextField()) if self.by else Value("", output_field=TextField())
        rows = rows.values(arm=Value(self.number, output_field=IntegerField()), line=key)
        return rows.annotate(told=Numbers(*self.questions.values())).values_list("arm", "line", "told")

    def values(self, answers: dict) -> dict:
        """The figures' values out of its lines: {line: numbers}."""
        lines = {
            line: dict(zip(self.questions, told, strict=True)) for line, told in answers.items() if line is not None
        }
        if self.by:
            read = {name: {line: told[name] for line, told in sorted(lines.items())} for name in self.questions}
        else:
            read = lines.get("") or dict.fromkeys(self.questions, 0)
        return {figure.code: _value(figure, figure.read(read)) for figure in self.figures}


def counted_in(years, figures) -> dict:
    """The figures of these years, by year and code: one question for what stands in rows, and what is reckoned."""
    plain = [figure for figure in figures if not (figure.is_rate or figure.reckoned)]
    arms = _arms(years, plain)
    answers = defaultdict(dict)
    if arms:
        first, *others = (arm.rows() for arm in arms)
        for arm, line, told in first.union(*others, all=True) if others else first:
            answers[arm][line] = told
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
            grouped[year.number, figure.noun.name, figure.by].append((year, figure))
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


def _value(figure, value):
    """Whole numbers, days and hours; nothing where there was nothing to measure."""
    if isinstance(value, dict):
        return {key: int(part) for key, part in value.items()}
    if value is None:
        return None
    return round(value / 60) if figure.unit is Unit.HOURS else round(value)

"""How long things take: the median of the days between two days, and between which two numbers the middle half lies."""

from django.db.models import Aggregate, FloatField, Func, IntegerField
from django.db.models.functions import TruncDate
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reporting.indicators.figure import Figure, Unit


class Days(Func):
    """The days from the second day to the first."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


class Quantile(Aggregate):
    """Below it lies this part of all values."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(at)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


ANSWERED_IN = Days(TruncDate("decided_at"), TruncDate("sent_at"))


def quantile(expression, at):
    return lambda where: Quantile(expression, at=at, filter=where)


def median(expression):
    return quantile(expression, 0.5)


def duration(code, label, definition, noun, where, expression, *, of="", **known) -> tuple[Figure, ...]:
    """A median with its two quarters."""
    spread = (f"{code}_from", f"{code}_to")
    told = {"measure": median(expression), "unit": Unit.DAYS, "spread": spread, "of": of, **known}
    return Figure(code, label, definition, noun, where, **told), *quarters(code, label, noun, where, expression, of=of)


def quarters(code, label, noun, where, expression, *, of="") -> tuple[Figure, ...]:
    """Between which two numbers of days the middle half of all lies."""
    sides = (
        ("from", 0.25, _("{what}: shortest quarter"), _("A quarter of them took as many days or fewer.")),
        ("to", 0.75, _("{what}: longest quarter"), _("A quarter of them took as many days or more.")),
    )
    return tuple(
        Figure(
            f"{code}_{side}",
            format_lazy(words, what=label),
            definition,
            noun,
            where,
            of=of,
            measure=quantile(expression, at),
            unit=Unit.DAYS,
        )
        for side, at, words, definition in sides
    )

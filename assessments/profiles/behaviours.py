"""What a person does, by area: measured where there is a calibration, otherwise what was agreed, and said so."""

from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import NamedTuple

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.enums import Changed, ChangedInShort
from assessments.measuring import Measured, RoundMeasures, measures_of
from assessments.models import Round
from assessments.profiles.agreed import Behind, Line, Side, behind
from equipe.verdicts import Verdict


class Marks(NamedTuple):
    """Where the marks of a bar stand, in hundredths of a level."""

    value: int | None
    low: int | None
    high: int | None
    earlier: int | None
    own: int | None


@dataclass(frozen=True)
class Bar:
    """An area, or all of them, on the scale from 0 to 4.

    Measured, `value` is the level a mean rater would give, `low` and `high` its interval of 95 %; not measured, what
    was agreed, from the lowest rater to the highest. `own` is the person's own view, `changed` nothing while no earlier
    round was measured.
    """

    code: str
    title: str
    value: float | None
    low: float | None
    high: float | None
    agreed: float | None
    earlier: float | None
    own: float | None
    behind: tuple[Behind, ...]
    is_measured: bool
    changed: str = ""
    withheld: str = ""

    @property
    def ratings(self):
        return sum(one.ratings for one in self.behind)

    @property
    def has_range(self):
        return self.low is not None and self.high > self.low

    @property
    def marks(self):
        """Where to draw: hundredths of a level, whole numbers that mean the same in every language."""
        told = (self.value, self.low, self.high, self.earlier, self.own)
        return Marks(*(None if one is None else round(100 * one) for one in told))

    @property
    def in_words(self):
        """What the drawing shows, for whoever cannot see it."""
        if self.value is None:
            return _("%(title)s: not observable") % {"title": self.title}
        parts = [_("%(title)s: %(value)s of 4") % {"title": self.title, "value": number_format(self.value, 1)}]
        if self.has_range:
            between = _("between %(low)s and %(high)s") if self.is_measured else _("raters from %(low)s to %(high)s")
            parts.append(between % {"low": number_format(self.low, 1), "high": number_format(self.high, 1)})
        if self.earlier is not None:
            parts.append(_("before %(value)s") % {"value": number_format(self.earlier, 1)})
        if self.changed:
            parts.append(str(self.changed_in_short))
        if self.own is not None:
            parts.append(_("the person’s own view %(value)s") % {"value": number_format(self.own, 1)})
        return "; ".join(parts)

    @property
    def changed_in_words(self):
        return Changed(self.changed).label if self.changed else ""

    @property
    def changed_in_short(self):
        return ChangedInShort(self.changed).label if self.changed else ""

    @property
    def changed_kind(self):
        """The colour and shape of the word."""
        return {"improved": "good", "worsened": "warn"}.get(self.changed, "off")


@dataclass(frozen=True)
class Behaviours:
    """The bars of a round and how far they can be compared: `reasons` tell what stands against it."""

    round: Round
    overall: Bar
    areas: tuple[Bar, ...]
    lines: tuple[Line, ...]
    is_measured: bool
    comparable: str
    reasons: Verdict
    calibrated_until: date | None = None
    earlier_on: date | None = None

    @property
    def bars(self):
        return (self.overall, *self.areas)

    @property
    def behind(self):
        return self.overall.behind

    @property
    def has_own_view(self):
        return any(bar.own is not None for bar in self.bars)


def behaviours_of(side: Side) -> Behaviours:
    """Three questions to the database, for the measures."""
    measures = measures_of(side.round)
    measured = {one.code: one for one in measures.areas}
    before = measures.earlier_round if measures.is_measured else side.before
    return Behaviours(
        round=side.round,
        overall=_bar(measures.overall, _("All together"), side.lines),
        areas=tuple(_bar(measured.get(area.code), area.title, lines) for area, lines in side.by_area.items()),
        lines=side.lines,
        is_measured=measures.is_measured,
        comparable=_comparable(measures, side),
        reasons=measures.comparability,
        calibrated_until=measures.calibration.until if measures.calibration else None,
        earlier_on=(before.agreed_on or before.opened_on) if before else None,
    )


def _bar(measured: Measured | None, title, lines) -> Bar:
    looks = [look for line in lines for look in line.looks]
    told = {
        "code": lines[0].item.area.code if measured is None else measured.code,
        "title": title,
        "agreed": _mean(line.agreed.value for line in lines),
        "behind": behind(looks),
    }
    if measured is None or measured.placed is None:
        return Bar(**told, **_as_agreed(lines, looks, measured))
    own = measured.own.fair if measured.own else measured.own_mean
    return Bar(
        **told,
        value=measured.placed.fair,
        low=measured.placed.fair_lower,
        high=measured.placed.fair_upper,
        earlier=measured.earlier.fair if measured.earlier else None,
        own=own,
        is_measured=True,
        changed=measured.change.movement if measured.change and measured.change.movement else "",
    )


def _as_agreed(lines, looks, measured):
    """Plain means, where nothing was measured."""
    means = [_mean(look.value for look in looks if look.key == key) for key in {look.key for look in looks}]
    return {
        "value": _mean(line.agreed.value for line in lines),
        "low": min(means, default=None),
        "high": max(means, default=None),
        "earlier": _mean(line.earlier.value for line in lines),
        "own": measured.own_mean if measured else None,
        "is_measured": False,
        "withheld": measured.withheld if measured else "",
    }


def _mean(values):
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _comparable(measures: RoundMeasures, side: Side) -> str:
    """How far the numbers can be compared, in one sentence."""
    if not measures.is_measured:
        return str(next((reason.text for reason in measures.comparability.reasons if reason.blocking), ""))
    raters = len({look.key for look in side.looks})
    told = {"n": raters, "day": date_format(measures.calibration.until, "SHORT_DATE_FORMAT")}
    if measures.comparability.warned:
        return (
            ngettext(
                "Comparable with care: one rater, on the scale of the ratings up to %(day)s.",
                "Comparable with care: %(n)s raters, on the scale of the ratings up to %(day)s.",
                raters,
            )
            % told
        )
    return (
        ngettext(
            "Comparable with other people and other times of this district: one rater, whose severity was taken out, "
            "on the scale of the ratings up to %(day)s.",
            "Comparable with other people and other times of this district: %(n)s raters, whose severity was taken "
            "out, on the scale of the ratings up to %(day)s.",
            raters,
        )
        % told
    )

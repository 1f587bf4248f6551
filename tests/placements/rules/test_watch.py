"""Early signals, each with the values at which it begins and ends; what was put aside comes back with news."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from placements.enums import ActKind, HowItGoes, Presence, SignalKind
from placements.rules import watch
from placements.rules.acts import Change
from placements.rules.watch import Seen, Signal, Visited

ON = date(2026, 6, 30)  # a Tuesday
AWAY, HERE, SHUT = Presence.ABSENT, Presence.PRESENT, Presence.CLOSED


def ago(n):
    return ON - timedelta(days=n)


@pytest.mark.parametrize(
    ("days", "latest"),
    [
        ([], None),
        ([(0, AWAY), (1, AWAY)], None),
        ([(0, AWAY), (1, AWAY), (13, AWAY)], ON),
        ([(0, AWAY), (1, AWAY), (14, AWAY)], None),  # the fourteenth day before is out
        ([(3, AWAY), (4, AWAY), (5, SHUT), (6, AWAY)], ago(3)),
        ([(1, SHUT), (2, SHUT), (3, SHUT)], None),
    ],
)
def test_absences(days, latest):
    signal = watch.absences([(ago(n), presence) for n, presence in days], on=ON)
    assert (signal and signal.latest) == latest


WEEK = [date(2026, 6, 22) + timedelta(n) for n in range(5)]


@pytest.mark.parametrize(
    ("presences", "found"),
    [
        ([AWAY] * 5, True),
        ([AWAY, AWAY, SHUT, SHUT, SHUT], True),
        ([AWAY, SHUT, SHUT, SHUT, SHUT], False),  # one day says little
        ([SHUT] * 5, False),
        ([AWAY, AWAY, AWAY, AWAY, HERE], False),
    ],
)
def test_a_week_without_presence(presences, found):
    noted = list(zip(WEEK, presences, strict=True))
    signal = watch.empty_week(noted, on=ON)
    assert bool(signal) == found
    assert watch.empty_week(noted, on=date(2026, 6, 27)) is None  # the week is not over
    assert watch.empty_week([*noted, (date(2026, 6, 29), HERE)], on=ON) == signal
    assert watch.empty_week([*noted, (date(2026, 6, 29), HERE)], on=date(2026, 7, 6)) is None


def acts(*amendments):
    start = Change(ActKind.START, 1, date(2026, 3, 1), date(2026, 8, 31), 30, Decimal(400))
    return [start, *(Change(ActKind.AMENDMENT, n, day, weekly_hours=h) for n, (day, h) in enumerate(amendments, 2))]


@pytest.mark.parametrize(
    ("amendments", "latest"),
    [
        ([], None),
        ([(ago(5), 36)], None),
        ([(ago(5), 30)], None),
        ([(ago(5), 20)], ago(5)),
        ([(ago(29), 20)], ago(29)),
        ([(ago(30), 20)], None),
        ([(ON + timedelta(1), 20)], None),
        ([(ago(20), 36), (ago(3), 32)], ago(3)),
    ],
)
def test_fewer_hours(amendments, latest):
    signal = watch.fewer_hours(acts(*amendments), on=ON)
    assert (signal and signal.latest) == latest


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ([], False),
        ([(3, HowItGoes.WATCH)], False),
        ([(3, HowItGoes.WORRYING)], True),
        ([(29, HowItGoes.WORRYING)], True),
        ([(30, HowItGoes.WORRYING)], False),
        ([(9, HowItGoes.WORRYING), (3, HowItGoes.WELL)], False),  # the latest one counts
    ],
)
def test_a_worrying_note(done, found):
    visits = [Visited(ago(n), ago(n), how, is_open=False) for n, how in done]
    assert bool(watch.negative_note(visits, on=ON)) == found


@pytest.mark.parametrize(
    ("looks", "found"),
    [
        ([("A", 20, 3)], False),
        ([("A", 20, 3), ("A", 2, 2)], False),
        ([("A", 20, 3), ("A", 2, 1)], True),
        ([("A", 20, 3), ("B", 2, 1)], False),  # another tutor's eyes are no fall
        ([("A", 20, 4), ("A", 10, 2), ("A", 2, 2)], False),
        ([("A", 60, 4), ("A", 31, 1)], False),
    ],
)
def test_a_level_that_falls(looks, found):
    seen = [Seen(who, "on-time", "Punctuality", level, ago(n)) for who, n, level in looks]
    assert bool(watch.lower_level(seen, on=ON)) == found


@pytest.mark.parametrize(("weeks", "found"), [(0, False), (1, False), (2, True), (5, True)])
def test_weeks_that_nobody_confirms(weeks, found):
    assert bool(watch.unconfirmed([date(2026, 6, 1) + timedelta(7 * n) for n in range(weeks)])) == found


@pytest.mark.parametrize(("late", "is_open", "found"), [(7, True, False), (8, True, True), (8, False, False)])
def test_a_visit_that_is_late(late, is_open, found):
    assert bool(watch.visit_overdue([Visited(ago(late), is_open=is_open)], on=ON)) == found


def test_an_accident_is_told_until_somebody_says_what_was_done():
    assert watch.accident([]) is None
    assert watch.accident([ago(3), ago(1)]).latest == ago(1)


def test_what_was_put_aside_comes_back_with_something_newer():
    signal = Signal(SignalKind.ABSENCES, ago(2), "…")
    assert watch.standing([signal, None], {}) == [signal]
    assert watch.standing([signal], {SignalKind.ABSENCES: ago(2)}) == []
    assert watch.standing([signal], {SignalKind.ABSENCES: ago(3)}) == [signal]
    assert watch.standing([signal], {SignalKind.ACCIDENT: ago(1)}) == [signal]


def test_each_says_what_it_found():
    signal = watch.absences([(ago(n), AWAY) for n in (1, 2, 3)], on=ON)
    assert signal.sentence == "Absent on 3 of the planned days since 27/06/2026."

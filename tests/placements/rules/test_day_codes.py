"""What may be typed for a day, and what it means; no database."""

from datetime import date
from decimal import Decimal

import pytest

from placements.enums import AbsenceReason, DayKind, Presence, Unreadable
from placements.rules.day_codes import ABSENT, CannotRead, read, token, write
from placements.rules.planning import Noted, PlannedDay

TODAY = date(2026, 6, 30)
DAY = PlannedDay(date(2026, 6, 15), DayKind.PLANNED, Decimal(4))
FREE = PlannedDay(date(2026, 6, 13), DayKind.FREE)
AHEAD = PlannedDay(date(2026, 7, 1), DayKind.PLANNED, Decimal(4))
SUSPENDED = PlannedDay(date(2026, 6, 15), DayKind.SUSPENDED)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("p", Noted(Presence.PRESENT, Decimal(4))),
        (" P ", Noted(Presence.PRESENT, Decimal(4))),
        ("3,5", Noted(Presence.PRESENT, Decimal("3.5"))),
        ("3.5", Noted(Presence.PRESENT, Decimal("3.5"))),
        ("24", Noted(Presence.PRESENT, Decimal(24))),
        ("a", Noted(Presence.ABSENT, reason=AbsenceReason.UNANNOUNCED)),
        ("m", Noted(Presence.ABSENT, reason=AbsenceReason.ILLNESS)),
        ("F", Noted(Presence.ABSENT, reason=AbsenceReason.FAMILY)),
        ("c", Noted(Presence.CLOSED)),
        ("", None),
        ("  ", None),
    ],
)
def test_what_is_typed_says_what_became_of_the_day(text, noted):
    assert read(text, DAY, today=TODAY) == noted


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("q", DAY, Unreadable.LETTER),
        ("pp", DAY, Unreadable.LETTER),
        ("=1+1", DAY, Unreadable.LETTER),
        ("0", DAY, Unreadable.HOURS),
        ("-4", DAY, Unreadable.HOURS),
        ("24,1", DAY, Unreadable.HOURS),
        ("nan", DAY, Unreadable.HOURS),
        ("1e9", DAY, Unreadable.HOURS),
        ("inf", DAY, Unreadable.HOURS),
        ("3,55", DAY, Unreadable.TENTHS),
        ("p", FREE, Unreadable.HOURS_ASKED),
        ("p", SUSPENDED, Unreadable.SUSPENDED),
        ("p", AHEAD, Unreadable.AHEAD),
        ("a", AHEAD, Unreadable.AHEAD),
        ("m", AHEAD, Unreadable.AHEAD),
        ("4", AHEAD, Unreadable.AHEAD),
    ],
)
def test_what_cannot_be_meant_is_told(text, day, why):
    with pytest.raises(CannotRead) as told:
        read(text, day, today=TODAY)
    assert told.value.why == why


@pytest.mark.parametrize("text", ["c", "g", "f", "v", ""])
def test_what_is_known_before_a_day_may_be_noted_before(text):
    assert token(read(text, AHEAD, today=TODAY)) == text


def test_hours_on_a_free_day_make_up_for_another():
    assert read("5", FREE, today=TODAY) == Noted(Presence.PRESENT, Decimal(5))


@pytest.mark.parametrize("text", ["", "p", "3,5", "10", "c", *ABSENT])
def test_what_is_written_reads_the_same(text):
    noted = read(text, DAY, today=TODAY)
    assert write(noted, DAY) == text
    assert read(write(noted, DAY), DAY, today=TODAY) == noted


def test_a_form_remembers_the_hours_whatever_the_plan_says():
    present = Noted(Presence.PRESENT, Decimal("4.0"))
    assert (token(present), write(present, DAY), write(present, FREE)) == ("4", "p", "4")
    assert token(Noted(Presence.PRESENT, Decimal("10.0"))) == "10"

"""What an opening may offer, and how what was seen stands to what it asks: no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.enums import Bearing, Fit
from placements.rules import openings
from placements.rules.openings import Seen, Stand, stand, tally

AGREED = date(2026, 1, 1), date(2026, 12, 31)
BEHAVIOUR, EQF = (0, 1, 2, 3, 4), (1, 2, 3, 4, 5, 6, 7, 8)


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "words"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), ""),
        (date(2026, 1, 1), None, ""),
        (date(2026, 12, 31), None, ""),
        (date(2025, 12, 31), None, "begins on 01/01/2026"),
        (date(2026, 5, 1), date(2027, 1, 1), "close the opening by then"),
        (date(2027, 1, 1), None, "close the opening by then"),
    ],
)
def test_an_opening_lies_within_its_agreement(opens_on, closes_on, words):
    verdict = openings.within(opens_on, closes_on, agreed=AGREED)
    assert verdict.refused == bool(words)
    assert words in " ".join(str(reason) for reason in verdict.reasons)


@pytest.mark.parametrize(("offered", "refused"), [(1, False), (3, False), (4, True)])
def test_no_more_places_than_seats(offered, refused):
    assert openings.places(offered, seats=3).refused == refused


@pytest.mark.parametrize(("offered", "refused"), [(1, True), (2, False), (3, False)])
def test_no_fewer_places_than_are_given(offered, refused):
    assert openings.places(offered, seats=3, given=2).refused == refused


@pytest.mark.parametrize(
    ("on", "taken", "gone_on", "expected"),
    [
        (date(2026, 12, 31), 2, None, "good"),
        (date(2026, 6, 1), 3, None, "warned"),
        (date(2027, 1, 1), 0, None, "refused"),
        (date(2026, 6, 1), 0, date(2026, 5, 1), "refused"),
    ],
)
def test_whether_somebody_could_begin_today(on, taken, gone_on, expected):
    verdict = openings.today(on=on, agreed=AGREED, seats=3, taken=taken, gone_on=gone_on)
    assert ("refused" if verdict.refused else "warned" if verdict.warned else "good") == expected
    assert all(reason.source.act for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("asked", "seen", "values", "expected"),
    [
        (3, None, BEHAVIOUR, Stand(Fit.UNSEEN)),
        (3, Seen(3), BEHAVIOUR, Stand(Fit.FITS)),
        (3, Seen(4), BEHAVIOUR, Stand(Fit.FITS)),
        (3, Seen(2), BEHAVIOUR, Stand(Fit.ONE_BELOW, 1)),
        (3, Seen(0), BEHAVIOUR, Stand(Fit.BELOW, 3)),
        (4, Seen(2), EQF, Stand(Fit.BELOW, 2)),
        # A measure bears on what was agreed with its whole interval; it never overrules
        (3, Seen(3, 2.5, 3.4), BEHAVIOUR, Stand(Fit.FITS, 0, Bearing.CONFIRMS)),
        (3, Seen(3, 2.4, 3.4), BEHAVIOUR, Stand(Fit.FITS, 0, Bearing.OPEN)),
        (3, Seen(3, 0.2, 1.2), BEHAVIOUR, Stand(Fit.FITS, 0, Bearing.AGAINST)),
        (3, Seen(2, 1.4, 2.4), BEHAVIOUR, Stand(Fit.ONE_BELOW, 1, Bearing.CONFIRMS)),
        (3, Seen(2, 1.6, 2.5), BEHAVIOUR, Stand(Fit.ONE_BELOW, 1, Bearing.OPEN)),
        (3, Seen(2, 2.5, 3.1), BEHAVIOUR, Stand(Fit.ONE_BELOW, 1, Bearing.AGAINST)),
        (3, Seen(1, 0.6, 1.5), BEHAVIOUR, Stand(Fit.BELOW, 2, Bearing.CONFIRMS)),
    ],
)
def test_how_what_was_seen_stands_to_what_is_asked(asked, seen, values, expected):
    assert stand(asked, seen, values=values) == expected


@given(
    asked=st.sampled_from(BEHAVIOUR),
    level=st.sampled_from(BEHAVIOUR),
    middle=st.floats(0, 4),
    reach=st.floats(0, 2),
    more=st.floats(0, 2),
)
def test_a_narrower_interval_never_takes_back_what_a_wider_one_said(asked, level, middle, reach, more):
    wide = stand(asked, Seen(level, middle - reach - more, middle + reach + more), values=BEHAVIOUR)
    narrow = stand(asked, Seen(level, middle - reach, middle + reach), values=BEHAVIOUR)
    assert wide.bearing in (narrow.bearing, Bearing.OPEN)
    assert narrow.fit == wide.fit == stand(asked, Seen(level), values=BEHAVIOUR).fit


@given(asked=st.sampled_from(BEHAVIOUR), level=st.sampled_from(BEHAVIOUR))
def test_the_steps_that_are_missing_are_counted(asked, level):
    assert stand(asked, Seen(level), values=BEHAVIOUR).steps == max(asked - level, 0)


def test_ways_are_counted_in_one_order_whoever_comes_first():
    stands = [Stand(Fit.UNSEEN), Stand(Fit.ONE_BELOW, 1), Stand(Fit.FITS), Stand(Fit.FITS)]
    assert tally(stands) == tally(reversed(stands)) == [(Fit.FITS, 2), (Fit.ONE_BELOW, 1), (Fit.UNSEEN, 1)]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 28), "offers this opening from 01/03/2026"),
        (date(2026, 3, 1), ""),
        (date(2026, 4, 9), ""),
        (date(2026, 4, 10), "taken this opening back since 10/04/2026"),
        (date(2026, 6, 30), "taken this opening back since 10/04/2026"),
        (date(2026, 7, 1), "closed on 30/06/2026"),
    ],
)
def test_an_opening_is_taken_up_while_it_is_offered(day, words):
    days = {"opens_on": date(2026, 3, 1), "closes_on": date(2026, 6, 30), "paused_on": date(2026, 4, 10)}
    verdict = openings.offered(day, **days)
    assert verdict.refused == bool(words)
    assert words in " ".join(str(reason) for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("taken", "promised", "refused", "warned"),
    [(0, 0, False, False), (1, 0, False, False), (1, 1, False, True), (0, 2, False, True), (2, 0, True, False)],
)
def test_of_two_places_none_is_given_twice_and_a_promised_one_with_a_motive(taken, promised, refused, warned):
    verdict = openings.free_place(places=2, taken=taken, promised=promised)
    assert (verdict.refused, verdict.warned) == (refused, warned)

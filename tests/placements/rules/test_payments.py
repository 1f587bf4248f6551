"""What a payment takes in of the time before the first one: no database."""

from datetime import UTC, date, datetime

import pytest

from placements.rules.payments import settled_otherwise

BEGUN = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("month", "made_at", "begun_at", "settled"),
    [
        (date(2026, 3, 1), datetime(2026, 4, 30, tzinfo=UTC), None, True),
        (date(2026, 3, 1), datetime(2026, 5, 4, 9, tzinfo=UTC), BEGUN, True),
        (date(2026, 3, 1), datetime(2026, 5, 4, 9, 1, tzinfo=UTC), BEGUN, False),
        (date(2026, 4, 1), datetime(2026, 4, 30, tzinfo=UTC), None, False),
        (date(2026, 4, 1), datetime(2026, 4, 30, tzinfo=UTC), BEGUN, False),
    ],
)
def test_only_what_was_adjusted_before_the_first_payment_was_settled_otherwise(month, made_at, begun_at, settled):
    assert settled_otherwise(month, made_at=made_at, since=date(2026, 4, 1), begun_at=begun_at) is settled

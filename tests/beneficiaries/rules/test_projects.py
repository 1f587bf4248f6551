"""What stands in the way of a project, and when a promise is simple enough to be a task; without a database."""

from datetime import date

import pytest

from beneficiaries.rules import becomes_task, is_over, missing_in, next_review


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        ([], ["objective", "commitment"]),
        (["need"], ["objective", "commitment"]),
        (["objective"], ["commitment"]),
        (["support"], ["objective"]),
        (["objective", "support"], []),
        (["objective", "commitment"], []),
    ],
)
def test_a_project_needs_an_aim_and_somebody_who_does_something_for_it(kinds, missing):
    assert missing_in(kinds) == missing


def test_it_is_looked_at_again_after_ninety_days():
    assert next_review(date(2024, 1, 1)) == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("progress", "over"),
    [("to_do", False), ("under_way", False), ("reached", True), ("changed", True), ("given_up", True)],
)
def test_what_is_over_asks_for_nothing_more(progress, over):
    assert is_over(progress) is over


@pytest.mark.parametrize(
    ("kind", "owner", "day", "progress", "words", "becomes"),
    [
        ("support", "colleague", date(2024, 5, 1), "to_do", "Call the host", True),
        ("commitment", "colleague", date(2024, 5, 1), "under_way", "Call the host", True),
        ("objective", "colleague", date(2024, 5, 1), "to_do", "Find a job", False),
        ("support", "person", date(2024, 5, 1), "to_do", "Call the host", False),
        ("support", "other", date(2024, 5, 1), "to_do", "Call the host", False),
        ("support", "colleague", None, "to_do", "Call the host", False),
        ("support", "colleague", date(2024, 5, 1), "reached", "Call the host", False),
        ("support", "colleague", date(2024, 5, 1), "to_do", "x" * 20, True),
        ("support", "colleague", date(2024, 5, 1), "to_do", "x" * 21, False),
    ],
)
def test_a_simple_promise_of_a_colleague_becomes_a_task(kind, owner, day, progress, words, becomes):
    assert becomes_task(kind, owner, day, progress, longest=20, words=words) is becomes

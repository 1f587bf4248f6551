"""The things of assessing that most stories need."""

import pytest

from tests.assessments.factories import open_round


@pytest.fixture
def round(episode, alice, dario):
    """Alice and Dario are asked about Alice's case; nobody has answered."""
    return open_round(episode, alice, dario)

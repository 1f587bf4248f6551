"""The scale on which openings, goals and evaluations are told."""

import pytest

from tests.placements import factories


@pytest.fixture
def scale(db):
    factories.scale()

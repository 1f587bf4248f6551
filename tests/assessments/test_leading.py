"""Items that are asked first: a screen of their own before the areas, and none of them asked twice."""

import pytest

from assessments.sheets import LEADING, sheet_of
from tests.assessments.factories import OPENED, actions, small_instrument


@pytest.fixture
def sheet(episode, alice):
    """Of a round whose first question is the one that usually comes last."""

    def opened(*leading):
        round = actions.open_round(
            episode, instrument=small_instrument(), raters=[alice], by=alice, on=OPENED, leading=leading
        )
        return sheet_of(round.assessments.get())

    return opened


def codes(sheet):
    return [(area.code, [item.code for item in area.items]) for area in sheet.areas]


def test_what_leads_stands_before_all_areas(sheet):
    plain = [code for _area, items in codes(sheet("listens")) for code in items]
    assert plain[0] == "listens"
    assert sorted(plain) == sorted(["home", "income", "travel", "on-time", "listens"])


def test_the_first_screen_has_a_name_and_an_address_of_its_own(sheet):
    first = sheet("listens", "home").areas[0]
    assert (first.area, first.code) == (LEADING, LEADING.code)
    assert [item.code for item in first.items] == ["home", "listens"]
    assert first.area.title == "First of all"


@pytest.mark.parametrize("leading", [(), ("no-such-item",)])
def test_without_anything_that_leads_the_areas_are_as_ever(sheet, leading):
    assert LEADING.code not in dict(codes(sheet(*leading)))

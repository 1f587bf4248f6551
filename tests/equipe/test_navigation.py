"""What each role is shown, and what is left out while nobody has built it."""

from equipe import navigation


def names(user, path="/nowhere/"):
    return {str(item["label"]) for item in navigation.for_user(user, path=path)}


def test_the_administrator_is_led_to_people_and_to_no_case(ines):
    assert "Users and teams" in names(ines)
    assert not names(ines) & {"People", "Referrals", "Internships", "Access log"}


def test_the_auditor_is_led_to_the_log_alone(guido):
    assert names(guido) <= {"Home", "Access log"}


def test_a_door_that_is_not_built_is_left_out():
    assert navigation.address("reporting:not_built") == ""


def test_the_page_stands_behind_the_longest_address(ines):
    here = [item for item in navigation.for_user(ines, path="/people-here/invite/") if item["is_here"]]
    assert [str(item["label"]) for item in here] == ["Users and teams"]

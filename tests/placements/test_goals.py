"""Learning goals: where they start, what is suggested and why, and that a change writes nothing over."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.aims import candidates
from placements.enums import Because, Need
from placements.learning import learning_of
from placements.models import LearningGoal
from tests.placements.factories import InternshipFactory, OpeningFactory, agreed, item, require

TODAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def internship(scale, episode, dario):
    """From March to August, for an opening that requires punctuality and would like listening."""
    opening = OpeningFactory()
    require(opening, 3)
    require(opening, 3, Need.DESIRED, code="listens")
    return InternshipFactory(episode=episode, agreement=opening.agreement, opening=opening, promoter_tutor=dario)


def door(name, thing):
    return reverse(f"placements:{name}", args=[thing.pk])


def words(response):
    return " ".join(response.content.decode().split())


def aim(internship, by, code="keeps-times", level=3, own_words="", on=TODAY):
    (goal,) = actions.set_goals(internship, [(item(code), level, own_words)], by=by, on=on)
    return goal


# Setting


def test_a_goal_starts_from_what_the_team_last_agreed_on(internship, dario):
    agreed(internship.episode, {"keeps-times": 1}, on=date(2025, 5, 5))
    latest = agreed(internship.episode, {"keeps-times": 2}, on=date(2026, 2, 5))
    goal = aim(internship, dario, own_words=" To come on my own. ")
    assert (goal.start, goal.start_round, goal.aim) == (2, latest, 3)
    assert goal.words == "To come on my own."
    entry = AuditEntry.objects.about(internship).deeds().get()
    assert (entry.verb, entry.details) == (
        "goal.set",
        {"meaning": "employability-1/keeps-times", "start": 2, "aim": 3},
    )


def test_a_goal_may_begin_where_nobody_has_observed(internship, dario):
    goal = aim(internship, dario, "italian-speaking", 2)
    assert (goal.start, goal.start_round) == (None, None)


@pytest.mark.parametrize(
    ("aims", "said"),
    [
        ([], "at least one goal"),
        ([("keeps-times", 1)], "agreed on level 2"),
        ([("keeps-times", 5)], "no such level"),
        ([("listens", 3), ("keeps-times", 1)], "agreed on level 2"),
        ([("listens", 3), ("listens", 4)], "is a goal already"),
    ],
)
def test_what_cannot_be_aimed_at_sets_nothing(internship, dario, aims, said):
    agreed(internship.episode, {"keeps-times": 2})
    with pytest.raises(Refused, match=said):
        actions.set_goals(internship, [(item(code), level, "") for code, level in aims], by=dario, on=TODAY)
    assert not LearningGoal.objects.exists()
    assert not AuditEntry.objects.about(internship).deeds().exists()


def test_after_the_end_no_goal_is_set_or_changed(internship, dario):
    goal = aim(internship, dario)
    after = date(2026, 9, 1)
    with pytest.raises(Refused, match="ended on 31/08/2026"):
        aim(internship, dario, "listens", on=after)
    with pytest.raises(Refused, match="ended on 31/08/2026"):
        actions.give_up_goal(goal, why="Late.", by=dario, on=after)


# Changing


def test_a_change_ends_the_old_goal_and_keeps_it(internship, dario):
    goal = aim(internship, dario)
    agreed(internship.episode, {"keeps-times": 3}, on=date(2026, 5, 5))
    changed = actions.change_goal(goal, level=4, words="Help others.", why="Reached early.", by=dario, on=TODAY)
    assert (changed.start, changed.aim, changed.position) == (3, 4, goal.position)
    assert (goal.aim, goal.ended_on, goal.ended_by, goal.ended_why) == (3, TODAY, dario, "Reached early.")
    learning = learning_of(internship)
    assert [way.goal for way in learning.ways] == [changed]
    assert learning.earlier == (goal,)
    verbs = AuditEntry.objects.about(internship).deeds().order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["goal.set", "goal.changed"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"why": " "}, "why the goal changes"),
        ({"level": 3}, "nothing to change"),
        ({"level": 7}, "no such level"),
        ({"level": 1}, "agreed on level 2"),
    ],
)
def test_a_refused_change_leaves_the_goal_standing(internship, dario, changed, said):
    agreed(internship.episode, {"keeps-times": 2})
    goal = aim(internship, dario)
    with pytest.raises(Refused, match=said):
        actions.change_goal(goal, **{"level": 4, "words": "", "why": "So.", "by": dario, "on": TODAY} | changed)
    assert LearningGoal.objects.standing().get().aim == 3


def test_a_goal_that_ended_meanwhile_is_not_ended_twice(internship, dario):
    goal = aim(internship, dario)
    seen_before = LearningGoal.objects.get(pk=goal.pk)
    actions.give_up_goal(goal, why="Other work.", by=dario, on=TODAY)
    with pytest.raises(Refused, match="in the meantime"):
        actions.change_goal(seen_before, level=4, words="", why="Again.", by=dario, on=TODAY)
    assert not LearningGoal.objects.standing().exists()
    aim(internship, dario)  # given up, it may be set anew


# Suggesting


def test_what_something_speaks_for_stands_first_with_its_reason(internship, dario):
    episode = internship.episode
    levels = {"keeps-times": 2, "listens": 1, "works-with-care": 3, "plans-work": 2}
    agreed(episode, levels, own={"works-with-care": 1, "plans-work": 2})
    before = InternshipFactory(episode=episode, starts_on=date(2025, 3, 1), ends_on=date(2025, 8, 31))
    aim(before, dario, "plans-work", 3, on=date(2025, 3, 1))
    found = candidates(internship)
    suggested = [(one.item.code, one.suggestion.because, one.suggestion.aim) for one in found if one.suggestion]
    assert suggested == [
        ("keeps-times", Because.REQUIRED, 3),
        ("listens", Because.DESIRED, 3),
        ("plans-work", Because.AIMED_BEFORE, 3),
        ("works-with-care", Because.OWN_VIEW, 4),
    ]
    assert found[0].reason == "The opening requires level 3; the team agreed on 2."
    assert found[3].reason == "The person sees this lower (1) than the team (3): talk about it."
    aim(internship, dario)
    assert "keeps-times" not in [one.item.code for one in candidates(internship)]


# The doors


def test_goals_are_chosen_at_their_door(internship, dario, browse):
    internship.episode.wishes = "To work with wood."
    internship.episode.save(update_fields=["wishes"])
    desk, times = browse(dario), item("keeps-times")
    page = words(desk.get(door("goals", internship)))
    assert "To work with wood." in page
    assert "The opening requires level 3; nobody has observed it yet." in page
    assert "Is on time alone, and says so beforehand if prevented" in page
    typed = {f"level-{times.pk}": "3", f"more-{times.pk}": "To come on my own."}
    page = words(desk.post(door("goals", internship), typed, follow=True))
    assert "1 learning goal is set." in page
    assert "To come on my own." in page


def test_a_refused_choice_keeps_what_was_typed(internship, dario, browse):
    agreed(internship.episode, {"keeps-times": 3})
    times = item("keeps-times")
    page = browse(dario).post(door("goals", internship), {f"level-{times.pk}": "2", f"more-{times.pk}": "My way."})
    assert "agreed on level 3" in words(page)
    assert "My way." in words(page)
    assert "at least one goal" in words(browse(dario).post(door("goals", internship), {}))


def test_a_goal_is_changed_and_given_up_at_its_door(internship, dario, alice, browse):
    goal = aim(internship, dario)
    desk = browse(dario)
    typed = {"level": "4", "words": "", "why": "Reached early."}
    page = words(desk.post(door("change_goal", goal), typed, follow=True))
    assert "Reached early." in page
    changed = LearningGoal.objects.standing().get()
    desk.post(door("change_goal", changed), typed | {"give_up": "1", "why": "Other work."})
    assert not LearningGoal.objects.standing().exists()
    assert desk.get(door("change_goal", goal)).status_code == 404
    page = words(browse(alice).get(internship.get_absolute_url()))
    assert "2 earlier goals" in page
    assert "Other work." in page


def test_the_case_manager_reads_the_goals_and_changes_none(internship, dario, alice, browse):
    goal = aim(internship, dario, own_words="To come on my own.")
    page = words(browse(alice).get(internship.get_absolute_url()))
    assert "To come on my own." in page
    assert door("change_goal", goal) not in page
    assert door("goals", internship) not in page


def test_without_goals_the_page_says_what_they_are_for(internship, dario, browse):
    assert "No learning goal yet" in words(browse(dario).get(internship.get_absolute_url()))


def test_choosing_goals_asks_the_database_few_questions(internship, dario, browse, django_assert_max_num_queries):
    agreed(internship.episode, {"keeps-times": 1, "works-with-care": 1, "plans-work": 2}, own={"plans-work": 1})
    desk = browse(dario)
    desk.get(door("goals", internship))
    with django_assert_max_num_queries(16):
        desk.get(door("goals", internship))

"""Nobody sees another rater's answers before everybody has submitted: through any door, as anybody.

The answers themselves are the canaries: a note, and the words of levels that stand nowhere else.
"""

import pytest
from django.urls import reverse

from assessments import actions
from assessments.rules import Answer
from tests.assessments.factories import STEADY, SUBMITTED, agreed_round, answer

NOTE = "canary-of-dario"
DARIOS = STEADY | {"on-time": Answer(0, note=NOTE), "listens": Answer(4, note=NOTE)}
ACTORS = ("alice", "bruno", "chiara", "dario", "elena", "franca", "guido", "ines")
JOTTED = {"home": Answer(note=NOTE)}


def doors(round, episode):
    """Every page of assessing, one's own and the others'."""
    rounds = [reverse(f"assessments:{name}", args=[round.pk]) for name in ("round", "agree", "add_rater")]
    yield from [reverse("assessments:assessments"), *rounds]
    for name in ("panel", "start"):
        yield reverse(f"assessments:{name}", args=[episode.pk])
    for assessment in round.assessments.all():
        door = reverse("assessments:assess", args=[assessment.pk])
        yield from (door, f"{door}?area=behaviours", f"{door}?area=conditions", f"{door}?area=summary")
        yield from (reverse(f"assessments:{name}", args=[assessment.pk]) for name in ("submit", "excuse"))


def seen_by(client, round, episode):
    """All that is readable behind every door, by every way of knocking."""
    pages = []
    for door in doors(round, episode):
        pages += [client.get(door), client.post(door, {"version": 0}, headers={"HX-Request": "true"})]
    pages.append(client.get(reverse("assessments:panel", args=[episode.pk]), headers={"HX-Request": "true"}))
    return "".join(page.content.decode() for page in pages)


def canaries_in(text):
    return [canary for canary in (NOTE, "range-dot", "What each saw", "Agree on the profile") if canary in text]


@pytest.mark.parametrize("name", [name for name in ACTORS if name != "dario"])
@pytest.mark.parametrize("how", ["drafted", "submitted"])
def test_nobody_sees_darios_answers_while_alice_is_awaited(request, browse, round, episode, dario, name, how):
    user = request.getfixturevalue(name)
    answer(round, dario, DARIOS if how == "submitted" else DARIOS | JOTTED, submit=how == "submitted")
    assert canaries_in(seen_by(browse(user), round, episode)) == []


@pytest.mark.parametrize("name", [name for name in ACTORS if name != "dario"])
def test_nobody_sees_a_draft_after_having_submitted_herself(request, browse, round, episode, alice, dario, name):
    user = request.getfixturevalue(name)
    answer(round, alice)
    answer(round, dario, DARIOS, submit=False)
    client = browse(user)
    pages = [client.get(door).content.decode() for door in doors(round, episode)]
    assert canaries_in("".join(pages)) == []


def test_alices_own_answers_are_hers(browse, round, episode, alice):
    answer(round, alice, DARIOS, submit=False)
    door = reverse("assessments:assess", args=[round.assessments.get(rater=alice).pk])
    assert NOTE in browse(alice).get(f"{door}?area=behaviours").content.decode()


@pytest.mark.parametrize("name", [name for name in ACTORS if name != "dario"])
def test_anothers_assessment_is_not_there_even_afterwards(request, browse, round, alice, dario, name):
    user = request.getfixturevalue(name)
    answer(round, alice)
    his = answer(round, dario, DARIOS)
    for door in ("assess", "submit"):
        where = reverse(f"assessments:{door}", args=[his.pk])
        assert browse(user).post(where).status_code == 404
    assert browse(user).get(reverse("assessments:assess", args=[his.pk])).status_code == 404


def test_when_all_have_submitted_the_team_compares(request, browse, round, alice, dario):
    readers = {name: request.getfixturevalue(name) for name in ACTORS}
    answer(round, alice)
    answer(round, dario, DARIOS)
    found = {name: browse(user).get(round.get_absolute_url()) for name, user in readers.items()}
    for name in ("alice", "bruno", "dario", "elena", "franca"):
        assert NOTE in found[name].content.decode(), name
    for name in ("chiara", "guido", "ines"):
        assert found[name].status_code == 404, name


def test_what_an_excused_rater_began_stays_hidden(browse, round, episode, alice, dario):
    answer(round, alice)
    his = answer(round, dario, DARIOS, submit=False)
    actions.excuse_rater(his, reason="Left.", by=alice, on=SUBMITTED.date())
    pages = [browse(alice).get(door).content.decode() for door in doors(round, episode)]
    assert NOTE not in "".join(pages)
    assert "Agree on the profile" in "".join(pages)


def test_an_earlier_agreed_round_opens_nothing_of_the_running_one(browse, episode, alice, dario, bruno):
    agreed_round(episode, alice, dario)
    running = actions.open_round(
        episode,
        instrument=episode.rounds.get().instrument,
        raters=[alice, dario],
        by=alice,
        on=SUBMITTED.date(),
    )
    answer(running, dario, DARIOS)
    assert NOTE not in seen_by(browse(bruno), running, episode)


def test_the_history_tells_deeds_and_no_values(browse, round, alice, dario):
    answer(round, alice)
    answer(round, dario, DARIOS)
    page = browse(alice).get(round.get_absolute_url()).content.decode()
    history = page[page.index('class="history"') :]
    assert "assessment started" in history
    assert NOTE not in history

"""Drafts and who else types: each window keeps its own, nobody hears of a form not shown her, none lives for ever."""

import json
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.urls import reverse

from beneficiaries.models import Episode
from equipe import drafts, presence
from equipe.clockwork import sweep_drafts
from equipe.forms import LARGEST_DRAFT
from equipe.models import Draft
from equipe.offered import offered
from tests.equipe.factories import TeamFactory

NINE = datetime(2026, 3, 2, 9, 12, tzinfo=UTC)
KEY = "note:new"


def minutes(number):
    return timedelta(minutes=number)


def keep(user, text, *, at=NINE, **told):
    return drafts.keep(user, KEY, {"text": text}, at=at, **told)


def texts(user):
    return [draft.content["text"] for draft in drafts.left(user, KEY)]


# Windows


def test_two_windows_never_write_over_each_other(alice):
    keep(alice, "from the desk", page="a")
    keep(alice, "from the phone", page="b", at=NINE + minutes(1))
    keep(alice, "from the desk, longer", page="a", at=NINE + minutes(2))
    assert texts(alice) == ["from the desk, longer", "from the phone"]


def test_a_window_filled_from_a_draft_takes_its_place(alice):
    old = keep(alice, "half a sen", page="a")
    keep(alice, "half a sentence", page="b", instead_of=old.mark, at=NINE + minutes(1))
    assert texts(alice) == ["half a sentence"]


def test_unless_that_draft_has_grown_since(alice):
    old = keep(alice, "half a sen", page="a")
    keep(alice, "half a sentence", page="a", at=NINE + minutes(1))
    keep(alice, "another end", page="b", instead_of=old.mark, at=NINE + minutes(2))
    assert texts(alice) == ["another end", "half a sentence"]


@pytest.mark.parametrize("mark", ["", "x", "1.1", "9" * 50, "1.x", "\u0661.\u0661"])
def test_a_mark_that_is_none_replaces_nothing(alice, mark):
    keep(alice, "half a sen", page="a")
    keep(alice, "another", page="b", instead_of=mark, at=NINE + minutes(1))
    assert len(texts(alice)) == 2


def test_a_deed_done_in_one_window_leaves_the_other_its_words(alice):
    keep(alice, "from the desk", page="a")
    keep(alice, "from the phone", page="b", at=NINE + minutes(1))
    drafts.forget(alice, KEY, page="a")
    assert texts(alice) == ["from the phone"]
    drafts.forget(alice, KEY)
    assert texts(alice) == []


# Who else


def test_who_types_is_told_with_the_minute_she_began(alice, bruno):
    keep(bruno, "a", at=NINE)
    keep(bruno, "ab", at=NINE + minutes(1))
    assert presence.others(alice, KEY, at=NINE + minutes(2)) == ["Bruno Bertoli is editing this since 10:12."]
    assert presence.others(bruno, KEY, at=NINE + minutes(2)) == []


def test_two_minutes_after_she_left_it_is_told_no_more(alice, bruno):
    keep(bruno, "a", page="p")
    drafts.still_open(bruno, KEY, page="p", at=NINE + minutes(5))
    assert presence.others(alice, KEY, at=NINE + minutes(7))
    assert not presence.others(alice, KEY, at=NINE + minutes(7) + timedelta(seconds=1))


def test_who_comes_back_begins_anew(alice, bruno):
    keep(bruno, "a")
    keep(bruno, "ab", at=NINE + minutes(63))
    assert presence.others(alice, KEY, at=NINE + minutes(64)) == ["Bruno Bertoli is editing this since 11:15."]


def test_only_who_was_shown_the_form_hears_who_is_in_it(browse, alice, bruno, chiara, episode):
    door, key = reverse("beneficiaries:edit_case", args=[episode.pk]), f"case:{episode.pk}"
    client = browse(alice)
    ticket = client.get(door).context["presence"].ticket
    browse(bruno).post(reverse("equipe:save_draft"), {"key": key, "content": '{"strengths": "Cooks"}'})
    ask = reverse("equipe:still_typing")
    assert "Bruno Bertoli" in client.post(ask, {"ticket": ticket}).json()["others"][0]
    assert "Bruno Bertoli" in client.get(door).content.decode()
    for stolen in (ticket, ticket[:-1], f"{chiara.pk} {key}", key, "", "\x00"):
        assert browse(chiara).post(ask, {"ticket": stolen}).json() == {"others": []}
    told = browse(chiara).post(reverse("equipe:save_draft"), {"key": key, "content": "{}", "ticket": ticket})
    assert told.json()["others"] == []


def test_nobody_feigns_to_type_where_she_may_not_look(browse, alice, chiara, episode):
    door, key = reverse("beneficiaries:edit_case", args=[episode.pk]), f"case:{episode.pk}"
    told = browse(chiara).post(reverse("equipe:save_draft"), {"key": key, "content": '{"strengths": "x"}'})
    assert told.status_code == 200  # her words are hers, and stay unseen
    assert browse(alice).get(door).context["presence"].sentences == []


def test_a_pass_is_worth_nothing_once_the_case_is_no_longer_hers(browse, alice, bruno, episode):
    key, ask = f"case:{episode.pk}", reverse("equipe:still_typing")
    client = browse(alice)
    page = client.get(reverse("beneficiaries:edit_case", args=[episode.pk]))
    ticket = page.context["presence"].ticket
    browse(bruno).post(reverse("equipe:save_draft"), {"key": key, "content": '{"strengths": "x"}'})
    assert client.post(ask, {"ticket": ticket}).json()["others"]
    alice.memberships.all().delete()
    assert client.post(ask, {"ticket": ticket}).json() == {"others": []}


def test_looking_writes_nothing(browse, alice, episode):
    browse(alice).get(reverse("beneficiaries:edit_case", args=[episode.pk]))
    assert not Draft.objects.exists()


def test_a_page_left_open_keeps_nobody_signed_in(browse, alice, time_machine):
    time_machine.move_to(NINE, tick=False)
    client = browse(alice)
    client.get(reverse("equipe:profile"))
    for rest in range(5, 61, 5):
        time_machine.move_to(NINE + minutes(rest), tick=False)
        client.post(reverse("equipe:still_typing"), {})
    assert client.get(reverse("equipe:profile")).status_code == 302
    assert client.post(reverse("equipe:still_typing"), {}).status_code == 401


# The list, and the end


def test_the_list_shows_my_own_and_lets_me_discard_them(browse, alice, bruno):
    keep(alice, "Half a sentence of mine", page="p", place="/people/notes/new/")
    keep(bruno, "SECRET-3")
    client = browse(alice)
    shown = client.get(reverse("equipe:drafts")).content.decode()
    assert "Half a sentence of mine" in shown
    assert "SECRET-3" not in shown
    assert 'href="/people/notes/new/"' in shown
    for _ in range(2):
        answer = client.post(reverse("equipe:discard_draft"), {"draft_key": KEY, "draft_page": "p"})
        assert answer.url == reverse("equipe:drafts")
    assert texts(alice) == []
    assert texts(bruno) == ["SECRET-3"]


def elsewhere(episode):
    """The case goes to another team."""
    here, there = episode.team, TeamFactory(name="UOT Cordenons")
    Episode.objects.update(team=there, case_manager=None)
    return lambda: Episode.objects.update(team=here)


def test_what_was_typed_in_a_case_is_unseen_while_the_case_is(browse, alice, bruno, episode, time_machine):
    time_machine.move_to(NINE, tick=False)
    long_ago = NINE - timedelta(days=2)
    for key, words in (
        (f"diary:{episode.pk}", "SECRET-1"),
        (f"note:{episode.pk}", "SECRET-2"),
        (f"member:{episode.pk}", "SECRET-3"),
        (f"opening:{episode.person_id}", "SECRET-4"),
        ("diary:1", "SECRET-5"),
        ("unheard-of:1", "SECRET-6"),
        (KEY, "of nobody yet"),
    ):
        drafts.keep(bruno, key, {"text": words}, at=long_ago)
    drafts.keep(bruno, KEY, {"text": "SECRET-7", "people": [str(episode.pk)]}, at=long_ago, page="p")
    client = browse(bruno)

    def told():
        shown = client.get(reverse("equipe:drafts")).content.decode()
        note = client.get(reverse("beneficiaries:note")).content.decode()
        return {n for n in range(1, 8) if f"SECRET-{n}" in shown}, "of nobody yet" in shown, "SECRET-7" in note

    assert told() == ({1, 2, 3, 4, 7}, True, True)
    comes_back = elsewhere(episode)
    assert told() == (set(), True, False)
    assert "1 draft of yours has waited for more" in client.get("/").content.decode()
    comes_back()
    assert told() == ({1, 2, 3, 4, 7}, True, True)


def test_every_kind_of_draft_says_what_it_is_about():
    named = {kind for app in ("beneficiaries", "assessments", "placements", "reporting") for kind in enums_of(app)}
    assert named == {kind for declared in offered("DRAFTED") for kind in declared}


def enums_of(app):
    return import_module(f"{app}.enums").DRAFTS


def test_a_drawer_has_room_for_so_many_and_says_so(browse, alice, monkeypatch):
    monkeypatch.setattr(drafts, "MOST", 3)
    for number in range(3):
        keep(alice, "x", page=f"p{number}")

    def save(page):
        return browse(alice).post(reverse("equipe:save_draft"), {"key": KEY, "content": "{}", "page": page})

    refused = save("p3")
    assert refused.status_code == 413
    assert "You have begun 3 forms and saved none" in refused.json()["sentence"]
    assert save("p2").status_code == 200  # what is kept already goes on
    drafts.discard(alice, KEY, page="p0")
    assert save("p3").status_code == 200


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example/", "javascript:x", "/\\x.example"])
def test_discarding_leads_nowhere_else(browse, alice, back):
    answer = browse(alice).post(reverse("equipe:discard_draft"), {"draft_key": "\x00", "draft_place": back})
    assert answer.url == reverse("equipe:drafts")


@pytest.mark.parametrize("place", ["//elsewhere.example", "https://x.example", "javascript:alert(1)", "x"])
def test_a_draft_stands_on_a_page_of_this_house(browse, alice, place):
    told = {"key": KEY, "content": "{}", "place": place}
    assert browse(alice).post(reverse("equipe:save_draft"), told).status_code == 400


def test_home_tells_of_those_that_wait_for_a_day(browse, alice, time_machine):
    time_machine.move_to(NINE, tick=False)
    keep(alice, "old", at=NINE - timedelta(days=1, minutes=1))
    keep(alice, "new", page="b")
    assert "1 draft of yours has waited for more" in browse(alice).get("/").content.decode()
    drafts.forget(alice, KEY, page="")
    drafts.discard(alice, KEY, page="")
    assert "waited for more" not in browse(alice).get("/").content.decode()


def test_no_draft_lives_for_ever(alice, time_machine):
    time_machine.move_to(NINE, tick=False)
    keep(alice, "old", at=NINE - drafts.KEPT_FOR - minutes(1))
    keep(alice, "younger", page="b", at=NINE - drafts.KEPT_FOR + minutes(1))
    sweep_drafts()
    assert texts(alice) == ["younger"]


def test_a_book_is_no_draft_and_the_last_one_stays(browse, alice):
    keep(alice, "what was kept before")
    content = json.dumps({"text": "x" * 5_000_000})
    answer = browse(alice).post(reverse("equipe:save_draft"), {"key": KEY, "content": content})
    assert answer.status_code == 413
    assert "too long to be kept as a draft" in answer.json()["sentence"]
    assert texts(alice) == ["what was kept before"]
    longest = json.dumps({"text": "x" * (LARGEST_DRAFT - 20)})
    assert browse(alice).post(reverse("equipe:save_draft"), {"key": KEY, "content": longest}).status_code == 200


def test_every_kind_of_draft_has_a_name(browse):
    kinds = (
        "note",
        "diary",
        "entry",
        "case",
        "person",
        "referral",
        "experience",
        "internship",
        "agreement",
        "vignette",
    )
    assert "form" not in {str(drafts.name(f"{kind}:1")) for kind in kinds}
    assert drafts.name("unheard-of:1") == "form"


def test_more_than_the_house_takes_is_answered_with_a_page(browse, alice, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE, settings.DEBUG = 1000, False
    answer = browse(alice).post(reverse("equipe:profile"), {"first_name": "x" * 2000})
    assert answer.status_code == 400
    assert "could not be taken" in answer.content.decode()

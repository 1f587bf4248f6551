"""What the doors add: forms to deeds, refusals to the screen, parts for htmx, few queries."""

import pytest
from django.urls import reverse

from assessments import actions
from assessments.models import Round
from assessments.rules import NOT_OBSERVABLE, Answer
from equipe.models import AuditEntry, Draft
from tests.assessments.factories import AGREED, STEADY, agreed_round, answer, open_round, small_instrument


def url(name, thing):
    return reverse(f"assessments:{name}", args=[thing.pk])


@pytest.fixture
def hers(round, alice):
    return round.assessments.get(rater=alice)


@pytest.fixture
def submitted(round, alice, dario):
    """Both have submitted; they differ on punctuality."""
    answer(round, alice)
    answer(round, dario, STEADY | {"on-time": Answer(1, note="Late twice.")})
    return round


def typed(answers, version=0, **more):
    """What a browser sends for some answers."""
    fields = {"version": version, **more}
    for code, given in answers.items():
        fields[code] = given.absence or ("" if given.value is None else str(given.value))
        fields[f"{code}-note"] = given.note
    return fields


# What waits for me


def test_empty_lists_teach(browse, alice):
    page = browse(alice).get(reverse("assessments:assessments")).content.decode()
    assert "When somebody asks you for an assessment" in page
    assert "open the person’s case" in page


def test_the_list_shows_what_waits(browse, round, alice, dario):
    answer(round, alice, {"home": Answer(3)}, submit=False)
    page = browse(alice).get(reverse("assessments:assessments")).content.decode()
    assert "1 of 5" in page
    assert "Dario Bertoli" in page
    answer(round, alice)
    answer(round, dario)
    page = browse(alice).get(reverse("assessments:assessments")).content.decode()
    assert "everybody has submitted" in page


def test_the_list_asks_few_questions(browse, episode, alice, dario, django_assert_max_num_queries):
    agreed_round(episode, alice, dario)
    open_round(episode, alice, dario, on=AGREED)
    client = browse(alice)
    with django_assert_max_num_queries(15):
        client.get(reverse("assessments:assessments"))


@pytest.mark.parametrize("name", ["guido", "ines"])
def test_who_has_no_cases_has_no_assessments(browse, request, name):
    assert browse(request.getfixturevalue(name)).get(reverse("assessments:assessments")).status_code == 403


# The plate


def test_the_plate_is_a_part_for_htmx_and_a_page_without(browse, episode, alice):
    client = browse(alice)
    part = client.get(url("panel", episode), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Start an assessment" in part
    assert "<html" in client.get(url("panel", episode)).content.decode()
    assert AuditEntry.objects.about(episode).reads().count() == 2


def test_the_plate_shows_profile_and_who_is_awaited(browse, episode, alice, dario, django_assert_max_num_queries):
    agreed_round(episode, alice, dario)
    open_round(episode, alice, dario, on=AGREED)
    client = browse(alice)
    with django_assert_max_num_queries(19):
        page = client.get(url("panel", episode)).content.decode()
    assert "Vulnerability" in page
    assert "Answer my part" in page
    assert "Still to answer: Alice Bertoli, Dario Bertoli" in page


# Starting


def test_starting_asks_the_chosen_raters(browse, episode, alice, dario):
    instrument = small_instrument()
    asked = {"instrument": instrument.pk, "raters": [alice.pk, dario.pk], "opened_on": "2024-03-04"}
    answer = browse(alice).post(url("start", episode), asked)
    round = Round.objects.get()
    assert answer["Location"] == round.get_absolute_url()
    assert {a.rater for a in round.assessments.all()} == {alice, dario}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("raters", [], "Choose who will answer"),
        ("opened_on", "", "Enter the day"),
        ("opened_on", "2020-01-01", "was not open"),
    ],
)
def test_a_refused_start_keeps_what_was_typed(browse, episode, alice, dario, field, value, says):
    asked = {"instrument": small_instrument().pk, "raters": [dario.pk], "opened_on": "2024-03-04", field: value}
    page = browse(alice).post(url("start", episode), asked).content.decode()
    assert says in page
    assert not Round.objects.exists()


def test_a_stranger_cannot_be_asked(browse, episode, alice, chiara):
    asked = {"instrument": small_instrument().pk, "raters": [chiara.pk], "opened_on": "2024-03-04"}
    assert browse(alice).post(url("start", episode), asked).status_code == 200
    assert not Round.objects.exists()


# Answering


def test_one_area_a_screen_with_its_anchors(browse, hers, alice):
    page = browse(alice).get(url("assess", hers) + "?area=behaviours").content.decode()
    assert "helps others" in page
    assert "ESCO T3.1" in page
    assert "steady" not in page
    assert 'name="on-time" value="4"' in page
    assert "Not observable" in page


def test_an_area_is_saved_without_script_and_leads_on(browse, hers, alice):
    fields = typed({"home": Answer(3, note="Own flat."), "income": NOT_OBSERVABLE, "travel": Answer()})
    gone = browse(alice).post(url("assess", hers) + "?area=conditions", fields)
    assert gone["Location"].endswith("?area=behaviours")
    assert hers.ratings.count() == 2
    gone = browse(alice).post(url("assess", hers) + "?area=behaviours", typed({}, 1, then="back"))
    assert gone["Location"].endswith("?area=conditions")
    gone = browse(alice).post(url("assess", hers) + "?area=behaviours", typed({}, 2))
    assert gone["Location"].endswith("?area=summary")


def test_keeping_while_typing_answers_with_the_new_version(browse, hers, alice, django_assert_max_num_queries):
    client = browse(alice)
    with django_assert_max_num_queries(24):
        part = client.post(
            url("assess", hers) + "?area=conditions", typed({"home": Answer(1)}), headers={"HX-Request": "true"}
        ).content.decode()
    assert "<html" not in part
    assert 'name="version" value="1"' in part
    assert "1 of 5 answered" in part


def test_a_note_without_a_level_comes_back(browse, hers, alice):
    browse(alice).post(url("assess", hers) + "?area=conditions", typed({"home": Answer(note="Ask her sister.")}))
    assert "Ask her sister." in browse(alice).get(url("assess", hers) + "?area=conditions").content.decode()


def test_a_stale_window_loses_nothing(browse, hers, alice):
    actions.save_answers(hers, {"home": Answer(0)}, by=alice)
    page = browse(alice).post(
        url("assess", hers) + "?area=conditions", typed({"home": Answer(3, note="Typed in the old window.")})
    )
    words = page.content.decode()
    assert "another window" in words
    assert "Typed in the old window." in words
    assert 'name="version" value="1"' in words
    assert hers.ratings.get().value == 0


@pytest.mark.parametrize("value", ["2", "9", "-1", "abc", "3.0"])
def test_a_tampered_level_is_refused(browse, hers, alice, value):
    fields = typed({"home": Answer(3, note="Kept note.")}) | {"home": value}
    page = browse(alice).post(url("assess", hers) + "?area=conditions", fields).content.decode()
    assert "Choose one of the levels shown." in page
    assert "Kept note." in page
    assert not hers.ratings.exists()


def test_a_missing_version_is_refused(browse, hers, alice):
    fields = typed({"home": Answer(3)}) | {"version": ""}
    browse(alice).post(url("assess", hers) + "?area=conditions", fields)
    assert not hers.ratings.exists()


def test_the_summary_names_what_is_silent_then_submits(browse, hers, round, alice):
    answer(round, alice, {"home": Answer(3)}, submit=False)
    client = browse(alice)
    page = client.get(url("assess", hers) + "?area=summary").content.decode()
    assert "1 of 5 items have an answer" in page
    assert "#item-on-time" in page
    refused = client.post(url("submit", hers), follow=True).content.decode()
    assert "“Punctuality” has no answer yet" in refused
    answer(round, alice, submit=False)
    assert "Submit my answers" in client.get(url("assess", hers)).content.decode()
    assert client.post(url("submit", hers))["Location"] == round.get_absolute_url()
    hers.refresh_from_db()
    assert hers.submitted_at


def test_after_submitting_one_reads_but_does_not_write(browse, hers, round, alice):
    answer(round, alice)
    client = browse(alice)
    page = client.get(url("assess", hers) + "?area=conditions").content.decode()
    assert "do not change any more" in page
    assert "<textarea" not in page
    assert client.post(url("assess", hers) + "?area=conditions", typed({"home": Answer(0)}, 2)).status_code == 403
    assert "was submitted" in client.post(url("submit", hers), follow=True).content.decode()


# Comparing and agreeing


def test_the_comparison_has_what_differs_on_top(browse, submitted, alice, django_assert_max_num_queries):
    client = browse(alice)
    with django_assert_max_num_queries(19):
        page = client.get(url("round", submitted)).content.decode()
    assert page.index("Punctuality") < page.index("One item on which you differed") + 4000
    assert page.index("Punctuality") < page.index("Getting there")
    assert "Late twice." in page
    assert 'class="range-between"' in page


def agreement(answers=STEADY, **more):
    fields = {}
    for code, given in answers.items():
        fields |= {code: str(given.value), f"{code}-reason": given.note}
    return fields | more


def test_agreeing_needs_a_sentence_and_keeps_the_rest(browse, submitted, alice):
    client = browse(alice)
    fields = agreement(**{"home-reason": "Typed beside another item."})
    page = client.post(url("agree", submitted), fields).content.decode()
    assert "the raters differed" in page
    assert "Typed beside another item." in page
    assert 'href="#id_on-time"' in page
    done = client.post(url("agree", submitted), agreement(**{"on-time-reason": "Seen at work."}))
    assert done["Location"] == submitted.get_absolute_url()
    page = client.get(url("round", submitted)).content.decode()
    assert "Vulnerability" in page
    assert "Seen at work." in page
    whole = reverse("assessments:profile", args=[submitted.episode_id])
    assert whole in page
    assert "Quaderno 47" in client.get(whole).content.decode()


def test_a_tampered_agreement_is_refused(browse, submitted, alice):
    fields = agreement(**{"home": "2", "on-time-reason": "Seen."})
    assert "Choose one of the levels shown." in browse(alice).post(url("agree", submitted), fields).content.decode()
    submitted.refresh_from_db()
    assert submitted.agreed_on is None


def test_an_agreement_being_typed_comes_back(browse, submitted, alice, dario):
    Draft.objects.create(
        user=alice, key=submitted.agreement_key, content={"on-time": "2", "on-time-reason": "Half written"}
    )
    assert "Half written" in browse(alice).get(url("round", submitted)).content.decode()
    assert "Half written" not in browse(dario).get(url("round", submitted)).content.decode()


def test_a_second_agreement_changes_nothing(browse, submitted, alice):
    fields = agreement(**{"on-time-reason": "Seen at work."})
    browse(alice).post(url("agree", submitted), fields)
    assert browse(alice).post(url("agree", submitted), fields).status_code == 403


# Raters who come and go


def test_excusing_asks_why(browse, round, alice, dario):
    answer(round, alice)
    his = round.assessments.get(rater=dario)
    client = browse(alice)
    assert "Write why" in client.post(url("excuse", his), {"reason": ""}).content.decode()
    client.post(url("excuse", his), {"reason": "Left the service."})
    page = client.get(url("round", round)).content.decode()
    assert "Left the service." in page
    assert "Agree on the profile" in page


def test_one_more_rater(browse, round, alice, bruno):
    browse(alice).post(url("add_rater", round), {"rater": bruno.pk})
    assert round.assessments.filter(rater=bruno).exists()


# The instrument


def test_the_instrument_is_there_to_be_read(browse, alice):
    page = browse(alice).get(url("instrument", small_instrument())).content.decode()
    assert "By choice" in page
    assert "explains to others" in page

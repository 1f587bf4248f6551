"""Every way of asking, from the file to the screen; who is asked what; which items mean the same."""

import pytest
from django.urls import reverse
from django.utils import translation

from assessments import actions, frameworks
from assessments.comparisons import compare
from assessments.enums import RaterRole
from assessments.models import Item
from assessments.rules import NOT_ASKED, NOT_OBSERVABLE, Answer
from equipe.verdicts import Refused
from tests.assessments.factories import AGREED, KINDS, WORDED, answer, kinds_instrument, open_round, small_instrument


@pytest.fixture
def round(episode, alice, dario):
    return open_round(episode, alice, dario, instrument=kinds_instrument())


def typed(version=0, **fields):
    """What a browser sends: a comma in the number, as an Italian office writes it."""
    return {"version": version, "punctual": "3", "italian": "3", "years": "7,5", "last-day": "2023-11-30"} | fields


def test_an_item_that_means_the_same_carries_the_meaning_on(db):
    kinds = kinds_instrument()
    lineages = dict(Item.objects.of(kinds).values_list("code", "lineage"))
    assert lineages["punctual"] == "small-1/on-time"
    assert lineages["italian"] == "kinds-1/italian"
    assert Item.objects.filter(lineage="small-1/on-time").count() == 2


@pytest.mark.parametrize(
    "same_as", ["small-1/home", "small-1/nothing", "small-9/on-time", "nonsense", "small-²/on-time"]
)
def test_only_an_item_with_the_same_levels_can_be_continued(db, tmp_path, same_as):
    small_instrument()
    broken = tmp_path / "broken.toml"
    broken.write_text(KINDS.read_text().replace("small-1/on-time", same_as))
    with pytest.raises(Refused, match="punctual"):
        actions.load_instrument(broken)


def test_a_framework_gives_its_levels_by_code(db):
    italian = Item.objects.of(kinds_instrument()).get(code="italian")
    assert [label for _, label in italian.choices] == ["pre-A1", "A1", "A2", "B1", "B2", "C1", "C2"]
    assert len(frameworks.FRAMEWORKS["DIGCOMP"].levels) == 4
    assert len(frameworks.FRAMEWORKS["EQF"].levels) == 8


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (RaterRole.EDUCATOR, {"punctual", "italian", "years", "last-day", "tools"}),
        (RaterRole.PERSON, {"punctual", "tools"}),
        (RaterRole.HOST_TUTOR, {"punctual"}),
        (RaterRole.TRAINER, {"punctual"}),
    ],
)
def test_everybody_is_asked_what_they_can_answer(db, role, codes):
    assert {item.code for item in Item.objects.of(kinds_instrument()).asked_of(role)} == codes


def test_all_kinds_are_answered_on_screen(browse, round, alice):
    hers = round.assessments.get(rater=alice)
    url = reverse("assessments:assess", args=[hers.pk]) + "?area=work"
    with translation.override("it"):
        alice.language = "it"
        alice.save()
        browse(alice).post(url, typed(tools="Trapano, mola"))
    kept = {rating.item.code: rating.as_answer for rating in hers.ratings.select_related("item")}
    assert kept == WORDED


def test_a_number_in_words_is_told_beside_its_field(browse, round, alice):
    hers = round.assessments.get(rater=alice)
    url = reverse("assessments:assess", args=[hers.pk]) + "?area=work"
    page = browse(alice).post(url, typed(years="seven", tools="Drill")).content.decode()
    assert "Enter a number" in page
    assert "Drill" in page
    assert not hers.ratings.exists()


def test_what_was_not_asked_is_said_and_is_not_silence(browse, round, alice):
    hers = round.assessments.get(rater=alice)
    url = reverse("assessments:assess", args=[hers.pk]) + "?area=work"
    sent = typed(years="", **{"years-absence": "not_asked", "tools-absence": "not_observable", "italian": "not_asked"})
    browse(alice).post(url, sent | {"last-day": "", "last-day-absence": "not_asked"})
    kept = {rating.item.code: rating.as_answer for rating in hers.ratings.select_related("item")}
    assert kept["years"] == kept["italian"] == kept["last-day"] == NOT_ASKED
    assert kept["tools"] == NOT_OBSERVABLE
    actions.submit(hers, by=alice, at=hers.round.instrument.published_at)
    assert "not asked" in browse(alice).get(url.replace("area=work", "area=summary")).content.decode()


def test_words_are_compared_and_agreed_on(browse, round, alice, dario):
    answer(round, alice, WORDED)
    answer(round, dario, WORDED | {"tools": Answer(words="Trapano"), "years": NOT_ASKED})
    page = browse(alice).get(round.get_absolute_url()).content.decode()
    assert "Trapano, mola" in page
    assert "7.5 years" in page
    agreed = WORDED | {"tools": Answer(words="Trapano, mola", note="Both were seen.")}
    actions.agree(round, agreed, by=alice, on=AGREED)
    row = next(row for row in compare(round).rows if row.item.code == "years")
    assert (row.agreed, row.agreed_label) == (WORDED["years"], "7.5 years")

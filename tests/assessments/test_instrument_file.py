"""The shipped instrument holds what it promises; a broken file says what is wrong with it."""

import shutil

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from assessments import actions, instrument_file
from assessments.models import Instrument, Item
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.assessments.factories import SMALL, open_round

(EMPLOYABILITY,) = instrument_file.shipped()
NINE = (
    *("age", "education", "language", "resources", "availability"),
    *("health", "work-history", "networks", "autonomies"),
)


@pytest.fixture(scope="module")
def content():
    return instrument_file.read(EMPLOYABILITY)


def items(content, kind):
    return [(area["code"], item) for area in content["areas"] for item in area["items"] if item["kind"] == kind]


def test_twenty_four_questions_in_nine_areas(content):
    choices = items(content, "choice")
    assert len(choices) == 24
    assert tuple(dict.fromkeys(area for area, _ in choices)) == NINE
    assert all(len(item["levels"]) == 4 for _, item in choices)


def test_behaviours_are_anchored_from_0_to_4_and_name_their_framework(content):
    anchored = items(content, "anchored")
    assert 16 <= len(anchored) <= 20
    assert not {area for area, _ in anchored} & set(NINE)
    for _, item in anchored:
        assert [level["value"] for level in item["levels"]] == [0, 1, 2, 3, 4]
        assert item["reference"].startswith("ESCO T")
    assert sum("LifeComp" in item["reference"] for _, item in anchored) >= 16


def test_everything_is_said_in_both_languages_and_no_sentence_twice(content):
    for language in ("it", "en"):
        spoken = [
            text[language]
            for area in content["areas"]
            for text in (area["name"], area["about"], *(t for i in area["items"] for t in (i["name"], i["wording"])))
        ]
        assert all(spoken)
        assert len(set(spoken)) == len(spoken)
        for area in content["areas"]:
            for item in area["items"]:
                labels = [level[language] for level in item["levels"]]
                assert all(labels), item["code"]
                assert len(set(labels)) == len(labels), item["code"]


def test_it_never_claims_to_be_another_instrument(content):
    titles = str([content["name"], content["about"]])
    assert "ITO" not in titles
    assert "ASFeO" not in titles
    assert "non è la griglia ITO" in content["source"]["it"]


@pytest.mark.parametrize(
    ("find", "replace", "says"),
    [
        ('code = "small"', 'code = "small', "is not valid TOML"),
        ('code = "small"', "", "give the instrument a code"),
        ('en = "Small"', 'en = ""', "name has no words in “en”"),
        ("to = 24", "to = 23", "bands must cover"),
        ("minimum_answered = 2", "minimum_answered = 9", "number of choice items, 3"),
        ('code = "income"', 'code = "home"', "look at “home”"),
        (
            '{ value = 0, it = "niente", en = "nothing" }',
            '{ value = 1, it = "niente", en = "nothing" }',
            "items.income",
        ),
        ('{ value = 4, it = "aiuta altri", en = "helps others" }', "", "items.on-time"),
        ('kind = "anchored"', 'kind = "stars"', "the kind is one of choice, anchored"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path, find, replace, says):
    text = SMALL.read_text()
    assert find in text
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace(find, replace, 1))
    with pytest.raises(Refused) as refusal:
        instrument_file.read(broken)
    assert says in str(refusal.value)
    assert "broken.toml" in str(refusal.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Refused, match=r"no file .*nowhere.toml"):
        instrument_file.read(tmp_path / "nowhere.toml")


def test_the_command_loads_what_is_shipped_once(db, capsys):
    call_command("load_instrument")
    call_command("load_instrument")
    instrument = Instrument.objects.get()
    assert (instrument.code, Item.objects.of(instrument).count()) == ("employability", 42)
    assert AuditEntry.objects.filter(verb="instrument.loaded").count() == 1
    assert "employability 1" in capsys.readouterr().out


def test_the_command_says_what_is_wrong(db, tmp_path):
    (tmp_path / "x.toml").write_text("code = ")
    with pytest.raises(CommandError, match=r"x.toml is not valid TOML"):
        call_command("load_instrument", tmp_path / "x.toml")


@pytest.fixture
def changed(tmp_path):
    path = shutil.copy(SMALL, tmp_path / "small.toml")
    path.write_text(SMALL.read_text().replace('en = "Home"', 'en = "Housing"'))
    return path


def test_an_unused_version_may_still_change(db, changed):
    before = actions.load_instrument(SMALL)
    after = actions.load_instrument(changed)
    assert after.pk == before.pk
    assert Item.objects.of(after).in_order().first().name["en"] == "Housing"
    assert Item.objects.of(after).count() == 5


def test_a_used_version_never_changes(episode, alice, changed):
    open_round(episode, alice)
    with pytest.raises(Refused, match=r"has been used .*version = 2"):
        actions.load_instrument(changed)
    assert actions.load_instrument(SMALL)
    assert not Item.objects.filter(name__en="Housing").exists()


def test_a_mended_comment_makes_no_other_instrument(db, tmp_path):
    actions.load_instrument(SMALL)
    same = tmp_path / "same.toml"
    same.write_text("# another comment\n" + SMALL.read_text())
    assert actions.load_instrument(same).fingerprint == instrument_file.read(SMALL).fingerprint

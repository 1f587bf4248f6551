"""The shipped instrument holds what it promises; a broken file says what is wrong with it."""

import shutil

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from assessments import actions, instrument_file, rules
from assessments.models import Instrument, Item
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.assessments.factories import SMALL, open_round

SHIPPED = {path.stem: path for path in instrument_file.shipped()}
EMPLOYABILITY = SHIPPED["employability-1"]
WHO_5 = instrument_file.SHIPPED.parent / "packs" / "who-5-1.toml"
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
    counts = {str(instrument): Item.objects.of(instrument).count() for instrument in Instrument.objects.all()}
    assert counts == {
        "employability 1": 42,
        "employability 2": 24,
        "inventory 1": 27,
        "self-sufficiency 1": 12,
        "soft-skills 1": 20,
    }
    assert AuditEntry.objects.filter(verb="instrument.loaded").count() == 5
    assert "employability 1" in capsys.readouterr().out


def test_the_newest_version_is_the_one_to_start(db):
    call_command("load_instrument")
    current = {str(instrument) for instrument in Instrument.objects.current([])}
    assert current == {"employability 2", "inventory 1", "self-sufficiency 1", "soft-skills 1"}


def test_new_versions_carry_the_meanings_of_the_old_one_on(db):
    """The 24 questions and 18 behaviours go on; of the soft skills two are new."""
    call_command("load_instrument")
    meanings = {code: set() for code in ("employability-1", "employability-2", "soft-skills-1")}
    for item in Item.objects.select_related("area__instrument"):
        instrument = item.area.instrument
        meanings.setdefault(f"{instrument.code}-{instrument.version}", set()).add(item.lineage)
    old, grid, skills = (meanings[code] for code in ("employability-1", "employability-2", "soft-skills-1"))
    assert grid <= old
    assert len(skills) == 20
    assert skills - old == {"soft-skills-1/learns-new-work", "soft-skills-1/finds-another-way"}
    assert old == grid | skills & old


@pytest.mark.parametrize(("code", "asked"), [("soft-skills-1", 20), ("self-sufficiency-1", 12), ("inventory-1", 27)])
def test_the_person_is_asked_in_plain_words(code, asked):
    items = [item for area in instrument_file.read(SHIPPED[code])["areas"] for item in area["items"]]
    assert sum("plain" in item for item in items) == asked == len(items)


def test_twenty_behaviours_name_their_cluster_and_most_can_be_seen_at_work():
    items = [item for area in instrument_file.read(SHIPPED["soft-skills-1"])["areas"] for item in area["items"]]
    assert all(item["kind"] == "anchored" and item["reference"].startswith("ESCO T") and item["esco"] for item in items)
    assert sum(item["observable"] for item in items if "observable" in item) == 18


# A pack whose words are not ours to give on

PLACES = ("instruction", *(f"item-{n}" for n in range(1, 6)), *(f"level-{n}" for n in range(6)))


@pytest.fixture
def words(tmp_path):
    """Invented words in the places of the official ones: Italian with semicolons, English with commas."""
    files = {}
    for language, mark in (("it", ";"), ("en", ",")):
        files[language] = tmp_path / f"{language}.csv"
        rows = [f'{place}{mark}"{language}, {place} in words"' for place in PLACES]
        files[language].write_text("\n".join(rows), encoding="utf-8-sig")
    return files


def test_a_pack_asks_nothing_before_its_official_words_are_there(db, words):
    with pytest.raises(CommandError, match="official words are missing"):
        call_command("load_instrument", WHO_5)
    with pytest.raises(CommandError, match="official words are missing"):
        call_command("load_instrument", WHO_5, official=[f"it={words['it']}"])
    assert not Instrument.objects.exists()


def test_a_pack_is_loaded_with_its_official_words(db, words):
    call_command("load_instrument", WHO_5, official=[f"it={words['it']}", f"en={words['en']}"])
    items = Item.objects.of(Instrument.objects.get()).in_order()
    assert [item.wording["it"] for item in items] == [f"it, item-{n} in words" for n in range(1, 6)]
    assert items[0].choices[5] == (5, "en, level-5 in words")


def test_five_answers_of_the_pack_make_an_index_and_no_profile(db, words):
    """The sum from 0 to 25, times four; below five answers there is none (see the pack's sources)."""
    call_command("load_instrument", WHO_5, official=[f"it={words['it']}", f"en={words['en']}"])
    questions = [item.as_question for item in Item.objects.of(Instrument.objects.get()).in_order()]
    given = dict(zip([question.code for question in questions], map(rules.Answer, (5, 3, 2, 2, 1)), strict=True))
    found = rules.outcome(questions, given, bands=[], minimum_answered=5)
    assert (found.score, found.profile, found.verdict.favourable) == (52, "", True)
    found = rules.outcome(questions, given | {"item-1": rules.NOT_ASKED}, bands=[], minimum_answered=5)
    assert (found.score, found.profile) == (None, "")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("instruction;one\ninstruction;two", "line 2"),
        ("instruction", "line 1"),
        ("instruction;", "line 1"),
        ("instruction;one;two", "line 1"),
    ],
)
def test_broken_official_words_name_their_line(db, tmp_path, content, says):
    (tmp_path / "it.csv").write_text(content)
    with pytest.raises(CommandError, match=says):
        call_command("load_instrument", WHO_5, official=[f"it={tmp_path / 'it.csv'}"])


@pytest.mark.parametrize("given", ["de=x.csv", "x.csv"])
def test_official_words_say_their_language(db, given):
    with pytest.raises(CommandError, match="it=FILE"):
        call_command("load_instrument", WHO_5, official=[given])


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

"""An instrument written to a file reads the same; a file that is none, or a hostile one, is told in a sentence."""

import tomllib
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments import actions, instrument_file
from assessments.instrument_checks import problems
from assessments.models import Instrument, Item
from equipe.verdicts import Refused
from tests.assessments.factories import KINDS, SMALL, kinds_instrument
from tests.equipe.factories import AmbitoFactory


@pytest.fixture
def noncello(db):
    return AmbitoFactory()


def as_file(instrument):
    return instrument_file.written(instrument_file.content_of(instrument)).encode()


def told(instrument):
    """All that an instrument says, without what the database counts."""
    fields = ("kind", "name", "wording", "plain", "observable", "reference", "esco", "levels", "unit", "position")
    items = Item.objects.of(instrument).in_order()
    return [
        {name: getattr(instrument, name) for name in ("name", "about", "source", "bands", "bands_note")},
        [[getattr(item, name) for name in fields] + [item.area.code] for item in items.with_areas()],
        [(Decimal(item.minimum or 0), Decimal(item.maximum or 0)) for item in items],
    ]


def plain(content):
    """Without what says nothing more: an item of a framework that refers to that same framework."""
    for area in content["areas"]:
        for item in area["items"]:
            if item.get("reference") == item.get("framework", ""):
                item.pop("reference")
    return content


@pytest.mark.parametrize("path", [SMALL, KINDS, *instrument_file.shipped()], ids=lambda path: path.stem)
def test_what_was_loaded_is_written_as_the_same_file(db, path, tmp_path):
    for known in (SMALL, *instrument_file.shipped()):
        actions.load_instrument(known)
    loaded = actions.load_instrument(path)
    before, content = told(loaded), instrument_file.read(path).content
    again = instrument_file.parse(as_file(loaded), name="again.toml")
    assert again.content == plain(content)
    (tmp_path / "again.toml").write_bytes(as_file(loaded))
    assert told(actions.load_instrument(tmp_path / "again.toml")) == before


def test_a_districts_version_comes_back_from_its_file(noncello, franca):
    kinds = kinds_instrument()
    draft = actions.new_version(kinds, ambito=noncello, by=franca)
    written, before = as_file(draft), told(draft)
    lineages = dict(Item.objects.of(draft).values_list("code", "lineage"))
    with pytest.raises(Refused, match=r"a version 2 of “kinds” already.*version = 3"):
        actions.upload_instrument(written, name="kinds.toml", ambito=noncello, by=franca)
    actions.discard_instrument(draft, by=franca)
    again = actions.upload_instrument(written, name="kinds.toml", ambito=noncello, by=franca)
    assert told(again) == before
    assert dict(Item.objects.of(again).values_list("code", "lineage")) == lineages
    assert (again.is_draft, again.based_on, again.ambito) == (True, kinds, noncello)


def test_a_meaning_of_one_district_is_not_continued_in_another(noncello, franca):
    own = small_text("version = 1", "version = 1\n").replace(b'code = "small"', b'code = "ours"')
    begun = actions.upload_instrument(own, name="ours.toml", ambito=noncello, by=franca)
    lineage = Item.objects.of(begun).get(code="on-time").lineage
    next_one = own.replace(b"version = 1", b"version = 2").replace(
        b'code = "on-time"', f'code = "on-time"\nsame_as = "{lineage}"'.encode()
    )
    with pytest.raises(Refused, match="cannot continue"):
        actions.upload_instrument(next_one, name="o.toml", ambito=AmbitoFactory(name="Tagliamento"), by=franca)
    actions.discard_instrument(begun, by=franca)
    with pytest.raises(Refused, match="cannot continue"):
        actions.upload_instrument(next_one, name="o.toml", ambito=noncello, by=franca)


def small_text(find="", replace=""):
    assert find in SMALL.read_text()
    return SMALL.read_text().replace(find, replace, 1).encode()


BROKEN = {
    "no text": b"\xff\xfe",
    "no TOML": b"code = ",
    "deep": b"a = " + b"[" * 5000,
    "a number without end": b"version = " + b"9" * 5000,
    "nothing": b"",
    "areas that are none": b'code = "x"\nversion = 1\nareas = 3',
    "an area that is none": b'code = "x"\nversion = 1\nareas = [3]',
    "items that are none": b'code = "x"\nversion = 1\nareas = [{ code = "a", items = { b = 1 } }]',
    "a version that is none": small_text("version = 1", "version = true"),
    "a version too high": small_text("version = 1", "version = 99999999"),
    "a code with blanks": small_text('code = "small"', 'code = "a b"'),
    "a code too long": small_text('code = "home"', f'code = "{"x" * 41}"'),
    "a sign that cannot be kept": small_text("Casa", "Ca\\u0000sa"),
    "words that are numbers": small_text('it = "Casa"', "it = 3"),
    "bands that are none": small_text("from = 0", 'from = "x"'),
    "half a level": small_text("value = 3, ", "value = 1.5, "),
    "a level that is none": small_text('{ value = 3, it = "stabile", en = "steady" }', '"x"'),
    "a level that is true": small_text("value = 3, ", "value = true, "),
    "too long a reference": small_text("ESCO T3.1", "x" * 121),
    "no kind": small_text('kind = "choice"', "kind = 3"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_told_in_a_sentence(what, noncello, franca):
    with pytest.raises(Refused) as refusal:
        actions.upload_instrument(BROKEN[what], name="x.toml", ambito=noncello, by=franca)
    assert "x.toml" in str(refusal.value)
    assert not Instrument.objects.exists()


@pytest.mark.parametrize(
    "limits", ["minimum = inf", "minimum = nan", "minimum = true", 'minimum = "1"', "minimum = 1e9"]
)
def test_a_number_has_limits_that_can_be_kept(limits, noncello, franca):
    broken = KINDS.read_text().replace("minimum = 0", limits).replace('same_as = "small-1/on-time"', "")
    with pytest.raises(Refused, match="a number has a minimum"):
        actions.upload_instrument(broken.encode(), name="x.toml", ambito=noncello, by=franca)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("code", "it", "x")), inner),
    max_leaves=8,
)
KEYS = ("code", "version", "name", "bands", "areas", "minimum_answered")
KEPT = st.text(st.characters(exclude_categories=["Cs"]))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING))
def test_whatever_a_file_says_is_judged(content):
    assert all(str(problem) for problem in problems(content))


@given(st.dictionaries(st.from_regex(r"[a-z-]{1,8}", fullmatch=True), KEPT))
def test_any_words_can_be_written_and_read(texts):
    content = {"code": "x", "name": texts, "areas": [{"code": "a", "items": [{"code": "i", "name": texts}]}]}
    assert tomllib.loads(instrument_file.written(content)) == content

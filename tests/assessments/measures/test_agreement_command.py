"""`manage.py agreement`: the published numbers under the names of the file, and a sentence for a broken one."""

import json
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PUBLISHED = Path(__file__).parents[2] / "data" / "agreement.json"
CONTENT = json.loads(PUBLISHED.read_text())
INPUTS = {"source", "ratings", "table", "custom_weights", "sd", "reliability", "pre", "post"}
ALPHAS = ["nominal", "ordinal", "interval", "ratio"]
ICCS = ["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"]
SCORES = {"sd": 7.5, "reliability": 0.8, "pre": 32.5, "post": 47.5}


@pytest.fixture
def said(tmp_path):
    """What the command prints for a file with this content."""

    def say(content, *options):
        file = tmp_path / "ratings.json"
        file.write_bytes(
            content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode("utf-8")
        )
        out = StringIO()
        call_command("agreement", str(file), *options, stdout=out)
        return out.getvalue()

    return say


@pytest.fixture
def numbers(said):
    return lambda content: json.loads(said(content, "--json"))


def without_results(content):
    return {name: {key: block[key] for key in block if key in INPUTS} for name, block in content.items()}


@pytest.mark.parametrize("content", [CONTENT, without_results(CONTENT)], ids=["with results", "without results"])
def test_the_published_numbers_come_out_under_their_names(numbers, content):
    found = numbers(content)
    assert list(found) == list(CONTENT)
    for name, block in CONTENT.items():
        digits = 5e-5 if name.startswith("jacobson") else 5e-7
        for key in block.keys() - INPUTS:
            assert found[name][key] == pytest.approx(block[key], abs=digits), (name, key)


def test_what_the_file_says_is_not_taken_over(numbers):
    lie = {"krippendorff": CONTENT["krippendorff_4x12"] | {"nominal": 0.99, "n": 7, "intervals": None}}
    found = numbers(lie)["krippendorff"]
    assert found["nominal"] == pytest.approx(0.7434210526)
    assert found["n"] == {"units": 11, "raters": 4, "pairable": 40, "unpaired": 1}


def test_every_number_says_what_it_rests_on(numbers):
    found = numbers(CONTENT)
    alpha, icc, kappa, change = found.values()
    assert alpha["enough_cases"] is True
    assert all(low < alpha[key] < high for key, (low, high) in alpha["intervals"].items())
    assert alpha["readings"] == {"nominal": "tentative", "ordinal": "good", "interval": "good", "ratio": "tentative"}
    assert icc["n"] == {"targets": 6, "judges": 4, "incomplete": 0}
    assert icc["enough_cases"] is False
    assert icc["intervals"]["ICC2"] == pytest.approx([0.02, 0.76], abs=0.005)
    assert icc["tests"]["ICC3"] == {
        "F": pytest.approx(11.0272, abs=5e-5),
        "df": [5, 15],
        "p": pytest.approx(0.000135, rel=0.01),
    }
    assert kappa["n"] == {"cases": None}
    assert (kappa["enough_cases"], kappa["intervals"]["kappa"]) == (None, None)
    assert change["minimal_change"] == pytest.approx(9.2971, abs=5e-5)
    assert (change["change"], change["readings"]) == (15, {"rci": "improved"})


def test_proportions_with_their_number_of_cases_have_an_interval(numbers):
    found = numbers({"cohen": {"table": CONTENT["cohen_1968"]["table"], "n": 200}})["cohen"]
    assert found["n"] == {"cases": 200}
    assert found["intervals"]["kappa"][0] < found["kappa"] < found["intervals"]["kappa"][1]
    assert "custom" not in found


RATINGS = [[1, 2, 3, 3], [1, 2, 3, 4], [1, 3, 3, 4]]


@pytest.mark.parametrize(
    ("name", "block", "keys"),
    [
        ("a", {"ratings": RATINGS}, ALPHAS + ICCS),
        ("a", {"ratings": RATINGS, "ordinal": None}, ALPHAS),
        ("a", {"ratings": RATINGS, "ICC2k": 0.4}, ICCS),
        ("icc", {"ratings": RATINGS, "nominal": 0.4}, ALPHAS),
        ("alpha_of_the_team", {"ratings": RATINGS}, ALPHAS),
        ("vignettes_icc", {"ratings": RATINGS}, ICCS),
        ("piccolo", {"ratings": RATINGS}, ALPHAS + ICCS),
        ("a", {"ratings": RATINGS, "source": "3 targets x 4 judges"}, ICCS),
        ("a", {"ratings": RATINGS, "source": "3 observers x 4 units"}, ALPHAS),
        ("a", {"ratings": RATINGS, "table": [[3, 1], [0, 4]]}, [*ALPHAS, *ICCS, "kappa", "quadratic", "linear"]),
    ],
)
def test_a_block_tells_what_its_ratings_are(numbers, name, block, keys):
    found = numbers({name: block})[name]
    assert [key for key in found if key in found["intervals"]] == keys


def test_the_rows_are_observers_for_alpha_and_targets_for_icc(numbers):
    found = numbers({"a": {"ratings": RATINGS}})["a"]
    assert found["n"] == {
        "units": 4, "raters": 3, "pairable": 12, "unpaired": 0, "targets": 3, "judges": 4, "incomplete": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "block", "nothing", "why"),
    [
        ("krippendorff", {"ratings": [[3, 3, 3], [3, 3, 3]]}, ALPHAS, "do not differ enough"),
        ("krippendorff", {"ratings": [[1, 2, 3]]}, ALPHAS, "Nobody was rated by two"),
        ("krippendorff", {"ratings": [[None, None], [None, 4]]}, ALPHAS, "Nobody was rated by two"),
        ("krippendorff", {"ratings": [[None, None], [None, None]]}, ALPHAS, "no rating to measure"),
        ("krippendorff", {"ratings": [[-1, 2], [0, 2]]}, ["ratio"], "begins at 0"),
        ("icc", {"ratings": [[3, 3], [3, 3]]}, ICCS, "do not differ enough"),
        ("icc", {"ratings": [[1], [2]]}, ICCS, "One rater alone"),
        ("icc", {"ratings": [[1, 2, 3]]}, ICCS, "at least two"),
        ("kappa", {"table": [[9, 0], [0, 0]]}, ["kappa", "quadratic", "linear"], "do not differ enough"),
        ("change", SCORES | {"sd": 0}, ["rci"], "Without any error"),
        ("change", SCORES | {"post": None}, ["rci", "change"], "numbers this takes is missing"),
        ("change", SCORES | {"reliability": None}, ["sem", "s_diff", "rci"], "numbers this takes is missing"),
    ],
)
def test_what_is_undefined_is_null_with_a_reason_and_spoils_no_other_block(numbers, name, block, nothing, why):
    found = numbers({name: block, "other": CONTENT["jacobson_truax_1991"]})
    assert [key for key, value in found[name].items() if key not in ("n", "enough_cases") and value is None] == nothing
    assert list(found[name]["reasons"]) == nothing
    assert all(why in reason for reason in found[name]["reasons"].values())
    assert found["other"]["rci"] == pytest.approx(3.1623, abs=5e-5)


BROKEN = {
    "nothing": (b"", "not valid JSON: look at line 1, column 1"),
    "half a file": (b'{"a": {"ratings":\n [[1, 2]', "not valid JSON: look at line 2, column 9"),
    "not text": (b"\xff\xfe\x00", "cannot be read: it is no text in UTF-8"),
    "bottomless": (b"[" * 100_000, "not valid JSON: too many brackets"),
    "NaN": (b'{"krippendorff": {"ratings": [[1, NaN], [1, 2]]}}', "NaN is not a number"),
    "infinity": (b'{"krippendorff": {"ratings": [[1, -Infinity], [1, 2]]}}', "-Infinity is not a number"),
    "beyond any float": (b'{"krippendorff": {"ratings": [[1, 1e999], [1, 2]]}}', "“inf” is no rating"),
    "the same name twice": (b'{"a": {"ratings": [[1, 2]]}, "a": {"ratings": [[1, 3]]}}', "stands there twice"),
    "a list": ([1, 2], "named blocks"),
    "no block": ({}, "no block"),
    "remarks only": ({"about": "nothing"}, "no block"),
    "a number for a block": ({"a": 3}, "“a” holds nothing"),
    "a block without inputs": ({"a": {"nominal": 0.5}}, "“a” holds nothing"),
    "ragged rows": ({"x": {"ratings": [[1, 2, 3], [1, 2]]}}, "“x”: Row 2 has 2 entries and the first has 3"),
    "words": ({"x": {"ratings": [[1, "two"], [1, 2]]}}, "“x”: “two” is no rating"),
    "yes and no": ({"x": {"ratings": [[1, True], [1, 2]]}}, "“x”: “True” is no rating"),
    "no rows": ({"x": {"ratings": []}}, "“x”: There is no rating"),
    "empty rows": ({"x": {"ratings": [[], []]}}, "“x”: There is no rating"),
    "no list": ({"x": {"ratings": {"anna": [1, 2]}}}, "“x”: Ratings are a table"),
    "null for ratings": ({"x": {"ratings": None}}, "“x”: Ratings are a table"),
    "a flat list": ({"x": {"ratings": [1, 2, 3]}}, "“x”: Ratings are a table"),
    "an oblong table": ({"x": {"table": [[1, 2, 3], [4, 5, 6]]}}, "“x”: The table has 2 rows and 3 columns"),
    "a gap in the table": ({"x": {"table": [[1, None], [4, 5]]}}, "“x”: “null” is no rating"),
    "a negative count": ({"x": {"table": [[1, -2], [4, 5]]}}, "“x”: The table holds a negative number"),
    "weights of agreement": (
        {"x": {"table": [[1, 2], [4, 5]], "custom_weights": [[1, 0], [0, 1]]}},
        "2 rows and columns, 0 on the diagonal",
    ),
    "half the scores": ({"x": {"sd": 7.5, "pre": 3}}, "“x” lacks reliability, post"),
    "an impossible reliability": ({"x": SCORES | {"reliability": 1.2}}, "“x”: The reliability is a number from 0 to 1"),
    "a negative deviation": ({"x": SCORES | {"sd": -1}}, "“x”: The standard deviation is a number from 0 up"),
    "a word for a score": ({"x": SCORES | {"pre": "low"}}, "“x”: “low” is no rating"),
}


@pytest.mark.parametrize(("content", "sentence"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_broken_file_is_answered_with_a_sentence(said, content, sentence, options):
    with pytest.raises(CommandError, match=sentence) as refusal:
        said(content, *options)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("content", [content for content, _ in BROKEN.values()], ids=BROKEN)
def test_the_sentence_is_there_in_italian(said, content):
    with pytest.raises(CommandError) as english:
        said(content)
    with override("it"), pytest.raises(CommandError) as italian:
        said(content)
    assert str(italian.value) != str(english.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("agreement", str(tmp_path / "nowhere.json"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("agreement", str(tmp_path))


def test_remarks_beside_the_blocks_are_left_alone(numbers):
    assert list(numbers({"about": "calibration of spring"} | CONTENT)) == list(CONTENT)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)
ROWS = st.lists(st.lists(st.none() | st.floats(allow_nan=False), min_size=2, max_size=2), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(["icc", "alpha", "a"]),
        st.dictionaries(st.sampled_from(sorted({*INPUTS, "n", "nominal"})), JSON | ROWS, max_size=6),
        max_size=2,
    )
)
def test_whatever_the_file_holds_the_answer_is_json_or_a_sentence(said, content):
    with suppress(CommandError):
        assert isinstance(json.loads(said(content, "--json"), parse_constant=pytest.fail), dict)


def test_the_table_speaks_in_words(said):
    told = said(CONTENT)
    assert "cases with two ratings or more: 11; raters: 4; ratings compared: 40; ratings that met no other: 1" in told
    assert "alpha, levels in order" in told
    assert "0.815  0.4" in told
    assert "good: the ratings can be compared" in told
    assert "Fewer than 10 cases" in told
    assert "cases rated by both: not given" in told
    assert "reliable change index                            3.162                     real improvement" in told
    assert "to be verified" in told


def test_the_table_says_why_a_number_is_missing(said):
    told = said({"alpha": {"ratings": [[3, 3], [3, 3]]}})
    assert "–  The ratings do not differ enough to tell agreement from chance" in told
    assert "1.000" not in told


def test_the_table_is_there_in_italian(said):
    with override("it"):
        told = said(CONTENT)
    assert "0,815" in told
    assert not [word for word in ("good", "given", "cases", "kappa, by") if word in told]

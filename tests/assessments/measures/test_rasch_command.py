"""The many-facet model from a table on the command line: numbers, nulls, and a sentence for whatever is wrong."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from assessments.enums import Remarked, Unmeasured
from assessments.measures.ratings import Trouble
from assessments.measures.remarks import Remark
from tests.assessments.measures.samples import DATA, oracle

SMALL = DATA / "rasch_small.csv"
HEAD = ["person", "rater", "I1", "I2"]


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def printed(file, *options):
    out = io.StringIO()
    call_command("rasch", str(file), *options, stdout=out)
    return out.getvalue()


def told(file, *options):
    return json.loads(printed(file, "--json", *options))


def small_table():
    with SMALL.open(encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.fixture
def written(tmp_path):
    """A table written to a file, rows or bytes."""

    def write(content, name="ratings.csv", separator=","):
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text("\n".join(separator.join(map(str, row)) for row in content), encoding="utf-8")
        return path

    return write


def test_the_published_numbers_under_their_names():
    found = told(SMALL)
    published = oracle()
    assert found["categories"] == published["categories"]
    for key in set(published) - {"note", "categories", "max_residual"}:
        assert found[key] == pytest.approx(published[key], abs=1e-4), key
    assert found["max_residual"] < 1e-8


def test_what_goes_with_them():
    found = told(SMALL)
    assert found["person_labels"] == [str(n) for n in range(1, 13)]
    assert found["wle"][0] == pytest.approx(-3.1650, abs=1e-4)
    assert found["fair_average"][11] == pytest.approx(2.5981, abs=1e-4)
    assert found["separation"]["persons"] == pytest.approx(2.7687, abs=1e-4)
    assert found["reliability"]["persons"] == pytest.approx(0.8846, abs=1e-4)
    assert found["chi_square"]["raters"]["value"] == pytest.approx(24.1658, abs=1e-3)
    assert (found["agreement"]["opportunities"], found["agreement"]["exact"]) == (48, 18)
    assert (found["n"], found["connected"], len(found["subsets"]), found["links"]) == (96, True, 1, [])
    assert any("96 ratings" in sentence for sentence in found["sentences"])
    assert any("14 %" in sentence for sentence in found["sentences"])


def test_the_order_of_the_rows_changes_nothing(written):
    head, *rows = small_table()
    assert printed(written([head, *reversed(rows)]), "--json") == printed(SMALL, "--json")


def test_semicolons_spaces_and_a_mark_at_the_start_are_read_as_well(written):
    head, *rows = small_table()
    text = "\r\n".join("; ".join(row) for row in [["Person", "Rater", *head[2:]], *rows])
    found = told(written(b"\xef\xbb\xbf" + text.encode()))
    assert found["raters"] == pytest.approx(oracle()["raters"], abs=1e-4)


@pytest.mark.parametrize(("separator", "ending"), [(",", ".0"), (";", ",0"), ("\t", ".")])
def test_whole_numbers_may_be_written_with_decimals(written, separator, ending):
    head, *rows = small_table()
    decimals = [[*row[:2], *(value + ending for value in row[2:])] for row in rows]
    assert told(written([head, *decimals], separator=separator))["raters"] == told(SMALL)["raters"]


def test_a_page_to_read():
    page = printed(SMALL)
    assert "1.35" in page
    assert "fair average" in page
    assert "-1.88" in page


def test_the_bias_is_taken_off_on_request():
    plain, mended = told(SMALL), told(SMALL, "--correct")
    assert mended["corrected"] is True
    assert mended["items"] == pytest.approx([item * 7 / 8 for item in plain["items"]])
    assert not any("too far" in sentence for sentence in mended["sentences"])


def test_steps_of_each_item(written):
    found = told(SMALL, "--partial-credit")
    assert [len(row) for row in found["thresholds"]] == [3, 3, 3, 3]
    head, *rows = small_table()
    missing = told(written([[*head, "I5"], *([*row, ""] for row in rows)]), "--partial-credit")
    assert missing["thresholds"][4] is None
    assert missing["thresholds"][:4] == found["thresholds"]


def test_a_later_run_is_held_to_an_earlier_one(written):
    earlier = written(printed(SMALL, "--json").encode(), "earlier.json")
    head, *rows = small_table()
    few = told(written([head, *(row for row in rows if row[0] in {"4", "12"})]), "--anchor", str(earlier))
    everybody = dict(zip(told(SMALL)["person_labels"], told(SMALL)["persons"], strict=True))
    assert few["persons"] == pytest.approx([everybody["4"], everybody["12"]])
    assert few["raters_anchored"] == [True, True, True]
    assert few["categories"] == "0..3"


def test_an_unconnected_net_gives_its_subsets_and_no_number(written):
    kept = [row for row in small_table()[1:] if row[0] in {"1", "4", "7", "10"} and row[1] in {"1", "2"}]
    alone = [row for row in small_table()[1:] if row[:2] == ["12", "3"]]
    file = written([small_table()[0], *kept, *alone])
    found = told(file)
    assert [(part["raters"], part["persons"]) for part in found["subsets"]] == [
        (["1", "2"], ["1", "4", "7", "10"]),
        (["3"], ["12"]),
    ]
    assert (found["connected"], found["converged"], found["log_likelihood"]) == (False, False, None)
    for key in ("persons", "persons_se", "persons_infit", "persons_outfit", "wle", "fair_average"):
        assert found[key] == [None] * 5, key
    assert found["raters"] == [None] * 3
    assert found["thresholds"] == [None] * 3
    assert (found["links"][0]["person"], found["links"][0]["rater"]) == ("1", "3")
    assert "2 groups" in found["sentences"][0]
    assert "2 groups" in printed(file)


def test_who_and_what_was_never_rated_stays_in_its_place_without_a_number(written):
    head, *rows = small_table()
    table = [[*head[:3], "unseen", *head[3:]], *([*row[:3], "", *row[3:]] for row in rows), [13, 4, *[""] * 5]]
    found = told(written(table))
    assert found["items"] == [pytest.approx(oracle()["items"][0], abs=1e-4), None, *found["items"][2:]]
    assert found["item_labels"][1] == "unseen"
    assert found["persons"][12] is found["wle"][12] is found["raters"][3] is None
    assert any("could observe unseen" in sentence for sentence in found["sentences"])


def test_people_at_the_end_of_the_scale_are_told_apart(written):
    table = [*small_table(), ["low", 1, 0, 0, 0, 0], ["low", 2, 0, 0, 0, 0]]
    found = told(written(table))
    assert found["persons_extreme"][-1] is True
    assert found["persons"][-1] == pytest.approx(found["wle"][-1], abs=1e-6)
    assert found["persons_infit"][-1] is None
    assert any(sentence.startswith("All lowest or all highest: low") for sentence in found["sentences"])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda row: [*row[:2], 2, 2, 2, 2] if row[1] == "2" else row, "Rater 2 gave everybody the same level, 2"),
        (lambda row: row if row[1] == "1" else None, "Only rater 1 rated"),
        (lambda row: [*row[:2], *(str(int(v) + (v == "3")) for v in row[2:])], "Nobody used level 3"),
        (lambda row: [*row[:2], 9, *row[3:]] if row[:2] == ["1", "1"] else row, "Level 9 stands apart from all the"),
        (lambda row: [*row[:2], -9, *row[3:]] if row[1] == "1" else row, "Level -9 stands apart from all the"),
    ],
)
def test_what_must_be_said_beside_the_numbers(written, change, sentence):
    head, *rows = small_table()
    found = told(written([head, *filter(None, map(change, rows))]))
    assert any(sentence in said for said in found["sentences"])
    assert found["n"] in (96, 32)


def test_ratings_without_any_contradiction_have_no_measure_and_it_is_said(written):
    table = [HEAD, [1, "A", 1, 0], [2, "A", 0, 1], [3, "A", 1, 1], [4, "A", 2, 1], [5, "A", 1, 2]]
    found = told(written(table))
    assert found["converged"] is False
    assert found["persons"] == [None] * 5
    assert any(said.startswith("No measure can be given") for said in found["sentences"])


def test_everybody_at_the_same_level_has_no_measure_and_it_is_said(written):
    found = told(written([HEAD, [1, "A", 2, 2], [2, "A", 2, 2], [1, "B", 2, 2]]))
    assert found["raters"] == [None, None]
    assert found["sentences"][0].startswith("All ratings are at the same end")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (b"", "must name the columns"),
        ([["name", "rater", "I1"], [1, 1, 2]], "must name the columns"),
        ([HEAD[:2], [1, 1]], "must name the columns"),
        ([[*HEAD[:2], "I1", "I1"], [1, 1, 2, 2]], "Two columns are called “I1”"),
        ([[*HEAD[:2], "I1", "", "I3"], [1, 1, 2, 2, 2]], "Column 4 has no name"),
        ([HEAD], "no rating to measure"),
        ([HEAD, [1, 1, "", ""]], "no rating to measure"),
        ([HEAD, [1, 1, 2, "often"]], "Line 2, “I2”: “often” is not a whole number"),
        ([HEAD, [1, 1, 2, "1.5"]], "Line 2, “I2”: “1.5” is not a whole number"),
        ([HEAD, [1, 1, 2, "1_0"]], "Line 2, “I2”: “1_0” is not a whole number"),
        ([HEAD, [1, 1, 2, "1e300"]], "Line 2, “I2”: “1e300” is not a whole number"),
        ([HEAD, [1, 1, 2, "7" * 5000]], "Line 2, “I2”: “7{40}” is not a whole number"),
        ([HEAD, [1, 1, 2, 0], [], [1, 2, 7, 0]], "Line 4, “I1”: 7 lies outside the scale from 0 to 3"),
        ([HEAD, [1, 1, 2, 0], [1, 1, 3, 0]], "Lines 2 and 3 are both about the same"),
        ([HEAD, [1, 1, 2]], "Line 2 has 3 cells, but there are 4 columns"),
        ([HEAD, ["", 1, 2, 2]], "Line 2 does not say which person"),
        (b'person,rater,"I1\n1,1,2\n', "quotation mark"),
        (b"person,rater,I1\n1,\xe0,2\n", "not a text file in UTF-8"),
        (bytes(range(256)), "not a text file in UTF-8"),
    ],
)
def test_a_file_that_is_no_table_of_ratings_is_refused_in_words(written, table, sentence):
    with pytest.raises(CommandError, match=sentence):
        printed(written(table), "--json", "--lowest", "0", "--highest", "3")


def test_a_slip_that_would_make_a_scale_of_a_million_levels_is_refused(written):
    with pytest.raises(CommandError, match="too many levels"):
        printed(written([HEAD, [1, 1, 2, 1_000_000]]))


@pytest.mark.parametrize("name", ["", "nowhere.csv"])
def test_a_file_that_is_not_there_is_refused_in_words(tmp_path, name):
    with pytest.raises(CommandError, match="cannot be read"):
        printed(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"person,rater\n", "not the result of an earlier calibration"),
        (b'{"items": [1]}', "not the result of an earlier calibration"),
        (b"[]", "not the result of an earlier calibration"),
    ],
)
def test_anchors_that_are_none_are_refused_in_words(written, content, sentence):
    with pytest.raises(CommandError, match=sentence):
        printed(SMALL, "--anchor", str(written(content, "earlier.json")))


def test_anchors_of_other_items_and_raters_hold_nothing(written):
    earlier = written(printed(SMALL, "--json").encode(), "earlier.json")
    other = [["person", "rater", "A", "B"], [1, "x", 1, 2], [2, "x", 2, 1], [1, "y", 0, 2], [2, "y", 2, 1]]
    with pytest.raises(CommandError, match="None of the items and raters"):
        printed(written(other), "--anchor", str(earlier))


def test_anchors_of_another_scale_leave_no_number(written):
    earlier = json.loads(printed(SMALL, "--json")) | {"thresholds": [-1.0, 1.0]}
    found = told(SMALL, "--anchor", str(written(json.dumps(earlier).encode(), "earlier.json")))
    assert found["persons"] == [None] * 12
    assert found["sentences"][0].startswith("The scale of these ratings is not that")


def test_correcting_and_anchoring_exclude_each_other(written):
    earlier = written(printed(SMALL, "--json").encode(), "earlier.json")
    with pytest.raises(CommandError, match="without anchors"):
        printed(SMALL, "--correct", "--anchor", str(earlier))


def test_every_trouble_and_every_remark_has_its_sentence():
    assert {trouble.value for trouble in Trouble} == set(Unmeasured.values)
    assert {remark.value for remark in Remark} <= set(Remarked.values)

"""The level frameworks: whole, in order, and with words for a reader."""

import pytest
from django.utils import translation

from assessments.frameworks import CEFR, DIGCOMP, EQF, FRAMEWORKS


def test_the_codes_are_those_of_the_frameworks():
    assert CEFR.codes == ("pre-A1", "A1", "A2", "B1", "B2", "C1", "C2")
    assert EQF.codes == tuple("12345678")
    assert len(DIGCOMP.codes) == 4


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=FRAMEWORKS)
def test_a_higher_value_is_a_higher_level_and_every_level_speaks_both_languages(framework):
    values = [value for value, _code in framework.levels]
    assert values == sorted(set(values))
    assert framework.url.startswith("https://")
    for language in ("it", "en"):
        with translation.override(language):
            said = [label for _code, label in framework.choices]
        assert len(set(said)) == len(framework.codes)


def test_a_code_nobody_knows_has_no_words():
    assert CEFR.label_of("B1") == "B1"
    assert EQF.label_of("3") == "EQF 3"
    assert CEFR.label_of("D1") == ""

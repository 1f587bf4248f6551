"""What a coefficient is called, at the limits; and that every code has its words."""

import pytest
from django.utils.translation import override

from assessments.enums import Changed, Reading, Unmeasured
from assessments.measures.bands import Band, agreement_band, icc_band
from assessments.measures.change import Movement
from assessments.measures.ratings import Trouble


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (1.0, Band.GOOD),
        (0.8, Band.GOOD),
        (0.7999, Band.TENTATIVE),
        (0.667, Band.TENTATIVE),
        (0.6669, Band.LOW),
        (-0.3, Band.LOW),
        (None, None),
    ],
)
def test_alpha_and_kappa_by_the_limits_of_krippendorff(value, band):
    assert agreement_band(value) is band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0.91, Band.EXCELLENT),
        (0.90, Band.GOOD),
        (0.75, Band.GOOD),
        (0.7499, Band.MODERATE),
        (0.5, Band.MODERATE),
        (0.4999, Band.POOR),
        (None, None),
    ],
)
def test_intraclass_correlations_by_the_limits_of_koo_and_li(value, band):
    assert icc_band(value) is band


@pytest.mark.parametrize(("codes", "words"), [(Band, Reading), (Movement, Changed), (Trouble, Unmeasured)])
@pytest.mark.parametrize("language", ["en", "it"])
def test_every_code_has_its_words(codes, words, language):
    assert {*codes} == {*words.values}
    with override(language):
        assert all(str(word.label).strip() for word in words)

"""On what the use of data rests, and when a receiver may be told: tables of values, no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beneficiaries.enums import Basis, Purpose, Telling, Untold
from beneficiaries.rules import Word, basis_for, informed, telling

YES, NO = Telling.ALLOWED, Telling.NOT_ALLOWED
JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("purpose", "basis", "why"),
    [
        (Purpose.CHARGE, Basis.PUBLIC_TASK, None),
        (Purpose.CHARGE, Basis.PUBLIC_INTEREST, None),
        (Purpose.CHARGE, Basis.CONSENT, Untold.NO_CONSENT_ASKED),
        (Purpose.WORK, Basis.CONSENT, Untold.NO_CONSENT_ASKED),
        (Purpose.STATISTICS, Basis.CONSENT, Untold.NO_CONSENT_ASKED),
        (Purpose.PHOTO, Basis.CONSENT, None),
        (Purpose.PHOTO, Basis.PUBLIC_TASK, Untold.ONLY_CONSENT),
        (Purpose.NEWS, Basis.PUBLIC_INTEREST, Untold.ONLY_CONSENT),
    ],
)
def test_consent_only_where_the_law_leaves_it_free(purpose, basis, why):
    verdict = basis_for(purpose, basis)
    assert [str(reason) for reason in verdict.blocking] == ([str(why.label)] if why else [])


@pytest.mark.parametrize(
    ("told", "enough"), [((), False), (("work", "photo"), False), (("charge",), True), (("photo", "charge"), True)]
)
def test_who_is_taken_in_charge_is_told(told, enough):
    assert informed(told).favourable is enough
    assert informed(told).warned is not enough


@pytest.mark.parametrize(
    ("words", "name", "why"),
    [
        ([], "", Untold.NOT_RECORDED),
        ([Word("", YES, MAR, None)], "", None),
        ([Word("", YES, APR, None)], "", Untold.NOT_RECORDED),  # it begins tomorrow
        ([Word("", NO, JAN, None)], "", Untold.REFUSED),
        ([Word("", YES, JAN, MAR)], "", Untold.ENDED),  # on its last day nothing is told any more
        ([Word("", YES, JAN, APR)], "", None),
        ([Word("", YES, JAN, None), Word("", NO, FEB, None)], "", Untold.REFUSED),
        ([Word("", NO, JAN, None), Word("", YES, FEB, None)], "", None),
        ([Word("", NO, JAN, FEB)], "", Untold.ENDED),  # what is forbidden no more is not thereby allowed
        ([Word("Del Pup", YES, JAN, None)], "", Untold.NOT_RECORDED),
        ([Word("Del Pup", YES, JAN, None)], "  del  PUP ", None),
        ([Word("Del Pup", YES, JAN, None)], "Bar Sport", Untold.NOT_RECORDED),
        ([Word("Del Pup", NO, JAN, None), Word("", YES, FEB, None)], "Del Pup", Untold.REFUSED),
        ([Word("Del Pup", NO, JAN, None), Word("", YES, FEB, None)], "Bar Sport", None),
    ],
)
def test_the_last_word_counts_and_one_on_the_name_first(words, name, why):
    verdict = telling(words, name=name, on=MAR)
    assert [str(reason) for reason in verdict.reasons] == ([str(why.label)] if why else [])
    assert verdict.warned is (why == Untold.NOT_RECORDED)


days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
rows = st.lists(st.builds(Word, st.just(""), st.sampled_from(Telling), days, st.none() | days), max_size=6)


@given(rows, days)
def test_once_forbidden_nothing_older_allows_it(words, day):
    words = [*sorted(words, key=lambda word: word.starts_on), Word("", NO, day, None)]
    words.sort(key=lambda word: word.starts_on)
    after = [word for word in words if word.starts_on > day]
    assert after or not telling(words, on=date(2026, 3, 1)).favourable

"""Of whom it can be said that she has come further: the same as her own page says, person by person."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.changes import NOT_MEASURABLE, movements
from assessments.measuring import measures_of
from assessments.models import Round
from tests.assessments.districts import district, rounds

AUTUMN = date(2024, 9, 2)


@pytest.mark.django_db
def test_movements_are_those_of_each_persons_page():
    ambito, raters, *_ = district(30)
    cases = [one.episode for one in Round.objects.of_district(ambito).select_related("episode").oldest_first()][:12]
    Round.objects.of_district(ambito).update(agreed_on=date(2024, 4, 30))
    again = rounds(cases, raters, on=AUTUMN, abler=1.5, seed=7)
    found = movements(ambito, 2024)
    assert found[NOT_MEASURABLE] == {one.pk for one in again}  # no scale yet
    actions.calibrate(ambito, on=date(2024, 12, 31))
    with CaptureQueriesContext(connection) as asked:
        found = movements(ambito, 2024)
    assert len(asked) <= 3
    told = {one.pk: outcome for outcome, some in found.items() for one in Round.objects.filter(pk__in=some)}
    for one in again:
        measured = measures_of(Round.objects.with_cases().get(pk=one.pk)).overall
        expected = str(measured.change.movement) if measured.change else NOT_MEASURABLE
        assert told[one.pk] == expected
    assert set(told) == {one.pk for one in again}
    assert found["improved"]

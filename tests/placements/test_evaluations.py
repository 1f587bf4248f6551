"""The host's tutor on the same items: asked by a link, blind until all have answered, then compared with the start."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from assessments import actions as assessing
from assessments.models import OutsideRater, RaterLink, Rating, Round
from assessments.rules import NOT_OBSERVABLE, Answer
from assessments.sheets import LEADING, sheet_of
from beneficiaries.models import DataExchange
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.enums import EvaluationKind, Fit
from placements.learning import learning_of
from placements.models import Evaluation
from tests.assessments.districts import district
from tests.placements.factories import AgreementFactory, HostFactory, InternshipFactory, agreed, item
from tests.placements.factories import scale as load_the_scale

TODAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 9, tzinfo=UTC)
MID = EvaluationKind.MIDTERM


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def internship(scale, episode, dario):
    """From March to August, with one goal: from 2 to 3 in punctuality."""
    agreed(episode, {"keeps-times": 2, "listens": 3}, on=date(2026, 2, 20))
    host = HostFactory(name="Il Faro", contact__email="info@example.org")
    internship = InternshipFactory(episode=episode, agreement=AgreementFactory(host=host), promoter_tutor=dario)
    actions.set_goals(internship, [(item("keeps-times"), 3, "")], by=dario, on=date(2026, 3, 1))
    return internship


def door(name, thing):
    return reverse(f"placements:{name}", args=[thing.pk])


def words(response):
    return " ".join(response.content.decode().split())


def ask(internship, by, **changed):
    asked = {"kind": MID, "name": "Fabio  Rossi", "colleagues": [by], "by": by, "on": TODAY}
    return actions.ask_host_tutor(internship, **asked | changed)


def answer(assessment, levels, *, by=None, otherwise=NOT_OBSERVABLE, submit=True):
    """One of those who were asked answers every item: these levels (item code to level), otherwise not observable."""
    answers = {one.code: Answer(levels[one.code]) if one.code in levels else otherwise for one in assessment.items()}
    assessing.save_answers(assessment, answers, by=by)
    if submit:
        assessing.submit(assessment, by=by, at=NOW)
    return assessment


def sheets(evaluation):
    """The tutor's, then the colleagues'."""
    return evaluation.round.assessments.get(role="host_tutor"), *evaluation.round.assessments.exclude(rater=None)


# Asking


def test_the_tutor_is_asked_beside_the_service_and_sees_the_goals_first(internship, dario):
    evaluation = ask(internship, dario, email="fabio@example.org", site="https://equipe.example", person=True)
    round = evaluation.round
    assert (round.instrument.code, round.leading, round.opened_on) == ("soft-skills", ["keeps-times"], TODAY)
    assert sorted(round.assessments.values_list("role", flat=True)) == ["host_tutor", "mediator", "person"]
    tutor = OutsideRater.objects.get()
    assert (tutor.name, tutor.organisation, tutor.email) == ("Fabio Rossi", "Il Faro", "fabio@example.org")
    assert RaterLink.objects.get().sent_to == "fabio@example.org"
    first, *others = sheet_of(round.assessments.get(role="host_tutor")).areas
    assert [one.code for one in first.items] == ["keeps-times"]
    assert first.area == LEADING
    assert len([one for area in others for one in area.items]) == 17
    verbs = AuditEntry.objects.about(internship).deeds().values_list("verb", flat=True)
    assert "evaluation.asked" in verbs


def test_without_an_address_nothing_is_sent(internship, dario):
    ask(internship, dario, site="https://equipe.example")
    assert not RaterLink.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"on": date(2026, 2, 27)}, "begins on 01/03/2026"),
        ({"colleagues": []}, "Choose who will answer"),
    ],
)
def test_what_cannot_be_asked_leaves_nothing(internship, dario, changed, said):
    with pytest.raises(Refused, match=said):
        ask(internship, dario, **changed)
    assert not Evaluation.objects.exists()
    assert not Round.objects.unagreed().exists()


def test_one_evaluation_at_a_time(internship, dario):
    ask(internship, dario)
    with pytest.raises(Refused, match="open already"):
        ask(internship, dario, kind=EvaluationKind.FINAL)


def test_the_tutor_joins_an_assessment_that_waits(internship, dario, alice):
    instrument = item("keeps-times").area.instrument
    waiting = assessing.open_round(internship.episode, instrument=instrument, raters=[alice], by=alice, on=TODAY)
    evaluation = ask(internship, dario)
    assert evaluation.round == waiting
    assert sorted(waiting.assessments.values_list("role", flat=True)) == ["host_tutor", "social_worker"]


def test_nobody_joins_once_all_have_answered(internship, dario, alice):
    instrument = item("keeps-times").area.instrument
    waiting = assessing.open_round(internship.episode, instrument=instrument, raters=[alice], by=alice, on=TODAY)
    answer(waiting.assessments.get(), {"keeps-times": 2}, by=alice)
    with pytest.raises(Refused, match="agree on it first"):
        ask(internship, dario)
    assert not Evaluation.objects.exists()


def test_without_the_instrument_the_page_says_so(episode, dario):
    with pytest.raises(Refused, match="not loaded"):
        ask(InternshipFactory(episode=episode), dario)


# Seeing


def test_nothing_is_seen_while_somebody_is_awaited(internship, dario, alice, browse):
    evaluation = ask(internship, dario)
    tutor, _colleague = sheets(evaluation)
    answer(tutor, {"keeps-times": 4})
    (way,) = learning_of(internship).ways
    assert way.looks == ()
    page = words(browse(alice).get(internship.get_absolute_url()))
    assert "waiting for answers" in page
    assert dario.get_full_name() in page
    assert "Mid-term, " not in page


def test_what_was_seen_waits_to_be_agreed_and_then_counts(internship, dario, browse):
    evaluation = ask(internship, dario)
    tutor, colleague = sheets(evaluation)
    answer(tutor, {"keeps-times": 4, "listens": 3})
    answer(colleague, {"keeps-times": 3}, by=dario)
    (way,) = learning_of(internship).ways
    assert [(sight.name, sight.level) for sight in way.looks[0].sights] == [
        (dario.get_full_name(), 3),
        ("Fabio Rossi", 4),
    ]
    assert (way.pending, way.agreed, way.fit) == (way.looks[0], None, Fit.ONE_BELOW)
    assert [rung.is_open for rung in way.rungs] == [False, False, False, True, True]
    values = {"keeps-times": Answer(3, note="Two settings."), "listens": Answer(3)}
    items = [one.code for one in evaluation.round.assessments.get(rater=dario).items()]
    assessing.agree(evaluation.round, {code: values.get(code, NOT_OBSERVABLE) for code in items}, by=dario, on=TODAY)
    (way,) = learning_of(internship).ways
    assert (way.pending, way.agreed, way.fit, way.moved) == (None, 3, Fit.FITS, "higher than at the start")
    page = words(browse(dario).get(internship.get_absolute_url()))
    assert "reached" in page
    assert "higher than at the start" in page


def test_what_the_tutor_was_not_asked_she_has_not_seen(internship, dario):
    actions.set_goals(internship, [(item("finds-information"), 3, "")], by=dario, on=date(2026, 3, 1))
    tutor, colleague = sheets(ask(internship, dario))
    answer(tutor, {"keeps-times": 4})
    answer(colleague, {"finds-information": 2}, by=dario)
    way = learning_of(internship).ways[1]
    assert [(sight.name, sight.level) for sight in way.looks[0].sights] == [(dario.get_full_name(), 2)]


# Whether the change is real


def test_without_a_calibration_the_page_says_what_cannot_be_said(internship, dario, browse):
    tutor, colleague = sheets(ask(internship, dario))
    answer(tutor, {"keeps-times": 4})
    answer(colleague, {"keeps-times": 3}, by=dario)
    page = words(browse(dario).get(internship.get_absolute_url()))
    assert "Whether the change is real cannot be said. There is no calibration yet" in page


def test_with_a_measure_the_page_says_whether_the_change_is_real(db, dario, browse):
    ambito, raters, opened = district(30)
    assessing.calibrate(ambito, on=date(2024, 12, 31))
    load_the_scale()
    Rating.objects.of_rounds(opened[:1]).update(value=1)
    host = HostFactory(ambito=ambito)
    internship = InternshipFactory(
        episode=opened[0].episode, agreement=AgreementFactory(host=host), promoter_tutor=raters[0]
    )
    actions.set_goals(internship, [(item("keeps-times"), 3, "")], by=dario, on=date(2026, 3, 1))
    tutor, colleague = sheets(ask(internship, raters[0]))
    for asked, by in ((tutor, None), (colleague, raters[0])):
        answer(asked, {}, by=by, otherwise=Answer(4))
    found = learning_of(internship)
    assert (found.change, found.since, found.why_no_change) == ("real improvement", opened[0].opened_on, "")
    assert found.ways[0].change == "real improvement"
    page = words(browse(dario).get(internship.get_absolute_url()))
    assert "All behaviours together" in page
    assert "<strong>real improvement</strong>" in page
    assert "the area “Managing oneself at work” as a whole" in page


# The door


def test_one_button_asks_with_what_is_known(internship, dario, browse):
    desk = browse(dario)
    page = words(desk.get(internship.get_absolute_url()))
    assert door("evaluate", internship) in page
    assert "Half of the internship is over" in page
    asked = desk.get(door("evaluate", internship)).context["form"]
    assert asked.initial | {"kind": str(asked.initial["kind"])} == {
        "kind": "midterm",
        "name": "Fabio Rossi",
        "email": "info@example.org",
        "colleagues": [dario.pk],
        "person": True,
    }
    typed = {"kind": "midterm", "name": "Fabio Rossi", "email": "fabio@example.org", "colleagues": [dario.pk]}
    assert "write it down first" in words(desk.post(door("evaluate", internship), typed))
    typed["write_down"] = "on"
    page = words(desk.post(door("evaluate", internship), typed, follow=True))
    exchange = DataExchange.objects.get()
    assert (exchange.receiver, exchange.name) == ("host", internship.host.name)
    assert "the link is on its way" in page
    assert "Half of the internship is over" not in page
    assert desk.get(door("evaluate", internship)).context["form"].initial["email"] == "fabio@example.org"


def test_without_an_address_one_goes_on_to_the_link(internship, dario, browse):
    typed = {"kind": "midterm", "name": "Fabio Rossi", "email": "", "colleagues": [dario.pk]}
    typed["write_down"] = "on"
    answer = browse(dario).post(door("evaluate", internship), typed)
    assert answer["Location"] == Evaluation.objects.get().round.get_absolute_url()


def test_a_refusal_is_said_and_nothing_typed_is_lost(internship, dario, browse):
    ask(internship, dario)
    typed = {"kind": "final", "name": "Fabio Rossi", "email": "new@example.org", "colleagues": [dario.pk]}
    typed["write_down"] = "on"
    page = words(browse(dario).post(door("evaluate", internship), typed))
    assert "open already" in page
    assert "new@example.org" in page


def test_a_page_of_many_goals_and_evaluations_asks_few_questions(
    internship, dario, browse, django_assert_max_num_queries
):
    goals = [(item(code), 3, "") for code in ("listens", "works-with-care", "plans-work")]
    actions.set_goals(internship, goals, by=dario, on=date(2026, 3, 2))
    for kind, on in ((MID, date(2026, 5, 4)), (EvaluationKind.FINAL, TODAY)):
        evaluation = ask(internship, dario, kind=kind, on=on)
        tutor, colleague = sheets(evaluation)
        answer(tutor, {"keeps-times": 3, "listens": 2})
        answer(colleague, {"keeps-times": 3}, by=dario)
        codes = [one.code for one in colleague.items()]
        seen = {"keeps-times": Answer(3), "listens": Answer(2)}
        assessing.agree(evaluation.round, {c: seen.get(c, NOT_OBSERVABLE) for c in codes}, by=dario, on=on)
    desk = browse(dario)
    desk.get(internship.get_absolute_url())
    with django_assert_max_num_queries(25):
        desk.get(internship.get_absolute_url())

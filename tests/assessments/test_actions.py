"""What changes, what trace it leaves, what is refused and leaves none."""

from datetime import date

import pytest

from assessments import actions
from assessments.enums import Profile
from assessments.models import AgreedRating, Assessment, Rating, Round
from assessments.rules import NOT_OBSERVABLE, Answer
from equipe.models import AuditEntry, Draft
from equipe.verdicts import Refused
from tests.assessments.factories import (
    AGREED,
    OPENED,
    STEADY,
    SUBMITTED,
    agreed_round,
    answer,
    open_round,
    small_instrument,
)
from tests.beneficiaries.factories import EpisodeFactory

UNSEEN = NOT_OBSERVABLE


def traces(verb):
    return AuditEntry.objects.filter(verb=verb)


# Opening a round


def test_opening_asks_every_rater_once(episode, alice, dario):
    round = open_round(episode, alice, dario, alice)
    assert {a.rater for a in round.assessments.all()} == {alice, dario}
    assert traces("round.opened").get().details == {"raters": [alice.pk, dario.pk]}


def test_only_who_sees_the_case_may_rate_it(episode, alice, chiara, guido):
    for stranger in (chiara, guido):
        with pytest.raises(Refused, match="cannot see this case"):
            open_round(episode, alice, stranger)
    assert not Round.objects.exists()


def test_somebody_must_be_asked(episode):
    with pytest.raises(Refused, match="Choose who will answer"):
        open_round(episode)


def test_one_running_round_an_instrument(round, episode, alice):
    with pytest.raises(Refused, match="already being used"):
        open_round(episode, alice)


@pytest.mark.parametrize("on", [date(2024, 1, 31), date(2024, 12, 1)])
def test_a_round_begins_while_the_case_is_open(alice, on):
    closed = EpisodeFactory(case_manager=alice, closed=True)
    with pytest.raises(Refused, match="the case was not open"):
        open_round(closed, alice, on=on)
    assert open_round(closed, alice, on=OPENED)


# Answering


def test_answers_are_kept_as_they_come(round, alice):
    assessment = answer(round, alice, {"home": Answer(3, note="Own flat."), "income": UNSEEN}, submit=False)
    actions.save_answers(assessment, {"income": Answer(2)}, by=alice)
    kept = {rating.item.code: rating.as_answer for rating in assessment.ratings.select_related("item")}
    assert kept == {"home": Answer(3, note="Own flat."), "income": Answer(2)}
    assert assessment.version == 2
    assert "Own flat." not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_a_note_without_a_level_waits_and_moves_when_the_level_comes(round, alice):
    assessment = answer(round, alice, {"home": Answer(note="Ask again.")}, submit=False)
    assert assessment.jottings == {"home": "Ask again."}
    assert not assessment.ratings.exists()
    actions.save_answers(assessment, {"home": Answer(1, note="Asked.")}, by=alice)
    assert assessment.jottings == {}
    assert assessment.ratings.get().note == "Asked."


def test_an_answer_can_be_taken_back(round, alice):
    assessment = answer(round, alice, submit=False)
    actions.save_answers(assessment, {"home": Answer()}, by=alice)
    assert set(assessment.ratings.values_list("item__code", flat=True)) == set(STEADY) - {"home"}


@pytest.mark.parametrize("answers", [{"home": Answer(2)}, {"on-time": Answer(5)}, {"other": Answer(1)}])
def test_a_level_that_is_not_there_leaves_no_trace(round, alice, answers):
    with pytest.raises(Refused):
        answer(round, alice, answers)
    assert not Rating.objects.exists()
    assert not traces("assessment.saved").exists()


def test_a_page_may_overtake_its_own_saving(round, alice):
    """Who is quick presses the button while the last click is still being kept: nothing is lost."""
    assessment = answer(round, alice, {"home": Answer(3, note="Seen at home.")}, submit=False)
    actions.save_answers(assessment, {"home": Answer(3, note="Seen at home.")}, by=alice, version=0)
    with pytest.raises(Refused, match="another window"):
        actions.save_answers(assessment, {"home": Answer(3, note="Heard.")}, by=alice, version=0)


def test_a_stale_version_is_refused(round, alice):
    assessment = answer(round, alice, {"home": Answer(3)}, submit=False)
    with pytest.raises(Refused, match="another window"):
        actions.save_answers(assessment, {"home": Answer(0)}, by=alice, version=0)
    assert assessment.ratings.get().value == 3
    assert assessment.version == 1


def test_nobody_answers_for_another(round, alice, dario):
    with pytest.raises(Refused, match="Only the person asked"):
        actions.save_answers(round.assessments.get(rater=dario), {"home": Answer(3)}, by=alice)
    with pytest.raises(Refused, match="Only the person asked"):
        actions.submit(round.assessments.get(rater=dario), by=alice, at=SUBMITTED)


def test_submitting_insists_on_every_item(round, alice):
    assessment = answer(round, alice, {k: v for k, v in STEADY.items() if k != "travel"}, submit=False)
    with pytest.raises(Refused, match="Getting there"):
        actions.submit(assessment, by=alice, at=SUBMITTED)
    actions.save_answers(assessment, {"travel": UNSEEN}, by=alice)
    actions.submit(assessment, by=alice, at=SUBMITTED)
    assert assessment.submitted_at == SUBMITTED


def test_what_was_submitted_does_not_change(round, alice):
    assessment = answer(round, alice)
    for deed in (
        lambda: actions.save_answers(assessment, {"home": Answer(0)}, by=alice),
        lambda: actions.submit(assessment, by=alice, at=SUBMITTED),
    ):
        with pytest.raises(Refused, match="was submitted"):
            deed()
    assert traces("assessment.submitted").count() == 1


# Agreeing


def both(round, alice, dario, hers=STEADY, his=STEADY):
    answer(round, alice, hers)
    answer(round, dario, his)


def test_agreeing_fixes_values_score_and_profile(round, alice, dario):
    both(round, alice, dario)
    agreed = actions.agree(round, STEADY, by=alice, on=AGREED)
    assert (agreed.score, agreed.profile, agreed.agreed_on) == (86, Profile.VULNERABILITY, AGREED)
    assert AgreedRating.objects.filter(round=round).count() == 5
    assert traces("round.agreed").get().details == {}


def test_nothing_is_agreed_before_everybody_has_submitted(round, alice, dario):
    answer(round, alice)
    answer(round, dario, submit=False)
    with pytest.raises(Refused, match="Not everybody"):
        actions.agree(round, STEADY, by=alice, on=AGREED)


def test_a_sentence_is_due_where_they_differed(round, alice, dario):
    both(round, alice, dario, his=STEADY | {"on-time": Answer(1)})
    with pytest.raises(Refused, match="Punctuality"):
        actions.agree(round, STEADY, by=alice, on=AGREED)
    assert not AgreedRating.objects.exists()
    settled = STEADY | {"on-time": Answer(2, note="On time when called the day before.")}
    actions.agree(round, settled, by=alice, on=AGREED)
    assert AgreedRating.objects.get(item__code="on-time").reason.startswith("On time when")


def test_too_few_levels_agree_without_a_profile(round, alice, dario):
    unseen = STEADY | {"home": UNSEEN, "income": UNSEEN}
    both(round, alice, dario, unseen, unseen)
    agreed = actions.agree(round, unseen, by=alice, on=AGREED)
    assert (agreed.score, agreed.profile) == (None, "")


def test_a_round_is_agreed_once_and_not_before_it_began(round, alice, dario):
    both(round, alice, dario)
    with pytest.raises(Refused, match="cannot be older"):
        actions.agree(round, STEADY, by=alice, on=date(2024, 3, 3))
    actions.agree(round, STEADY, by=alice, on=AGREED)
    with pytest.raises(Refused, match="agreed already"):
        actions.agree(round, STEADY, by=alice, on=AGREED)


def test_the_draft_of_an_agreement_goes_with_the_deed(round, alice, dario):
    both(round, alice, dario)
    Draft.objects.create(user=alice, key=round.agreement_key, content={"home": "1"})
    actions.agree(round, STEADY, by=alice, on=AGREED)
    assert not Draft.objects.exists()


def test_after_an_agreement_the_instrument_may_be_used_again(episode, alice, dario):
    agreed_round(episode, alice, dario)
    assert open_round(episode, alice, on=date(2024, 9, 1))


# Raters who come and go


def test_one_more_rater_only_while_all_are_blind(round, alice, dario, bruno, elena, chiara):
    actions.add_rater(round, bruno, by=alice, on=AGREED)
    for rater, says in ((bruno, "already takes part"), (chiara, "cannot see")):
        with pytest.raises(Refused, match=says):
            actions.add_rater(round, rater, by=alice, on=AGREED)
    for rater in (alice, dario, bruno):
        answer(round, rater)
    with pytest.raises(Refused, match="would not answer independently"):
        actions.add_rater(round, elena, by=alice, on=AGREED)


def test_an_excused_rater_is_not_awaited_and_her_beginnings_do_not_count(round, alice, dario):
    answer(round, alice)
    begun = answer(round, dario, {"on-time": Answer(0)}, submit=False)
    with pytest.raises(Refused, match="Write why"):
        actions.excuse_rater(begun, reason=" ", by=alice, on=AGREED)
    actions.excuse_rater(begun, reason="Left the service.", by=alice, on=AGREED)
    with pytest.raises(Refused, match="You were excused"):
        actions.save_answers(begun, {"home": Answer(3)}, by=dario)
    assert actions.agree(round, STEADY, by=alice, on=AGREED).profile


def test_somebody_must_remain_and_who_submitted_stays(round, alice, dario):
    hers = answer(round, alice)
    with pytest.raises(Refused, match="was submitted"):
        actions.excuse_rater(hers, reason="No.", by=alice, on=AGREED)
    single = open_round(EpisodeFactory(case_manager=alice, person__last_name="Basso"), alice)
    with pytest.raises(Refused, match="Somebody must remain"):
        actions.excuse_rater(single.assessments.get(), reason="Left.", by=alice, on=AGREED)


def test_who_sees_an_assessment(round, alice, bruno, dario, chiara):
    def seen(user):
        return set(Assessment.objects.visible_to(user))

    hers, his = answer(round, alice), answer(round, dario, submit=False)
    assert (seen(alice), seen(dario), seen(bruno), seen(chiara)) == ({hers}, {his}, set(), set())
    actions.submit(his, by=dario, at=SUBMITTED)
    assert seen(alice) == seen(dario) == seen(bruno) == {hers, his}
    assert seen(chiara) == set()


def test_the_shipped_instrument_is_current_and_read_in_order(db):
    instrument = small_instrument()
    assert [area.code for area in instrument.in_full()] == ["conditions", "behaviours"]

"""Completeness, score and profile, disagreement: values in, reasons out, no database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import rules
from assessments.enums import ItemKind, Profile
from assessments.rules import NOT_ASKED, NOT_OBSERVABLE, SILENCE, Answer, Question
from equipe.verdicts import Verdict

HOME = Question("home", "Home", (0, 1, 3), scored=True)
INCOME = Question("income", "Income", (0, 2), scored=True)
ON_TIME = Question("on-time", "Punctuality", (0, 1, 2, 3, 4))
BANDS = [
    {"profile": "overt", "from": 0, "to": 34},
    {"profile": "complex", "from": 35, "to": 54},
    {"profile": "mild", "from": 55, "to": 74},
    {"profile": "vulnerability", "from": 75, "to": 100},
]
UNSEEN = NOT_OBSERVABLE


def outcome(*values, minimum=1):
    questions = [Question(str(i), str(i), (0, 1, 2, 3), scored=True) for i in range(len(values))]
    answers = {str(i): UNSEEN if value is None else Answer(value) for i, value in enumerate(values)}
    return rules.outcome(questions, answers, bands=BANDS, minimum_answered=minimum)


def test_silence_is_named_item_by_item():
    verdict = rules.completeness([HOME, INCOME, ON_TIME], {"home": UNSEEN, "income": Answer(note="later")})
    assert ["Income" in str(r) for r in verdict.blocking] == [True, False]
    assert "Punctuality" in str(verdict.blocking[1])


def test_not_observable_is_an_answer():
    assert rules.completeness([HOME], {"home": UNSEEN}).favourable


@pytest.mark.parametrize("answer", [Answer(2), Answer(-1), Answer(4), Answer(3, absence="not_observable")])
def test_a_level_that_is_not_there_is_refused(answer):
    assert rules.within_range([HOME], {"home": answer}).refused


YEARS = Question("years", "Years", kind=ItemKind.NUMBER, minimum=Decimal(0), maximum=Decimal(60))
LAST_DAY = Question("last-day", "Last day", kind=ItemKind.DATE)
TOOLS = Question("tools", "Tools", kind=ItemKind.TEXT)


@pytest.mark.parametrize(
    ("question", "words", "says"),
    [
        (YEARS, "0", ""),
        (YEARS, "60", ""),
        (YEARS, "7.5", ""),
        (YEARS, "60.1", "from 0 to 60"),
        (YEARS, "-1", "from 0 to 60"),
        (YEARS, "NaN", "from 0 to 60"),
        (YEARS, "seven", "from 0 to 60"),
        (LAST_DAY, "2024-02-29", ""),
        (LAST_DAY, "2023-02-29", "a day between"),
        (LAST_DAY, "0001-01-01", "a day between"),
        (TOOLS, "x" * 2000, ""),
        (TOOLS, "x" * 2001, "at most 2000"),
        (HOME, "a house", "no such level"),
    ],
)
def test_words_fit_the_kind_of_item(question, words, says):
    reasons = " ".join(str(r) for r in rules.within_range([question], {question.code: Answer(words=words)}).reasons)
    assert says in reasons if says else reasons == ""


@pytest.mark.parametrize("answer", [Answer(3, words="three"), Answer(words="Drill", absence="not_asked")])
def test_two_answers_at_once_are_none(answer):
    assert rules.within_range([HOME, TOOLS], {"home": answer}).refused


def test_not_asked_is_an_answer_and_something_else_than_not_observable():
    assert rules.completeness([HOME], {"home": NOT_ASKED}).favourable
    assert NOT_ASKED != NOT_OBSERVABLE
    assert (NOT_ASKED.seen, SILENCE.given) == (None, False)


def test_what_was_written_is_agreed_on_like_a_level():
    assert rules.unanimous([Answer(words="Drill"), NOT_ASKED]) == Answer(words="Drill")
    assert rules.unanimous([Answer(words="Drill"), Answer(words="Saw")]) == SILENCE
    assert rules.needs_reason([Answer(words="Drill"), Answer(words="Saw")], Answer(words="Drill"))
    assert not rules.needs_reason([Answer(words="Drill"), NOT_ASKED], Answer(words="Drill"))


def test_an_item_of_another_instrument_is_refused():
    assert rules.within_range([HOME], {"other": Answer(1)}).refused


@pytest.mark.parametrize(
    ("values", "score", "profile"),
    [
        ((3, 3, 3, 3), 100, "vulnerability"),
        ((3, 3, 3, 0), 75, "vulnerability"),
        ((2, 2, 2, 2), 67, "mild"),
        ((2, 2, 1, 1), 50, "complex"),
        ((1, 1, 1, 1), 33, "overt"),
        ((0, 0, 0, 0), 0, "overt"),
        ((3, 3, None, None), 100, "vulnerability"),
        ((0, 3, None, 0), 33, "overt"),
    ],
)
def test_score_and_profile(values, score, profile):
    found = outcome(*values)
    assert (found.score, found.profile) == (score, profile)
    assert found.verdict.favourable


def test_too_few_levels_give_no_profile_and_say_so():
    found = outcome(3, 3, None, None, minimum=3)
    assert (found.score, found.profile, found.answered, found.asked) == (None, "", 2, 4)
    assert "2 of 4" in str(found.verdict.blocking[0])
    assert outcome(3, 3, 0, None, minimum=3).profile


def test_without_points_there_is_no_score_and_nothing_is_missing():
    found = rules.outcome([ON_TIME], {"on-time": Answer(3)}, bands=[], minimum_answered=0)
    assert (found.score, found.profile, found.verdict.favourable) == (None, "", True)


def test_behaviours_do_not_make_the_score():
    found = rules.outcome([HOME, ON_TIME], {"home": Answer(3), "on-time": Answer(0)}, bands=BANDS, minimum_answered=1)
    assert found.score == 100


@pytest.mark.parametrize(
    ("bands", "covers"),
    [
        (BANDS, True),
        (BANDS[::-1], True),
        (BANDS[1:], False),
        ([*BANDS[:3], {**BANDS[3], "from": 76}], False),
        ([*BANDS[:3], {**BANDS[3], "from": 74}], False),
        ([*BANDS[:3], {**BANDS[3], "to": 99}], False),
        ([{**BANDS[0], "profile": "mild"}, *BANDS[1:]], False),
        ([], False),
    ],
)
def test_bands_cover_every_score_once(bands, covers):
    assert rules.bands_cover(bands) is covers


@pytest.mark.parametrize(
    ("values", "spread"), [((0, 4), 100), ((2, 3), 25), ((3, 3), 0), ((1, 2, 4), 75), ((3, None), None), ((), None)]
)
def test_spread_is_a_share_of_the_range(values, spread):
    assert rules.spread(ON_TIME, [UNSEEN if v is None else Answer(v) for v in values]) == spread


@pytest.mark.parametrize(
    ("ratings", "agreed", "due"),
    [
        ((3, 3), 3, False),
        ((3, 3), 2, True),
        ((3, 2), 3, True),
        ((3, 2), None, True),
        ((3, None), 3, False),
        ((3, None), None, True),
        ((None, None), None, False),
        ((None, None), 2, True),
        ((3,), 3, False),
    ],
)
def test_a_sentence_is_due_where_the_raters_differed_or_nobody_saw_it(ratings, agreed, due):
    answers = [UNSEEN if value is None else Answer(value) for value in ratings]
    assert rules.needs_reason(answers, UNSEEN if agreed is None else Answer(agreed)) is due


def test_the_agreement_names_what_is_due():
    ratings = {"home": [Answer(3), Answer(1)], "income": [Answer(2), Answer(2)]}
    verdict = rules.agreement([HOME, INCOME], ratings, {"home": Answer(3)})
    assert [str(reason)[:8] for reason in verdict.blocking] == ["“Home”: ", "“Income”"]
    settled = {"home": Answer(3, note="Dario saw her flat."), "income": Answer(2)}
    assert rules.agreement([HOME, INCOME], ratings, settled).favourable


def test_a_blank_reason_is_no_reason():
    ratings = {"home": [Answer(3), Answer(1)]}
    assert rules.agreement([HOME], ratings, {"home": Answer(3, note="  \n")}).refused


def test_only_the_two_lightest_profiles_lead_to_work():
    assert [profile for profile in Profile if rules.leads_to_work(profile)] == [Profile.VULNERABILITY, Profile.MILD]


@pytest.mark.parametrize("profile", Profile)
def test_the_advice_warns_and_cites_but_never_refuses(profile):
    verdict = rules.path_advice(profile)
    assert verdict.warned
    assert not verdict.refused
    assert "Quaderno 47" in str(verdict.reasons[0].source)


def test_no_profile_no_advice():
    assert rules.path_advice("") == Verdict()


def test_what_everybody_saw():
    assert rules.unanimous([Answer(3), UNSEEN]) == Answer(3)
    assert rules.unanimous([Answer(3), Answer(2)]) == SILENCE
    assert rules.unanimous([UNSEEN]) == UNSEEN


levels = st.lists(st.integers(0, 4), min_size=2, max_size=5, unique=True).map(lambda v: tuple(sorted({0, *v})))


@st.composite
def sheets(draw):
    """Questions of any shape with any answers: a level, not observable, or silence."""
    questions = [
        Question(f"q{i}", f"Q{i}", values, scored=draw(st.booleans()))
        for i, values in enumerate(draw(st.lists(levels, min_size=1, max_size=12)))
    ]
    answers = {}
    for question in questions:
        value = draw(st.sampled_from([*question.values, "unseen", "silent"]))
        if value != "silent":
            answers[question.code] = UNSEEN if value == "unseen" else Answer(value)
    return questions, answers


@given(sheets(), st.integers(0, 12))
def test_every_sheet_has_an_outcome(sheet, minimum):
    """Total: a score and its profile, or the reason why there is none."""
    questions, answers = sheet
    found = rules.outcome(questions, answers, bands=BANDS, minimum_answered=minimum)
    if found.score is None:
        assert found.profile == ""
        assert found.verdict.refused or not any(question.scored for question in questions)
    else:
        assert 0 <= found.score <= 100
        assert found.profile in Profile.values
        assert found.verdict.favourable


@given(sheets(), st.data())
def test_a_higher_level_never_lowers_score_or_profile(sheet, data):
    """Monotone: raising one answer cannot make the profile heavier."""
    questions, answers = sheet
    raisable = [q for q in questions if q.code in answers and answers[q.code].value not in (None, max(q.values))]
    if not raisable:
        return
    question = data.draw(st.sampled_from(raisable))
    higher = data.draw(st.sampled_from([v for v in question.values if v > answers[question.code].value]))
    before = rules.outcome(questions, answers, bands=BANDS, minimum_answered=1)
    after = rules.outcome(questions, answers | {question.code: Answer(higher)}, bands=BANDS, minimum_answered=1)
    if before.score is not None:
        assert after.score >= before.score
        heaviness = list(Profile.values).index
        assert heaviness(after.profile) <= heaviness(before.profile)


@pytest.mark.parametrize(("cases", "shown"), [(0, False), (9, False), (10, True), (75, True)])
def test_a_coefficient_of_few_cases_is_withheld_and_says_why(cases, shown):
    verdict = rules.withheld(cases)
    assert verdict.favourable is shown
    if not shown:
        assert f"it takes 10 cases rated by two people, and there are {cases}" in str(verdict.blocking[0])


def test_the_fewest_cases_can_be_another_number():
    assert rules.withheld(4, minimum=5).refused
    assert rules.withheld(5, minimum=5).favourable

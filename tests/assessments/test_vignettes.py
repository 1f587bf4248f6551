"""Written cases: loaded, written, asked; each rater blind until the session is closed, and never named after."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from assessments import actions, rules, vignette_file
from assessments.models import (
    ROW,
    CalibrationSession,
    Instrument,
    Item,
    Vignette,
    VignetteRating,
    VignetteSheet,
)
from assessments.rules import NOT_OBSERVABLE, Answer
from assessments.sessions import calibrating
from assessments.vignette_agreement import agreement_of
from assessments.vignette_results import own_results
from equipe.enums import Role
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.assessments.factories import small_instrument
from tests.equipe.factories import AmbitoFactory, actor

MONDAY = date(2024, 6, 3)
FRIDAY = date(2024, 6, 7)
AFTER = date(2024, 6, 8)
AT = datetime(2024, 6, 4, 9, tzinfo=UTC)
WORDS = {"it": "Parole", "en": "Words"}
BOTH = ["on-time", "listens"]


def case(code="marta", items=BOTH, ambito=None):
    small_instrument()
    return Vignette.objects.create(
        ambito=ambito,
        code=code,
        instrument_code="small",
        title={"it": f"Caso {code}", "en": f"Case {code}"},
        text={"it": "Arriva puntuale.", "en": "She comes on time."},
        items=items,
    )


@pytest.fixture
def noncello(db):
    return AmbitoFactory()


@pytest.fixture
def staff(alice, bruno, dario, elena, franca):
    return [alice, bruno, dario, elena, franca]


@pytest.fixture
def session(noncello, franca):
    """Six cases with two items each, from Monday to Friday."""
    cases = [case(f"case-{number}") for number in range(6)]
    return actions.open_session(ambito=noncello, vignettes=cases, closes_on=FRIDAY, by=franca, on=MONDAY)


def fetched(session):
    return CalibrationSession.objects.with_vignettes().get(pk=session.pk)


def rate(asked, rater, levels, *, submit=True, on=MONDAY):
    """Levels by item code; None is "not observable"."""
    answers = {code: NOT_OBSERVABLE if level is None else Answer(level) for code, level in levels.items()}
    actions.save_vignette_answers(asked, answers, by=rater, on=on)
    if submit:
        actions.submit_vignette(asked, by=rater, on=on, at=AT)


def everybody_rates(session, levels_of):
    """`levels_of[rater](number)` is what a rater chooses for the two items of that case."""
    for number, asked in enumerate(session.asked.in_order()):
        for rater in levels_of:
            rate(asked, rater, dict(zip(BOTH, levels_of[rater](number), strict=True)))


# Their files


def test_what_is_shipped_is_loaded_once(db, capsys):
    call_command("load_instrument")
    call_command("load_vignettes")
    call_command("load_vignettes")
    assert Vignette.objects.count() == len(vignette_file.shipped()) == 6
    assert AuditEntry.objects.filter(verb="vignette.loaded").count() == 6
    assert "bakery: Tommaso" in capsys.readouterr().out
    for vignette in Vignette.objects.all():
        instrument = Instrument.objects.get(code="soft-skills")
        assert Item.objects.judged_in(vignette, instrument).count() == len(vignette.items)


def test_without_its_instrument_a_case_is_refused(db):
    with pytest.raises(CommandError, match="no instrument “soft-skills” in use"):
        call_command("load_vignettes")


TOML = """
code = "marta"
instrument = "small"
items = ["on-time", "listens"]
title = { it = "Marta", en = "Marta" }
text = { it = "Arriva.", en = "She comes." }
"""


@pytest.mark.parametrize(
    ("find", "replace", "says"),
    [
        ('code = "marta"', "", "“code” is a code"),
        ('"small"', "3", "“instrument” is a code"),
        ('["on-time", "listens"]', "[]", "at least one"),
        ('["on-time", "listens"]', '["on-time", "on-time"]', "names an item twice"),
        ('["on-time", "listens"]', '["on-time", "home-9"]', "called “home-9”"),
        ('en = "Marta"', 'en = ""', "title has no words in “en”"),
        ('it = "Arriva."', "it = 3", "text has no words in “it”"),
        ("items", "items = ", "not valid TOML"),
    ],
)
def test_a_broken_file_says_what_is_wrong(db, tmp_path, find, replace, says):
    small_instrument()
    path = tmp_path / "marta.toml"
    path.write_text(TOML.replace(find, replace, 1))
    with pytest.raises(Refused) as refusal:
        actions.load_vignette(path)
    assert says in str(refusal.value)


def test_a_case_changes_until_it_is_asked(noncello, franca, tmp_path):
    small_instrument()
    path = tmp_path / "marta.toml"
    path.write_text(TOML)
    vignette = actions.load_vignette(path)
    path.write_text(TOML.replace("She comes.", "She comes on time."))
    assert actions.load_vignette(path).text["en"] == "She comes on time."
    actions.open_session(ambito=noncello, vignettes=[vignette], closes_on=FRIDAY, by=franca, on=MONDAY)
    path.write_text(TOML)
    with pytest.raises(Refused, match="has been rated and does not change"):
        actions.load_vignette(path)


# What the database holds


def run(statement, **references):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, references)
        return cursor.rowcount


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_vignette SET text = '{}' WHERE id = %(pk)s",
        "UPDATE assessments_vignette SET title = '{}' WHERE id = %(pk)s",
        "UPDATE assessments_vignette SET items = '[]' WHERE id = %(pk)s",
        "UPDATE assessments_vignette SET instrument_code = 'x' WHERE id = %(pk)s",
        "DELETE FROM assessments_vignette WHERE id = %(pk)s",
    ],
)
def test_a_case_that_was_asked_is_frozen_by_the_database(session, statement):
    with pytest.raises(IntegrityError, match="has been asked"):
        run(statement, pk=session.asked.first().vignette_id)


def test_a_case_that_was_asked_may_be_retired(session):
    case = session.asked.first().vignette
    assert run("UPDATE assessments_vignette SET retired_on = '2024-01-01' WHERE id = %(pk)s", pk=case.pk) == 1


def test_an_instrument_that_a_session_asks_is_used(session, franca, noncello):
    small = small_instrument()
    with pytest.raises(IntegrityError, match="has been used"):
        run("UPDATE assessments_item SET wording = '{}' WHERE area_id = %(area)s", area=small.areas.first().pk)
    assert Instrument.objects.used().get() == small
    draft = actions.new_version(small, ambito=noncello, by=franca)
    with pytest.raises(IntegrityError, match="is a draft"):
        run(
            "UPDATE assessments_sessionvignette SET instrument_id = %(draft)s WHERE session_id = %(pk)s",
            draft=draft.pk,
            pk=session.pk,
        )


def test_one_session_at_a_time(session, noncello, franca):
    with pytest.raises(Refused, match="open already"):
        actions.open_session(ambito=noncello, vignettes=[case()], closes_on=FRIDAY, by=franca, on=MONDAY)
    later = actions.open_session(ambito=noncello, vignettes=[case("later")], closes_on=AFTER, by=franca, on=AFTER)
    session.refresh_from_db()
    assert (session.closed_on, later.closed_on) == (FRIDAY, None)


@pytest.mark.parametrize(
    ("vignettes", "closes_on", "says"),
    [(0, FRIDAY, "three or more"), (1, MONDAY - timedelta(days=1), "choose a later day")],
)
def test_a_session_has_cases_and_an_end_to_come(noncello, franca, vignettes, closes_on, says):
    asked = [case() for _ in range(vignettes)]
    with pytest.raises(Refused, match=says):
        actions.open_session(ambito=noncello, vignettes=asked, closes_on=closes_on, by=franca, on=MONDAY)
    assert not CalibrationSession.objects.exists()


# Answering


def test_a_draft_is_kept_and_handed_in_whole(session, alice):
    asked = session.asked.first()
    rate(asked, alice, {"on-time": 3}, submit=False)
    with pytest.raises(Refused, match="“Listening” has no answer yet"):
        actions.submit_vignette(asked, by=alice, on=MONDAY, at=AT)
    rate(asked, alice, {"listens": None})
    assert asked.sheets.get().submitted_at == AT
    with pytest.raises(Refused, match="does not change|do not change"):
        rate(asked, alice, {"listens": 2})


def test_two_windows_do_not_overwrite_each_other(session, alice):
    asked = session.asked.first()
    actions.save_vignette_answers(asked, {"on-time": Answer(3)}, by=alice, on=MONDAY, version=0)
    with pytest.raises(Refused, match="another window"):
        actions.save_vignette_answers(asked, {"on-time": Answer(1)}, by=alice, on=MONDAY, version=0)
    actions.save_vignette_answers(asked, {"listens": Answer(1, note="Heard.")}, by=alice, on=MONDAY, version=0)
    assert asked.sheets.get().ratings.count() == 2


def test_nobody_answers_after_the_last_day(session, alice):
    asked = session.asked.first()
    rate(asked, alice, {"on-time": 3}, submit=False, on=FRIDAY)
    with pytest.raises(Refused, match="session is closed"):
        rate(asked, alice, {"on-time": 2}, on=AFTER)
    with pytest.raises(Refused, match="session is closed"):
        actions.submit_vignette(asked, by=alice, on=AFTER, at=AT)


def test_a_session_is_closed_by_hand_once(session, alice, franca):
    actions.close_session(session, by=franca, on=MONDAY)
    with pytest.raises(Refused, match="closed already"):
        actions.close_session(session, by=franca, on=MONDAY)
    with pytest.raises(Refused, match="session is closed"):
        rate(session.asked.first(), alice, {"on-time": 3})


def test_who_works_elsewhere_is_not_asked(session, tagliamento_worker):
    with pytest.raises(Refused, match="in this district"):
        rate(session.asked.first(), tagliamento_worker, {"on-time": 3})


@pytest.fixture
def tagliamento_worker(db):
    return actor("Olga", name="Unità di San Vito", ambito=AmbitoFactory(name="Tagliamento"))


def test_an_answer_leaves_a_trace_without_the_answer(session, alice):
    rate(session.asked.first(), alice, {"on-time": 3, "listens": 4})
    traces = AuditEntry.objects.filter(verb__startswith="sheet.")
    assert sorted(traces.values_list("verb", flat=True)) == ["sheet.saved", "sheet.submitted"]
    assert traces.get(verb="sheet.saved").details == {"items": ["listens", "on-time"]}


# What a closed session tells


def test_only_closed_sessions_and_submitted_sheets_count(session, staff, noncello):
    alice, bruno, *_ = staff
    first, second = session.asked.in_order()[:2]
    rate(first, alice, {"on-time": 3, "listens": None})
    rate(second, alice, {"on-time": 1, "listens": 2}, submit=False)
    rate(first, bruno, {"on-time": 4, "listens": 0})
    counted = VignetteRating.objects.for_calibration
    assert list(counted(noncello, on=FRIDAY)) == []
    assert list(counted(AmbitoFactory(name="Tagliamento"), on=AFTER)) == []
    assert sorted(counted(noncello, on=AFTER).values_list(*ROW)) == sorted(
        [
            (first.vignette_id, alice.pk, "small-1/on-time", 3),
            (first.vignette_id, bruno.pk, "small-1/on-time", 4),
            (first.vignette_id, bruno.pk, "small-1/listens", 0),
        ]
    )


def test_who_sees_more_is_told_so_and_nobody_else(session, staff):
    high, *others = staff
    everybody_rates(session, {high: lambda n: (3 + n % 2, 4), **dict.fromkeys(others, lambda n: (2 + n % 2, 3))})
    mine = own_results(fetched(session), high)
    assert "1.0 levels more than the others on average (between 1.0 and 1.0)" in mine.sentence
    theirs = own_results(fetched(session), others[0])
    assert "0.2 levels less than the others on average (between 0.2 and 0.2)" in theirs.sentence  # four others
    row = mine.cases[0].rows[0]
    assert [(bar.value, bar.others, bar.own) for bar in row.bars][2:] == [(2, 4, False), (3, 0, True), (4, 0, False)]
    assert (row.middle, row.without_level, row.most) == (2, 0, 4)


def test_chance_is_called_chance(session, staff):
    first, *others = staff
    everybody_rates(session, {first: lambda n: (1 + n % 3, 3 - n % 3), **dict.fromkeys(others, lambda n: (2, 2))})
    assert "you see as much as the others" in own_results(fetched(session), first).sentence


def test_with_two_others_nobody_is_counted_and_it_says_why(session, alice, bruno, dario):
    everybody_rates(session, dict.fromkeys([alice, bruno, dario], lambda n: (2, 2)))
    mine = own_results(fetched(session), alice)
    row = mine.cases[0].rows[0]
    assert (row.bars, row.middle, row.without_level) == ([], None, 0)
    assert "2 others rated this, and with fewer than 3" in str(row.withheld.reasons[0])
    assert mine.sentence == ""
    assert "takes 10" in str(mine.withheld.reasons[0])


def test_who_could_not_judge_does_not_count_among_the_others(session, staff):
    alice, *others = staff
    asked = session.asked.first()
    for rater, level in zip(staff, (3, 2, 2, None, None), strict=True):
        rate(asked, rater, {"on-time": level, "listens": 1})
    on_time, listens = own_results(fetched(session), alice).cases[0].rows
    assert on_time.withheld.refused
    assert [bar.others for bar in listens.bars] == [0, 4, 0, 0, 0]


def test_who_submitted_nothing_sees_nothing(session, staff):
    alice, *others = staff
    everybody_rates(session, dict.fromkeys(others, lambda n: (2, 2)))
    rate(session.asked.first(), alice, {"on-time": 3, "listens": 1}, submit=False)
    assert own_results(fetched(session), alice).cases == []


def spread_out(staff):
    """All see the same of one item; of the other each sees two levels more than the one before."""
    return {rater: lambda n, place=place: (n % 5, (n + 2 * place) % 5) for place, rater in enumerate(staff)}


def test_an_item_read_differently_stands_on_top(session, staff, franca):
    everybody_rates(session, spread_out(staff))
    found = agreement_of(fetched(session), franca)
    assert [row.item.code for row in found.rows] == ["listens", "on-time"]
    differently, alike = found.rows
    assert (differently.apart, alike.apart) == (2.0, 0.0)
    assert (differently.reads.label, alike.reads.label) == ("read differently", "read alike")
    assert found.to_discuss == [differently]
    assert (differently.widest.lowest, differently.widest.highest, alike.widest) == (0, 4, None)
    assert (differently.cases, differently.raters) == (6, 5)


def test_a_coefficient_waits_for_ten_cases(session, staff, franca, noncello):
    everybody_rates(session, spread_out(staff))
    found = agreement_of(fetched(session), franca)
    assert {row.coefficient.value for row in found.rows} == {None}
    assert "takes 10 cases rated by two people, and there are 6" in found.rows[0].coefficient.reading
    assert found.whole.alpha.units == 12
    assert 0 < found.whole.value < 0.8
    cases = list(Vignette.objects.in_order())[:4]
    again = actions.open_session(ambito=noncello, vignettes=cases, closes_on=AFTER, by=franca, on=AFTER)
    for number, asked in enumerate(again.asked.in_order()):
        for rater in staff:
            rate(asked, rater, {"on-time": number, "listens": 2}, on=AFTER)
    found = agreement_of(fetched(again), franca)
    on_time = next(row for row in found.rows if row.item.code == "on-time")
    assert (on_time.cases, on_time.coefficient.alpha.units, on_time.coefficient.value) == (4, 10, 1.0)
    assert "good" in on_time.coefficient.reading
    assert {row.coefficient.alpha.units for row in agreement_of(fetched(session), franca).rows} == {6}


def test_the_coordinator_cannot_tell_who_chose_what(session, alice, bruno, franca):
    """Beside her own sheet there are two: from the agreement she could reckon theirs."""
    everybody_rates(session, dict.fromkeys([alice, bruno, franca], lambda n: (2, 2)))
    found = agreement_of(fetched(session), franca)
    assert (found.rows, found.withheld.refused) == ([], True)


def test_a_case_that_few_others_rated_is_left_out(session, staff, franca):
    everybody_rates(session, dict.fromkeys(staff[:3], lambda n: (n % 5, n % 5)))
    rate(session.asked.in_order()[0], staff[3], {"on-time": 4, "listens": 4})
    rate(session.asked.in_order()[1], franca, {"on-time": 1, "listens": 1})
    assert {row.cases for row in agreement_of(fetched(session), franca).rows} == {6}
    beside_hers = agreement_of(fetched(session), staff[0])  # two others rated most of them
    assert {row.cases for row in beside_hers.rows} == {2}


@pytest.mark.parametrize(("apart", "differently"), [(0, False), (1, False), (1.01, True), (4, True)])
def test_more_than_a_level_apart_is_read_differently(apart, differently):
    assert rules.is_read_differently(apart) is differently


# Half a year


@pytest.mark.parametrize(
    ("last", "due"),
    [(None, True), (MONDAY, True), (MONDAY + timedelta(days=1), False)],
)
def test_after_half_a_year_the_next_is_due(last, due):
    assert rules.calibration_is_due(last, on=MONDAY + timedelta(days=182)) is due


def test_where_the_calibration_stands(session, alice, franca):
    rate(session.asked.first(), alice, {"on-time": 3, "listens": 1})
    standing = calibrating(alice, on=MONDAY)
    assert (standing.progress.submitted, len(standing.progress.cases), standing.is_due) == (1, 6, False)
    assert standing.progress.cases[0].total == 2
    assert (standing.progress.finished, alice in standing.progress.missing) == (0, True)
    assert calibrating(alice, on=AFTER).progress is None
    assert calibrating(alice, on=MONDAY + timedelta(days=200)).is_due


# The doors


def url(name, *things):
    return reverse(f"assessments:{name}", args=[thing.pk for thing in things])


@pytest.fixture
def running(noncello, franca):
    """A session that is open today, whatever day that is."""
    cases = [case(f"case-{number}") for number in range(3)]
    ends = date(2999, 1, 1)
    return actions.open_session(ambito=noncello, vignettes=cases, closes_on=ends, by=franca, on=MONDAY)


def typed(version=0, **answers):
    return {"version": version, **{code.replace("_", "-"): level for code, level in answers.items()}}


def test_a_case_is_rated_on_one_screen_with_its_text(browse, running, alice):
    asked, client = running.asked.first(), browse(alice)
    shown = client.get(url("rate_vignette", asked)).content.decode()
    assert "She comes on time." in shown
    assert "helps others" in shown
    assert "not_asked" not in shown
    assert not VignetteSheet.objects.exists()
    client.post(url("rate_vignette", asked), typed(on_time="3", then="back"))
    sheet = asked.sheets.get()
    assert (sheet.rater, sheet.submitted_at) == (alice, None)
    due = client.post(url("rate_vignette", asked), typed(1, on_time="3", then="submit")).content.decode()
    assert "“Listening” has no answer yet" in due
    client.post(url("rate_vignette", asked), typed(2, on_time="3", listens="not_observable", then="submit"))
    sheet.refresh_from_db()
    assert sheet.submitted_at
    assert "do not change any more" in client.get(url("rate_vignette", asked)).content.decode()


def test_typing_is_kept_in_parts(browse, running, alice):
    asked = running.asked.first()
    part = (
        browse(alice)
        .post(url("rate_vignette", asked), typed(on_time="3"), headers={"HX-Request": "true"})
        .content.decode()
    )
    assert "<html" not in part
    assert "1 of 2 answered" in part
    assert 'name="version" value="1"' in part


def test_while_it_is_open_nobody_sees_an_answer(browse, running, staff, franca):
    alice, bruno, *_ = staff
    actions.save_vignette_answers(running.asked.first(), {"on-time": Answer(4, note="Marker")}, by=alice, on=MONDAY)
    for rater in (bruno, franca):
        for address in (url("session", running), url("sessions"), url("rate_vignette", running.asked.first())):
            shown = browse(rater).get(address).content.decode()
            assert "Marker" not in shown
            assert "checked" not in shown
    led = browse(franca).get(url("session_agreement", running), follow=True)
    assert "nobody sees any answer before it is closed" in led.content.decode()


def test_only_who_is_missing_is_named_and_only_to_the_coordinator(browse, running, staff, franca):
    alice, bruno, *_ = staff
    for asked in running.asked.all():
        rate(asked, alice, {"on-time": 3, "listens": 1})
    seen = browse(franca).get(url("session", running)).content.decode()
    missing = seen.split("Still missing")[1].split("</ul>")[0]
    assert "Bruno Bertoli" in missing
    assert "Alice Bertoli" not in missing
    assert "Still missing" not in browse(bruno).get(url("session", running)).content.decode()
    assert "1 of 5 colleagues" in seen


def test_after_closing_the_others_are_counted_and_not_named(browse, session, staff, franca):
    everybody_rates(session, {rater: lambda n, place=place: (place, 2) for place, rater in enumerate(staff)})
    for rater in (staff[0], franca):
        shown = browse(rater).get(url("session", session)).content.decode()
        assert "How many others chose each level: 0: " in shown
        named = shown.split("<main")[1].split('class="history"')[0]
        assert not any(other.get_full_name() in named for other in staff)
    agreement = browse(franca).get(url("session_agreement", session)).content.decode().split("<main")[1]
    assert not any(rater.get_full_name() in agreement for rater in staff)
    assert "Krippendorff" in agreement


def test_the_coordinator_opens_and_closes(browse, noncello, franca, alice):
    first = case()
    desk = browse(franca)
    assert "never rated together" in desk.get(url("assessments")).content.decode()
    assert "never rated together" not in browse(alice).get(url("assessments")).content.decode()
    desk.post(url("open_session"), {"vignettes": [first.pk], "closes_on": "2999-01-01"})
    session = CalibrationSession.objects.get()
    waiting = browse(alice).get(url("assessments")).content.decode()
    assert "0 of 1 written cases" in waiting
    desk.post(url("close_session", session))
    session.refresh_from_db()
    assert session.closed_on
    assert "You submitted no case" in browse(alice).get(url("session", session)).content.decode()


def test_the_page_asks_few_questions(browse, running, alice, django_assert_max_num_queries):
    client = browse(alice)
    with django_assert_max_num_queries(16):
        client.get(url("session", running))


def test_empty_pages_teach(browse, alice, franca):
    assert "asks everybody who works with cases" in browse(alice).get(url("sessions")).content.decode()
    assert "load_vignettes" in browse(franca).get(url("vignettes")).content.decode()
    assert "load_vignettes" in browse(franca).get(url("open_session")).content.decode()
    assert "No instrument in use" in browse(franca).get(url("add_vignette")).content.decode()


def test_a_case_is_written_changed_and_retired(browse, noncello, franca):
    small_instrument()
    desk = browse(franca)
    assert "?instrument=small" in desk.get(url("add_vignette")).content.decode()
    told = {"title_it": "Marta, al vivaio", "title_en": "Marta", "text_it": "Arriva.", "text_en": "", "items": BOTH}
    refused = desk.post(url("add_vignette") + "?instrument=small", told).content.decode()
    assert "Write it in both languages" in refused
    assert "Marta, al vivaio" in refused
    desk.post(url("add_vignette") + "?instrument=small", told | {"text_en": "She comes."})
    written = Vignette.objects.get()
    assert (written.code, written.ambito, written.items) == ("marta-al-vivaio", noncello, BOTH)
    changed = told | {"text_en": "She comes late.", "revision": 0}
    desk.post(url("edit_vignette", written), changed)
    late = desk.post(url("edit_vignette", written), changed | {"text_en": "Mine."}).content.decode()
    assert "Nothing was overwritten" in late
    assert "She comes late." in late
    assert "Mine." in late
    desk.post(url("retire_vignette", written))
    written.refresh_from_db()
    assert not written.is_active
    assert not Vignette.objects.active().exists()
    desk.post(url("retire_vignette", written))
    written.refresh_from_db()
    assert written.is_active
    actions.open_session(ambito=noncello, vignettes=[written], closes_on=FRIDAY, by=franca, on=MONDAY)
    refused = desk.post(url("edit_vignette", written), changed | {"revision": 1, "text_en": "Kept here."})
    assert "has been rated and does not change" in refused.content.decode()
    assert "Kept here." in refused.content.decode()


def test_a_case_of_the_product_is_changed_by_nobody(browse, franca):
    ours = case()
    desk = browse(franca)
    assert desk.get(url("vignette", ours)).status_code == 200
    for name in ("edit_vignette", "retire_vignette"):
        assert desk.post(url(name, ours)).status_code == 403


def test_another_district_has_sessions_of_its_own(browse, running, tagliamento_worker):
    coordinator = actor("Rosa", Role.COORDINATOR, inclusion=True, ambito=AmbitoFactory(name="Tagliamento"))
    for user in (tagliamento_worker, coordinator):
        assert browse(user).get(url("session", running)).status_code == 404
        assert browse(user).get(url("rate_vignette", running.asked.first())).status_code == 404
        assert "Open until" not in browse(user).get(url("sessions")).content.decode()

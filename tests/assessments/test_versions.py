"""Versions of instruments: begun, written, published, frozen; what means the same goes on meaning it."""

import pytest
from django.db import IntegrityError, connection, transaction

from assessments import actions, instrument_file, rules
from assessments.models import Area, Instrument, Item
from assessments.rules import Meant
from assessments.writing_words import Continuity
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.assessments.factories import SUBMITTED, kinds_instrument, open_round, small_instrument
from tests.equipe.factories import AmbitoFactory

BOTH = {"it": "Parole", "en": "Words"}
ANCHORS = tuple(range(5))
ASKED = Meant("anchored", ANCHORS, ("Arriva in orario?", "Is she on time?"))


@pytest.fixture
def noncello(db):
    return AmbitoFactory()


@pytest.fixture
def draft(noncello, franca):
    """The district's second version of the small instrument, word for word the first."""
    return actions.new_version(small_instrument(), ambito=noncello, by=franca)


def item_of(instrument, code):
    return Item.objects.of(instrument).get(code=code)


def fields_of(item, **changed):
    names = ("name", "wording", "plain", "observable", "reference", "esco", "levels", "minimum", "maximum", "unit")
    return {name: getattr(item, name) for name in names} | changed


def edit(item, *, by, meaning="", revision=None, **changed):
    known = item.revision if revision is None else revision
    return actions.edit_item(item, revision=known, meaning=meaning, by=by, **fields_of(item, **changed))


def publish(draft, *, by):
    seen = instrument_file.fingerprint_of(instrument_file.content_of(draft))
    return actions.publish_instrument(draft, fingerprint=seen, by=by, at=SUBMITTED)


# Whether an item goes on meaning what it meant


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (ASKED, ASKED, Continuity.SAME),
        (ASKED, Meant("anchored", ANCHORS, ("Arriva puntuale?", "Is she on time?")), Continuity.ASK),
        (ASKED, Meant("anchored", ANCHORS[:4], ASKED.words), Continuity.NEW),
        (ASKED, Meant("anchored", (*ANCHORS[:4], 5), ASKED.words), Continuity.NEW),
        (ASKED, Meant("choice", ANCHORS, ASKED.words), Continuity.NEW),
        (ASKED, Meant("choice", (0, 1), ("altro", "other")), Continuity.NEW),
        (ASKED, Meant("anchored", ANCHORS, ASKED.words, ("Arrivo", "I come")), Continuity.SAME),
        (Meant("text", plain=("Arrivo", "I come")), Meant("text", plain=("Vengo", "I come")), Continuity.ASK),
        (Meant("text", plain=("Arrivo", "I come")), Meant("text"), Continuity.ASK),
        (Meant("text", plain=("", "")), Meant("text"), Continuity.SAME),
    ],
)
def test_other_levels_are_another_meaning_and_other_words_are_asked_about(before, after, found):
    assert rules.continuity(before, after) == found


def test_a_new_version_means_what_the_old_one_meant(draft):
    small = small_instrument()
    assert (draft.version, draft.based_on, draft.is_draft) == (2, small, True)
    told = [dict(Item.objects.of(each).values_list("code", "lineage")) for each in (small, draft)]
    assert told[0] == told[1]
    words = [instrument_file.content_of(each) for each in (small, draft)]
    assert words[0]["areas"][0]["items"][0]["levels"] == words[1]["areas"][0]["items"][0]["levels"]
    assert words[1]["areas"][0]["items"][0]["same_as"] == "small-1/home"
    assert AuditEntry.objects.get(verb="instrument.versioned").details == {"code": "small", "version": 2}


def test_only_one_draft_at_a_time(draft, noncello, franca):
    with pytest.raises(Refused, match="There is a draft"):
        actions.new_version(small_instrument(), ambito=noncello, by=franca)
    elsewhere = AmbitoFactory(name="Tagliamento")
    assert actions.new_version(small_instrument(), ambito=elsewhere, by=franca).version == 2


def test_words_that_changed_are_asked_about_and_nothing_is_written_before(draft, franca):
    item = item_of(draft, "on-time")
    with pytest.raises(actions.Unsaid, match="The words have changed"):
        edit(item, by=franca, wording=BOTH)
    assert item_of(draft, "on-time").wording != BOTH
    edit(item, by=franca, wording=BOTH, meaning=Continuity.SAME)
    assert item_of(draft, "on-time").lineage == "small-1/on-time"
    edit(item_of(draft, "on-time"), by=franca, wording=BOTH, meaning=Continuity.NEW)
    begun = item_of(draft, "on-time").lineage
    assert begun.startswith("small-2/on-time~")
    edit(item_of(draft, "on-time"), by=franca, name=BOTH, meaning=Continuity.NEW)
    assert item_of(draft, "on-time").lineage == begun


def test_words_put_back_mean_again_what_they_meant(draft, franca):
    item = item_of(draft, "on-time")
    old = item.wording
    edit(item, by=franca, wording=BOTH, meaning=Continuity.NEW)
    edit(item_of(draft, "on-time"), by=franca, wording=old)
    assert item_of(draft, "on-time").lineage == "small-1/on-time"


def test_other_levels_begin_a_meaning_whatever_is_said(draft, franca):
    item = item_of(draft, "home")
    fewer = item.levels[:2]
    edit(item, by=franca, levels=fewer, meaning=Continuity.SAME)
    assert item_of(draft, "home").lineage.startswith("small-2/home~")


def test_a_meaning_begun_in_a_district_is_no_other_districts(draft, franca):
    elsewhere = actions.new_version(small_instrument(), ambito=AmbitoFactory(name="Tagliamento"), by=franca)
    for each in (draft, elsewhere):
        edit(item_of(each, "on-time"), by=franca, wording=BOTH, meaning=Continuity.NEW)
    assert item_of(draft, "on-time").lineage != item_of(elsewhere, "on-time").lineage


# Two at once


def test_who_writes_second_overwrites_nothing(draft, franca):
    item = item_of(draft, "on-time")
    edit(item, by=franca, name={"it": "Primo", "en": "First"}, meaning=Continuity.SAME)
    with pytest.raises(actions.Stale, match="Nothing was overwritten"):
        edit(item, by=franca, name={"it": "Secondo", "en": "Second"}, meaning=Continuity.SAME)
    assert item_of(draft, "on-time").name["en"] == "First"


def test_an_item_written_while_a_colleague_publishes(draft, franca):
    item = item_of(draft, "on-time")
    publish(draft, by=franca)
    with pytest.raises(Refused, match="published in the meantime.*What you typed is still here"):
        edit(item, by=franca, name=BOTH, meaning=Continuity.SAME)


def test_nobody_publishes_words_she_has_not_read(draft, franca):
    seen = instrument_file.fingerprint_of(instrument_file.content_of(draft))
    edit(item_of(draft, "on-time"), by=franca, name=BOTH, meaning=Continuity.SAME)
    with pytest.raises(actions.Stale, match="read it over"):
        actions.publish_instrument(draft, fingerprint=seen, by=franca, at=SUBMITTED)
    assert not Instrument.objects.get(pk=draft.pk).published_at


def test_what_was_removed_in_the_meantime_is_said(draft, franca):
    item = item_of(draft, "on-time")
    actions.remove_item(item, revision=0, by=franca)
    with pytest.raises(Refused, match="add it anew"):
        edit(item, by=franca, name=BOTH)
    actions.discard_instrument(draft, by=franca)
    with pytest.raises(Refused, match="add it anew"):
        actions.edit_texts(draft, revision=0, by=franca, name=BOTH)


def test_an_item_somebody_wrote_in_is_not_removed_unseen(draft, franca):
    item = item_of(draft, "on-time")
    edit(item, by=franca, name=BOTH, meaning=Continuity.SAME)
    with pytest.raises(actions.Stale):
        actions.remove_item(item, revision=0, by=franca)


def test_a_round_begun_with_a_version_that_was_replaced_meanwhile(draft, episode, alice, franca):
    small = small_instrument()
    running = open_round(episode, alice, instrument=small)
    publish(draft, by=franca)
    assert running.assessments.get().items().count() == 5
    with pytest.raises(Refused, match="A newer version of this instrument was published"):
        open_round(episode, alice, instrument=small)


# Order


def codes(instrument):
    return [item.code for item in Item.objects.of(instrument).in_order()]


def test_an_item_moves_step_by_step_and_into_the_next_area(draft, franca):
    actions.move_item(item_of(draft, "travel"), step=-1, by=franca)
    assert codes(draft) == ["home", "travel", "income", "on-time", "listens"]
    actions.move_item(item_of(draft, "income"), step=1, by=franca)
    assert item_of(draft, "income").area.code == "behaviours"
    assert codes(draft) == ["home", "travel", "income", "on-time", "listens"]
    actions.move_item(item_of(draft, "income"), step=-1, by=franca)
    assert item_of(draft, "income").area.code == "conditions"
    for code, step in (("home", -1), ("listens", 1)):
        actions.move_item(item_of(draft, code), step=step, by=franca)
    assert codes(draft) == ["home", "travel", "income", "on-time", "listens"]


def test_areas_move_and_only_an_empty_one_goes(draft, franca):
    first, second = Area.objects.of(draft).in_order()
    actions.move_area(second, step=-1, by=franca)
    assert list(Area.objects.of(draft).in_order()) == [second, first]
    with pytest.raises(Refused, match="still has items"):
        actions.remove_area(first, revision=0, by=franca)
    empty = actions.add_area(draft, name=BOTH, about={"it": "", "en": ""}, by=franca)
    assert (empty.code, empty.position) == ("words", 3)
    actions.remove_area(empty, revision=0, by=franca)
    assert Area.objects.of(draft).count() == 2


def test_a_new_item_has_a_name_of_its_own(draft, franca):
    area = draft.areas.first()
    fields = {"name": {"it": "Casa", "en": "Home"}, "wording": BOTH}
    added = actions.add_item(area, kind="text", by=franca, **fields)
    assert added.code == "home-2"
    assert added.lineage.startswith("small-2/home-2~")
    assert codes(draft)[3] == "home-2"


# Publishing


def test_what_is_begun_from_nothing_says_what_it_lacks(noncello, franca):
    begun = actions.begin_instrument(
        ambito=noncello, name={"it": "Casa", "en": ""}, about={"it": "", "en": ""}, by=franca
    )
    assert (begun.code, begun.version, begun.title) == ("casa", 1, "Casa")
    with pytest.raises(actions.Unready) as refusal:
        publish(begun, by=franca)
    places = [problem.place for problem in refusal.value.reasons]
    assert ("about",) in places
    assert "there is no area yet" in str(refusal.value)


def test_a_published_version_is_the_one_in_use_there_and_only_there(draft, noncello, franca):
    small, elsewhere = small_instrument(), AmbitoFactory(name="Tagliamento")
    assert Instrument.objects.current([noncello]).get() == small
    publish(draft, by=franca)
    assert Instrument.objects.current([noncello]).get() == draft
    assert Instrument.objects.current([elsewhere]).get() == small
    with pytest.raises(Refused, match="published already"):
        publish(draft, by=franca)
    with pytest.raises(Refused, match="published already"):
        actions.discard_instrument(draft, by=franca)


def test_a_discarded_draft_is_gone_with_its_words(draft, franca):
    actions.discard_instrument(draft, by=franca)
    assert Instrument.objects.count() == 1
    assert Item.objects.count() == 5
    assert AuditEntry.objects.filter(verb="instrument.discarded").exists()


# Frozen by the database


STATEMENTS = {
    "the version": "UPDATE assessments_instrument SET minimum_answered = 1 WHERE id = %(instrument)s",
    "its going back to draft": "UPDATE assessments_instrument SET published_at = NULL WHERE id = %(instrument)s",
    "its going": "DELETE FROM assessments_instrument WHERE id = %(instrument)s",
    "an area": "UPDATE assessments_area SET position = 9 WHERE id = %(area)s",
    "an area less": "DELETE FROM assessments_area WHERE id = %(area)s",
    "an area more": "INSERT INTO assessments_area (instrument_id, code, name, about, position, revision)"
    " VALUES (%(instrument)s, 'x', '{}', '{}', 9, 0)",
    "an area from elsewhere": "UPDATE assessments_area SET instrument_id = %(instrument)s WHERE id = %(strange_area)s",
    "an item": "UPDATE assessments_item SET wording = '{}' WHERE area_id = %(area)s",
    "an item less": "DELETE FROM assessments_item WHERE area_id = %(area)s",
    "an item that leaves": "UPDATE assessments_item SET area_id = %(strange_area)s WHERE area_id = %(area)s",
    "an item that comes": "UPDATE assessments_item SET area_id = %(area)s WHERE area_id = %(strange_area)s",
    "an item more": "INSERT INTO assessments_item (area_id, code, lineage, kind, name, wording, plain, observable, "
    "reference, esco, levels, unit, position, revision) VALUES (%(area)s, 'x', 'x', 'text', '{}', '{}', '{}', false, "
    "'', '', '[]', '{}', 9, 0)",
}


def run(statement, **references):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, references)
        return cursor.rowcount


@pytest.mark.parametrize("what", STATEMENTS)
def test_a_used_version_is_frozen_by_the_database(what, episode, alice):
    small, strange = small_instrument(), kinds_instrument()
    references = {
        "instrument": small.pk,
        "area": small.areas.in_order()[0].pk,
        "strange_area": strange.areas.get().pk,
    }
    open_round(episode, alice, instrument=small)
    with pytest.raises(IntegrityError, match="has been used"):
        run(STATEMENTS[what], **references)


@pytest.mark.parametrize("what", [what for what in STATEMENTS if what not in ("its going", "an area less")])
def test_an_unused_version_may_change(what, db):
    small, strange = small_instrument(), kinds_instrument()
    area = small.areas.in_order()[0]
    assert run(STATEMENTS[what], instrument=small.pk, area=area.pk, strange_area=strange.areas.get().pk)


def test_nobody_answers_to_a_draft(draft, episode, alice):
    with pytest.raises(Refused, match="A newer version"):
        open_round(episode, alice, instrument=draft)
    begin = (
        "INSERT INTO assessments_round (id, episode_id, instrument_id, opened_by_id, opened_on, profile) "
        "VALUES (gen_random_uuid(), %(episode)s, %(instrument)s, %(by)s, '2024-03-04', '')"
    )
    with pytest.raises(IntegrityError, match="is a draft"):
        run(begin, episode=episode.pk, instrument=draft.pk, by=alice.pk)

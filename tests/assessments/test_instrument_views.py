"""The pages of instruments: read by all who work with cases, written by the coordinator of the district."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments import actions, instrument_file
from assessments.forms import InstrumentTexts, ItemTexts
from assessments.models import Instrument, Item
from assessments.readiness import readiness
from assessments.writing_words import Continuity
from equipe.models import Draft
from tests.assessments.factories import SMALL, SUBMITTED, kinds_instrument, open_round, small_instrument
from tests.equipe.factories import AmbitoFactory

EVERY_WAY = ("choice", "anchored", "framework", "number", "date", "text")


def url(name, *things):
    return reverse(f"assessments:{name}", args=[thing.pk for thing in things])


@pytest.fixture
def draft(franca):
    return actions.new_version(small_instrument(), ambito=AmbitoFactory(), by=franca)


@pytest.fixture
def desk(browse, franca):
    return browse(franca)


def item_of(instrument, code):
    return Item.objects.of(instrument).with_instruments().get(code=code)


def typed_item(item, **changed):
    """What the page of an item sends when nothing was touched, with these changes."""
    filled = ItemTexts.filled_from(item) | changed
    return {name: value for name, value in filled.items() if value is not None and value is not False}


def page(client, address, **options):
    return client.get(address, **options).content.decode()


# Reading


def test_an_empty_list_teaches(browse, alice, desk):
    assert "load_instrument" in page(browse(alice), url("instruments"))
    assert url("new_instrument") in page(desk, url("instruments"))
    assert url("new_instrument") not in page(browse(alice), url("instruments"))


def test_the_list_says_where_each_version_stands(browse, alice, episode, franca, draft):
    kinds_instrument()
    shown = page(browse(alice), url("instruments"))
    assert all(word in shown for word in ("draft", "in use", "came with Equipe", "Noncello"))
    assert "frozen" not in shown.split("</table>")[0]
    open_round(episode, alice, instrument=small_instrument())
    assert "used and frozen" in page(browse(alice), url("instruments"))
    seen = instrument_file.fingerprint_of(instrument_file.content_of(draft))
    actions.publish_instrument(draft, fingerprint=seen, by=franca, at=SUBMITTED)
    assert "replaced" in page(browse(alice), url("instruments"))
    assert "A newer version replaced this one" in page(browse(alice), url("instrument", small_instrument()))


def test_the_list_asks_few_questions(browse, alice, draft, django_assert_max_num_queries):
    kinds_instrument()
    client = browse(alice)
    with django_assert_max_num_queries(9):
        client.get(url("instruments"))


def test_a_draft_of_another_district_is_not_there(browse, alice, draft, franca):
    elsewhere = actions.new_version(small_instrument(), ambito=AmbitoFactory(name="Tagliamento"), by=franca)
    assert browse(alice).get(url("instrument", draft)).status_code == 200
    for name in ("instrument", "preview_instrument", "download_instrument"):
        assert browse(alice).get(url(name, elsewhere)).status_code == 404


def test_the_page_says_what_changed_and_what_is_read_together(desk, draft, franca):
    item = item_of(draft, "on-time")
    desk.post(url("edit_item", item), typed_item(item, wording_en="Punctual?", meaning="same"))
    desk.post(url("remove_item", item_of(draft, "home")), {"revision": 0})
    shown = page(desk, url("instrument", draft))
    assert "What changed since version 1" in shown
    assert "Other words, the same meaning" in shown
    assert "Not asked any more" in shown
    assert "3 items are word for word the same" in shown
    assert "Small 1" in shown


def test_the_preview_is_what_each_will_see(desk, draft):
    kinds = kinds_instrument()
    assert "Is she on time?" in page(desk, url("preview_instrument", kinds))
    person = page(desk, url("preview_instrument", kinds) + "?role=person")
    assert "I arrive on time." in person
    assert "Spoken Italian" not in person
    assert "Nothing is asked here" in page(desk, url("preview_instrument", draft) + "?role=host_tutor")
    assert page(desk, url("preview_instrument", kinds) + "?role=nobody&area=nowhere")


def test_the_file_is_downloaded_and_reads_the_same(desk, draft):
    answer = desk.get(url("download_instrument", draft))
    assert answer["Content-Disposition"] == 'attachment; filename="small-2.toml"'
    assert instrument_file.parse(answer.content, name="x")["version"] == 2


# Beginning


def test_one_begins_from_nothing_and_is_told_what_is_due(desk):
    answer = desk.post(url("new_instrument"), {"name_it": "Casa", "about_en": "For home"}, follow=True)
    shown = answer.content.decode()
    assert "There is no area yet" in shown
    assert "“English”" in shown
    begun = Instrument.objects.get()
    assert (begun.code, begun.name) == ("casa", {"it": "Casa", "en": ""})


def test_without_a_name_nothing_begins(desk):
    shown = desk.post(url("new_instrument"), {"name_en": "Home"}).content.decode()
    assert "at least in Italian" in shown
    assert 'value="Home"' in shown
    assert not Instrument.objects.exists()


def test_a_file_is_brought_in_as_a_draft(desk):
    file = SimpleUploadedFile("small.toml", SMALL.read_bytes())
    answer = desk.post(url("upload_instrument"), {"file": file})
    draft = Instrument.objects.get()
    assert answer["Location"] == url("edit_instrument", draft)
    assert draft.is_draft
    again = desk.post(url("upload_instrument"), {"file": SimpleUploadedFile("small.toml", SMALL.read_bytes())})
    assert "version = 2" in again.content.decode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"code = ", "x.toml is not valid TOML"),
        (b"", "Choose the file|empty"),
        (b"#" * 1_000_001, "too large"),
        (SMALL.read_bytes().replace(b'en = "Home"', b'en = ""'), "items.home.name has no words in “en”"),
    ],
)
def test_a_broken_file_is_told_on_the_page(desk, content, says):
    shown = desk.post(url("upload_instrument"), {"file": SimpleUploadedFile("x.toml", content)}).content.decode()
    assert any(words in shown for words in says.split("|"))
    assert not Instrument.objects.exists()


def test_a_new_version_is_begun_once(desk):
    small = small_instrument()
    answer = desk.post(url("new_version", small))
    draft = Instrument.objects.drafts().get()
    assert answer["Location"] == url("edit_instrument", draft)
    told = desk.post(url("new_version", small), follow=True).content.decode()
    assert "There is a draft of this instrument already" in told


# Writing


def test_texts_and_bands_are_kept(desk, draft):
    filled = InstrumentTexts.filled_from(draft) | {"name_it": "Nuovo", "overt_to": 30, "minimum_answered": 3}
    desk.post(url("edit_texts", draft), filled)
    draft.refresh_from_db()
    assert draft.name["it"] == "Nuovo"
    assert [(band["profile"], band["from"], band["to"]) for band in draft.bands][:2] == [
        ("overt", 0, 30),
        ("complex", 31, 49),
    ]
    desk.post(url("edit_texts", draft), filled | {"revision": 1, "mild_to": "", "minimum_answered": ""})
    draft.refresh_from_db()
    assert (draft.bands, draft.minimum_answered) == ([], 0)


@pytest.mark.parametrize("kind", EVERY_WAY)
def test_an_item_of_every_kind_is_written(desk, draft, kind):
    area = draft.areas.first()
    assert kind in page(desk, url("add_item", area))
    typed = {"name_it": "Prova", "name_en": "Trial", "wording_it": "?", "wording_en": "?", "framework": "EQF"}
    typed |= {f"level{row}_{language}": f"{row}" for row in range(5) for language in ("it", "en")}
    typed |= {"points0": 0, "points1": 3, "points2": 1, "level3_it": "", "level3_en": "", "level4_it": ""}
    typed |= {"minimum": "0", "maximum": "12.5", "unit_it": "ore", "unit_en": "hours", "rows": 4}
    if kind == "anchored":
        typed |= {"level3_it": "3", "level3_en": "3", "level4_it": "4"}
    desk.post(url("add_item", area) + f"?kind={kind}", typed)
    item = item_of(draft, "trial")
    values = {"choice": [0, 1, 3], "anchored": [0, 1, 2, 3, 4], "framework": list(range(1, 9))}
    assert [level["value"] for level in item.levels] == values.get(kind, [])
    assert readiness(draft).due == []


def test_options_grow_without_losing_a_word(desk, draft):
    address = url("add_item", draft.areas.first()) + "?kind=choice"
    shown = desk.post(address, {"name_it": "Prova", "rows": 4, "more": 1}).content.decode()
    assert 'name="points4"' in shown
    assert 'value="Prova"' in shown
    assert not Item.objects.filter(code="prova").exists()


def test_an_option_without_points_is_told_beside_it(desk, draft):
    typed = {"name_it": "Prova", "rows": 4, "level0_it": "poco"}
    shown = desk.post(url("add_item", draft.areas.first()) + "?kind=choice", typed).content.decode()
    assert "Give this option its points." in shown


def test_changed_words_are_asked_about_on_the_page(desk, draft):
    item = item_of(draft, "on-time")
    shown = desk.post(url("edit_item", item), typed_item(item, wording_en="Punctual?")).content.decode()
    assert "choose whether it still means the same" in shown
    assert "Is she on time?" in shown
    assert "Punctual?" in shown
    desk.post(url("edit_item", item), typed_item(item, wording_en="Punctual?", meaning=Continuity.SAME))
    assert item_of(draft, "on-time").lineage == "small-1/on-time"
    assert "same meaning, other words" in page(desk, url("edit_instrument", draft))


def test_other_levels_are_told_to_begin_a_meaning(desk, draft):
    item = item_of(draft, "home")
    told = desk.post(url("edit_item", item), typed_item(item, points2=5), follow=True).content.decode()
    assert "begins a new meaning" in told
    assert "new meaning" in page(desk, url("edit_instrument", draft))


def test_two_who_write_at_once_see_both_texts(desk, draft):
    item = item_of(draft, "on-time")
    desk.post(url("edit_item", item), typed_item(item, name_en="Theirs", meaning="same"))
    late = desk.post(url("edit_item", item), typed_item(item, name_en="Mine", meaning="same")).content.decode()
    assert "Nothing was overwritten" in late
    assert "Theirs" in late
    assert 'value="Mine"' in late
    assert item_of(draft, "on-time").name["en"] == "Theirs"
    desk.post(url("edit_item", item), typed_item(item, name_en="Mine", meaning="same", revision=1))
    assert item_of(draft, "on-time").name["en"] == "Mine"


def test_what_a_colleague_published_meanwhile_keeps_the_typed_words(desk, draft, franca):
    item = item_of(draft, "on-time")
    seen = readiness(draft).fingerprint
    desk.post(url("publish_instrument", draft), {"fingerprint": seen})
    late = desk.post(url("edit_item", item), typed_item(item, name_en="Mine", meaning="same")).content.decode()
    assert "published in the meantime" in late
    assert 'value="Mine"' in late
    led = desk.get(url("edit_item", item), follow=True)
    assert led.redirect_chain[-1][0] == draft.get_absolute_url()


def test_what_was_being_typed_is_found_again(desk, draft, franca):
    item = item_of(draft, "on-time")
    Draft.objects.create(user=franca, key=f"item:{item.pk}", content={"wording_it": "Mentre scrivo"})
    assert "Mentre scrivo" in page(desk, url("edit_item", item))
    desk.post(url("edit_item", item), typed_item(item))
    assert not Draft.objects.exists()


# Publishing


def test_every_problem_leads_to_its_field(desk, draft, franca):
    item = item_of(draft, "on-time")
    levels = [*item.levels[:4], {"value": 4, "label": {"it": "aiuta", "en": ""}}]
    draft.about, draft.bands = {"it": "Per", "en": ""}, draft.bands[:2]
    draft.save()
    Item.objects.filter(pk=item.pk).update(wording={"it": "", "en": "x"}, levels=levels)
    empty = actions.add_area(draft, name={"it": "Vuota", "en": "Empty"}, about={"it": "", "en": ""}, by=franca)
    due = {due.url: due.sentence for due in readiness(draft).due}
    assert due == {
        url("edit_texts", draft) + "#id_about_en": "What it is for has no words in “English”.",
        url("edit_texts", draft) + "#id_overt_to": due[url("edit_texts", draft) + "#id_overt_to"],
        url("add_item", empty): "“Empty” has no items.",
        url("edit_item", item) + "#id_wording_it": "“Punctuality”, question has no words in “Italian”.",
        url("edit_item", item) + "#id_level4_en": "“Punctuality”, level 4 has no words in “English”.",
    }
    for address in due:
        here, _hash, field = address.partition("#")
        assert f'id="{field}"' in page(desk, here) if field else page(desk, here)


def test_a_draft_with_something_due_is_not_published(desk, draft):
    Item.objects.filter(code="on-time", area__instrument=draft).update(name={"it": "", "en": ""})
    seen = readiness(draft).fingerprint
    told = desk.post(url("publish_instrument", draft), {"fingerprint": seen}, follow=True).content.decode()
    assert "something is still due" in told
    draft.refresh_from_db()
    assert draft.is_draft


def test_nobody_publishes_what_a_colleague_has_just_changed(desk, draft, franca):
    seen = readiness(draft).fingerprint
    desk.post(url("move_item", item_of(draft, "on-time")), {"step": "down"})
    told = desk.post(url("publish_instrument", draft), {"fingerprint": seen}, follow=True).content.decode()
    assert "read it over" in told


def test_a_draft_is_discarded(desk, draft):
    told = desk.post(url("discard_instrument", draft), follow=True).content.decode()
    assert "The draft was discarded" in told
    assert Instrument.objects.count() == 1


def test_a_round_cannot_start_with_what_was_replaced_meanwhile(desk, browse, alice, episode, draft):
    small = small_instrument()
    desk.post(url("publish_instrument", draft), {"fingerprint": readiness(draft).fingerprint})
    typed = {"instrument": small.pk, "raters": [alice.pk], "opened_on": "2024-03-04"}
    shown = browse(alice).post(url("start", episode), typed).content.decode()
    assert "A newer version of this instrument was published" in shown

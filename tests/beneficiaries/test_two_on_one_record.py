"""Two people on one record: whatever both do, in whatever order, no words that were acknowledged go under."""

import json
import re
from datetime import UTC, datetime
from html import unescape
from random import Random

import pytest
from django.urls import reverse

from beneficiaries import actions
from beneficiaries.enums import Channel
from beneficiaries.models import EarlierWording, Episode, Person
from equipe.models import Draft
from tests.beneficiaries.factories import DiaryEntryFactory

AT = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return unescape(response.content.decode())


def sent_by(shown):
    """What the form of a page would send: hidden fields, texts, choices, as a browser without a script does."""
    form = re.search(r"<form[^>]*data-draft.*?</form>", shown.content.decode(), re.S)[0]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if told.get("name") and (told.get("type") not in ("checkbox", "radio") or " checked" in tag):
            fields[told["name"]] = unescape(told.get("value", ""))
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>\s?(.*?)</textarea>', form, re.S):
        fields[name] = unescape(text)
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        fields[name] = unescape((re.findall(r'value="([^"]*)" selected', options) or [""])[0])
    return {name: value for name, value in fields.items() if not name.startswith(("csrf", "draft_"))}


def stands(episode):
    episode.refresh_from_db()
    return episode.strengths, episode.wishes


class TestSheet:
    @pytest.fixture
    def door(self, episode):
        Episode.objects.same_as(episode).update(strengths="Cooks", wishes="A job")
        return url("edit_case", episode.pk)

    def both_open(self, browse, alice, dario, door):
        return [(client, sent_by(client.get(door))) for client in (browse(alice), browse(dario))]

    def test_who_changed_other_answers_loses_nothing(self, browse, alice, dario, door, episode):
        (first, hers), (second, his) = self.both_open(browse, alice, dario, door)
        first.post(door, hers | {"strengths": "Cooks and drives"})
        shown = second.post(door, his | {"wishes": "A job in a kitchen"})
        assert "it is taken over below" in page(shown)
        assert "changed by both" not in page(shown)
        second.post(door, sent_by(shown))
        assert stands(episode) == ("Cooks and drives", "A job in a kitchen")

    @pytest.mark.parametrize(
        ("how", "saved"), [("mine", "Sings"), ("theirs", "Drives"), ("both", "Sings\n\nDrives"), ("nonsense", "Sings")]
    )
    def test_the_same_answer_is_shown_twice_and_chosen(self, browse, alice, dario, door, episode, how, saved):
        (first, hers), (second, his) = self.both_open(browse, alice, dario, door)
        first.post(door, hers | {"strengths": "Drives"})
        shown = second.post(door, his | {"strengths": "Sings"})
        assert "One answer was changed by both of you" in page(shown)
        assert stands(episode)[0] == "Drives"
        chosen = second.post(door, sent_by(shown) | {"settle": f"strengths.{how}"})
        assert stands(episode)[0] == "Drives"
        assert sent_by(chosen)["mine.strengths"] == "Sings"
        second.post(door, sent_by(chosen))
        assert stands(episode)[0].replace("\r\n", "\n") == saved

    def test_one_may_change_ones_mind(self, browse, alice, dario, door, episode):
        (first, hers), (second, his) = self.both_open(browse, alice, dario, door)
        first.post(door, hers | {"strengths": "Drives"})
        shown = second.post(door, his | {"strengths": "Sings"})
        for how in ("theirs", "both", "mine"):
            shown = second.post(door, sent_by(shown) | {"settle": f"strengths.{how}"})
        second.post(door, sent_by(shown))
        assert stands(episode)[0] == "Sings"

    def test_who_saves_once_more_while_one_chooses_is_told_too(self, browse, alice, dario, door, episode):
        (first, hers), (second, his) = self.both_open(browse, alice, dario, door)
        first.post(door, hers | {"strengths": "Drives"})
        shown = second.post(door, his | {"strengths": "Sings"})
        first.post(door, sent_by(first.get(door)) | {"strengths": "Drives a lorry"})
        shown = second.post(door, sent_by(shown) | {"settle": "strengths.both"})
        assert "Drives a lorry" in sent_by(shown)["strengths"]

    def test_the_same_form_twice_is_saved_once(self, browse, alice, door, episode):
        client = browse(alice)
        typed = sent_by(client.get(door)) | {"strengths": "Sings"}
        answers = [client.post(door, typed) for _ in range(2)]
        assert [answer.url for answer in answers] == [episode.get_absolute_url()] * 2
        episode.refresh_from_db()
        assert episode.version == 1

    def test_a_sheet_closed_in_an_old_tab_keeps_the_words(self, browse, alice, door, episode):
        client = browse(alice)
        typed = sent_by(client.get(door)) | {"strengths": "LATE-WORDS"}
        Episode.objects.same_as(episode).update(closed_on=AT, closing_reason="moved")
        shown = client.post(door, typed)
        assert "This case has been closed in the meantime" in page(shown)
        assert "LATE-WORDS" in page(shown)
        assert Draft.objects.get().content["strengths"] == "LATE-WORDS"

    def test_fingerprints_that_are_none_are_as_good_as_none(self, browse, alice, dario, door, episode):
        (first, hers), (second, his) = self.both_open(browse, alice, dario, door)
        first.post(door, hers | {"strengths": "Drives"})
        for was in ("", "x", "[1]", "[" * 9999, json.dumps({"strengths": ["a"]})):
            shown = second.post(door, his | {"strengths": "Sings", "was": was})
            assert "Drives" in page(shown)
            assert "Sings" in page(shown)


def test_choices_and_days_are_told_in_words(browse, alice, dario, episode):
    door = url("edit_person", episode.person.pk)
    clients = [browse(alice), browse(dario)]
    first, second = (sent_by(client.get(door)) for client in clients)
    clients[0].post(door, first | {"sex": "M", "birth_date": "1985-05-18"})
    shown = page(clients[1].post(door, second | {"sex": "X", "birth_date": "1985-05-19"}))
    assert "2 answers were changed by both of you" in shown
    assert all(words in shown for words in ("non-binary", "male", "18/05/1985", "19/05/1985"))
    assert "mine.sex" in shown
    assert Person.objects.get(pk=episode.person.pk).sex == "M"


# Two hundred stories of two browsers on one note


class Window:
    """One window of the author on the correction of her entry, with a script that keeps drafts, or without one."""

    def __init__(self, client, door, name, dice):
        self.client, self.door, self.name, self.dice = client, door, name, dice
        self.form, self.number = None, 0
        self.acknowledged, self.dropped = set(), set()

    def open(self):
        self.page = f"{self.name}{self.dice.getrandbits(60):x}"
        answer = self.client.get(self.door)
        restored = re.search(r'data-draft-mark="([^"]+)"', answer.content.decode())
        self.instead_of = restored[1] if restored else ""
        self.form = sent_by(answer)

    def type(self):
        """Some words more; the server says that it has kept them."""
        if self.form is None:
            return
        word = f"{self.name}-{self.number}."
        self.number += 1
        self.form["text"] += f" {word}"
        content = json.dumps({name: value for name, value in self.form.items() if name != "page_of_draft"})
        told = {"key": self.key, "page": self.page, "content": content, "instead_of": self.instead_of}
        assert self.client.post(reverse("equipe:save_draft"), told).status_code == 200
        self.acknowledged.add(word)
        self.instead_of = ""

    def save(self):
        if self.form is None:
            return
        words = set(re.findall(r"[ab]-\d+\.", self.form["text"]))
        answer = self.client.post(self.door, self.form | {"page_of_draft": self.page})
        if answer.status_code == 302:
            self.acknowledged |= words
            self.form = None
        else:
            shown = page(answer)
            assert all(word in shown for word in words)
            assert self.saved_text() in " ".join(shown.replace("<br>", "\n").split())
            self.form = sent_by(answer)

    def settle(self):
        """Between two wordings: mine, or both. Taking theirs drops mine with open eyes, and is told."""
        if self.form is None or "mine.text" not in self.form:
            return
        how = self.dice.choice(("mine", "theirs", "both"))
        before = self.form["text"]
        answer = self.client.post(self.door, self.form | {"settle": f"text.{how}"})
        assert answer.status_code == 200
        self.form = sent_by(answer)
        lost = set(re.findall(r"[ab]-\d+\.", before)) - set(re.findall(r"[ab]-\d+\.", self.form["text"]))
        self.dropped |= lost
        assert all(word in page(answer) for word in lost)

    def crash(self):
        """The window is closed in the middle; what was acknowledged must be found again."""
        self.form = None

    @property
    def key(self):
        return f"entry:{self.door.split('/')[-3]}"

    def saved_text(self):
        return " ".join(self.entry_text().split())


def kept_anywhere(entry):
    """All words that somebody can still read: now, before, or in a draft."""
    entry.refresh_from_db()
    wordings = EarlierWording.objects.of_entry(entry).values_list("text", flat=True)
    drafts = [draft.content.get("text", "") for draft in Draft.objects.all()]
    return " ".join([entry.text, *wordings, *drafts])


@pytest.mark.parametrize("seed", range(200))
def test_no_acknowledged_words_are_lost(browse, alice, episode, seed):
    dice = Random(seed)
    entry = DiaryEntryFactory(episode=episode, author=alice, happened_at=AT, channel=Channel.PHONE, text="Begun.")
    door = url("edit_entry", entry.pk)
    windows = [Window(browse(alice), door, name, dice) for name in "ab"]
    for window in windows:
        window.entry_text = lambda: type(entry).objects.get(pk=entry.pk).text
        window.open()
    for _ in range(12):
        window = dice.choice(windows)
        deed = dice.choice(("type", "type", "save", "settle", "crash", "open"))
        if deed == "open" and window.form is not None:
            continue
        getattr(window, deed)()
        acknowledged = set.union(*(w.acknowledged for w in windows))
        dropped = set.union(*(w.dropped for w in windows))
        kept = kept_anywhere(entry)
        assert [word for word in acknowledged - dropped if word not in kept] == [], (seed, deed)


def test_a_correction_is_decided_by_the_row(alice, episode):
    """A version that is not the one that stands saves nothing, whatever it says."""
    entry = DiaryEntryFactory(episode=episode, author=alice, happened_at=AT, text="Begun.")
    said = entry.said
    actions.correct_entry(entry, version=0, **said | {"text": "One."}, by=alice)
    for version in (0, 2, 99):
        with pytest.raises(actions.Stale):
            actions.correct_entry(entry, version=version, **said | {"text": "Two."}, by=alice)

"""A profile handed from one service to another: the same numbers there, nothing private, nothing hostile let in."""

import json
from contextlib import suppress
from copy import deepcopy
from datetime import date
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from assessments import actions
from assessments.enums import SHOWN_WORK, Absence, Evidence, HeldKind, RaterRole
from assessments.frameworks import FRAMEWORKS
from assessments.inventory import inventory_of
from assessments.measuring import measures_of
from assessments.models import AgreedRating, Competence, ImportedProfile, Item, Rating, Round
from assessments.models.experiences import FRAMEWORK_OF
from assessments.profile_file import SCHEMA, reading, writing
from assessments.profile_file.telling import Told
from assessments.received import received
from assessments.sharing import chosen_of, rounds_to_share
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.assessments.districts import cases, district, rounds, staff
from tests.assessments.factories import ExperienceFactory, HeldFactory
from tests.assessments.profiles import agreed_with
from tests.equipe.factories import AmbitoFactory

TODAY = date(2025, 1, 20)
pytestmark = pytest.mark.django_db


def agree(round, on=date(2024, 6, 1)):
    items = Item.objects.of(round.instrument).in_order()
    AgreedRating.objects.bulk_create(AgreedRating(round=round, item=i, value=i.levels[-2]["value"]) for i in items)
    Round.objects.filter(pk=round.pk).update(agreed_on=on)
    return Round.objects.with_cases().get(pk=round.pk)


@pytest.fixture(scope="module")
def home(django_db_setup, django_db_blocker):
    """What a calibrated district hands on of one person: the bytes of the file, and what her page said."""
    with django_db_blocker.unblock(), transaction.atomic():
        ambito, raters, opened = district(name="Noncello")
        agree(opened[0])
        again = rounds([opened[0].episode], raters, seed=7, on=date(2024, 9, 2), abler=1.5)
        actions.calibrate(ambito, on=date(2024, 12, 31))
        latest = agree(again[0], on=date(2024, 10, 1))
        content = actions.export_profile(rounds_to_share(latest.episode), by=None, on=TODAY)
        measures = measures_of(latest)
        transaction.set_rollback(True)
    return writing.as_text(content).encode(), measures


@pytest.fixture
def content(home):
    return json.loads(home[0])


def taken_in(content, ambito=None):
    ambito = ambito or AmbitoFactory(name="Livenza")
    profile, _is_new = actions.import_profile(content, ambito=ambito, by=None, at=now())
    return received(ImportedProfile.objects.get(pk=profile.pk))


def refused(content):
    with pytest.raises(Refused) as refusal:
        reading.read(content if isinstance(content, bytes) else json.dumps(content).encode())
    return str(refusal.value)


# The same numbers elsewhere


def test_in_an_empty_district_it_gives_the_same_measures(home):
    """The database it came from is gone: nothing but the file is left."""
    file, measures = home
    assert not Rating.objects.exists()
    bars = [bar.theirs for bar in taken_in(reading.read(file)).bars]
    for bar, measure in zip(bars, [measures.overall, *measures.areas], strict=True):
        assert bar.value == pytest.approx(measure.placed.fair, abs=1e-9)
        assert bar.low == pytest.approx(measure.placed.fair_lower, abs=1e-9)
        assert bar.high == pytest.approx(measure.placed.fair_upper, abs=1e-9)
        assert bar.earlier == pytest.approx(measure.earlier.fair, abs=1e-9)
        assert bar.changed == measure.change.movement


def test_the_file_tells_the_measures_its_page_told(home, content):
    told = {one["area"]: one for one in content["rounds"][0]["measures"]}
    _file, measures = home
    for measure in [measures.overall, *measures.areas]:
        one = told[measure.code or None]
        assert one["measure"] == pytest.approx(measure.placed.measure, abs=1e-9)
        assert one["error"] == pytest.approx(measure.placed.error, abs=1e-9)
        assert (one["ratings"], one["raters"], one["mean"]) == (measure.n, measure.raters, pytest.approx(measure.mean))


def test_a_district_without_a_calibration_says_why_it_is_not_on_its_scale(content):
    profile = taken_in(content)
    assert not profile.is_linked
    assert all(bar.ours is None for bar in profile.bars)
    assert "no calibration yet" in str(profile.why_not_linked)


def test_another_district_sees_it_on_its_own_scale_too(content):
    """Livenza's raters see the same behaviours half a logit harder; its scale begins elsewhere."""
    ambito, _raters, _rounds = district(name="Livenza", seed=3, abler=0.4)
    actions.calibrate(ambito, on=date(2024, 12, 31))
    profile = taken_in(content, ambito)
    assert profile.is_linked
    assert len(profile.link.common) == 18
    assert 0 < profile.link.error < 0.3
    for bar in profile.bars:
        assert bar.ours.high - bar.ours.low >= (bar.theirs.high - bar.theirs.low) * 0.9
        assert bar.ours.value == pytest.approx(bar.theirs.value, abs=0.5)
    assert "18 common items" in profile.link_in_words


def test_a_district_that_knows_too_few_of_the_items_says_so(content):
    ambito, _raters, _rounds = district(name="Livenza")
    actions.calibrate(ambito, on=date(2024, 12, 31))
    for item in content["calibration"]["items"][4:]:
        item["lineage"] = item["lineage"].replace("employability-1", "other-1")
    lineages = {i["lineage"] for i in content["calibration"]["items"]}
    profile = received(ImportedProfile(ambito=ambito, content=content | {"calibration": content["calibration"]}))
    assert len(lineages) == 18
    assert len(profile.link.common) == 4
    assert "share 4 items" in str(profile.why_not_linked)


def test_an_item_read_differently_here_is_left_out_and_named(content):
    ambito, _raters, _rounds = district(name="Livenza")
    actions.calibrate(ambito, on=date(2024, 12, 31))
    shifted = deepcopy(content)
    next(i for i in shifted["calibration"]["items"] if i["lineage"] == "employability-1/listens")["measure"] += 3
    profile = received(ImportedProfile(ambito=ambito, content=shifted))
    assert profile.left_out == ["Listens and understands"]
    assert profile.is_linked


def test_without_a_calibration_the_means_go_and_nothing_is_made_up(episode, alice, dario):
    agreed_with("soft-skills-1", episode, alice, dario, level=3)
    content = actions.export_profile(rounds_to_share(episode), by=alice, on=TODAY)
    assert content["calibration"] is None
    assert {one["measure"] for one in content["rounds"][0]["measures"]} == {None}
    profile = taken_in(reading.read(writing.as_text(content).encode()))
    assert [bar.theirs.value for bar in profile.bars] == [3] * 5
    assert not any(bar.theirs.is_measured for bar in profile.bars)
    assert "plain means" in str(profile.why_not_linked)


# Nothing private


def test_no_note_no_name_and_nothing_sensitive_stands_in_it(episode, alice, dario):
    """Every text that must stay is a canary: none of them sings in the file."""
    kept = ("soft-skills-1", "self-sufficiency-1", "employability-2")
    for name in kept:
        round = agreed_with(name, episode, alice, dario, level=3, note="CANARY note")
    Round.objects.filter(pk=round.pk).update(profile="overt", score=13)
    job = ExperienceFactory(
        episode=episode, job_title="Welder", kind="prison", ending="health", again="no", tools="CANARY unchosen"
    )
    chosen = HeldFactory(episode=episode, label="Welding", experience=job)
    HeldFactory(episode=episode, label="CANARY unchosen")
    inventory = chosen_of(inventory_of(episode), [str(chosen.pk)])
    text = writing.as_text(actions.export_profile(rounds_to_share(episode), inventory=inventory, by=alice, on=TODAY))
    assert "Welding" in text
    keys = (str(episode.pk), str(episode.person.pk))
    for secret in ("CANARY", "Bertoli", "Moro", "Anna", "overt", "prison", "health", *keys):
        assert secret not in text, secret
    assert "self-sufficiency" not in text
    assert "employability-2" not in text


def test_a_job_in_prison_is_told_without_its_footing(episode, alice):
    agreed_with("soft-skills-1", episode, alice, level=3)
    ExperienceFactory(episode=episode, job_title="Laundry", kind="prison", ending="health")
    content = actions.export_profile(
        rounds_to_share(episode), inventory=inventory_of(episode), by=alice, on=TODAY, with_name=True
    )
    (job,) = content["inventory"]["experiences"]
    assert job["job_title"] == "Laundry"
    assert set(job) <= {"job_title", "employer", "country", "since", "until", "weekly_hours", "tasks", "tools"}
    assert content["person"]["name"] == "Anna Moro"


def test_the_same_person_has_the_same_reference_and_another_one_another(episode, alice):
    references = {writing.reference_of(one.person) for one in (episode, *cases(episode.team.ambito, 3, by=alice))}
    assert len(references) == 4
    assert writing.reference_of(episode.person) in references


def test_handing_on_leaves_its_trace(episode, alice):
    agreed_with("soft-skills-1", episode, alice, level=3)
    held = HeldFactory(episode=episode)
    actions.export_profile(rounds_to_share(episode), inventory=inventory_of(episode), by=alice, on=TODAY)
    trace = AuditEntry.objects.get(verb="profile.exported")
    assert (trace.actor, trace.thing_id) == (alice, str(episode.pk))
    assert trace.details["inventory"][0] == str(held.pk)
    assert trace.details["with_name"] is False


def test_nothing_to_show_is_refused(episode, alice):
    agreed_with("self-sufficiency-1", episode, alice, level=3)
    with pytest.raises(Refused, match="no soft skills were agreed"):
        actions.export_profile(rounds_to_share(episode), by=alice, on=TODAY)


def test_items_have_the_address_of_esco_once_the_catalogue_is_loaded(episode, alice):
    agreed_with("soft-skills-1", episode, alice, level=3)
    uri = "http://data.europa.eu/esco/skill/7e3c8b41"
    Competence.objects.create(uri=uri, kind="group", labels={"en": "working efficiently", "it": "lavorare bene"})
    content = actions.export_profile(rounds_to_share(episode), by=alice, on=TODAY)
    found = {item["esco"]["label"]: item["esco"]["uri"] for item in content["instruments"][0]["items"]}
    assert found["working efficiently"] == uri
    assert found["communicating"] is None


# Once, and to whom it belongs


def test_the_same_file_twice_is_one(content):
    ambito = AmbitoFactory(name="Livenza")
    keys = [actions.import_profile(content, ambito=ambito, by=None, at=now()) for _ in range(2)]
    assert [is_new for _profile, is_new in keys] == [True, False]
    assert ImportedProfile.objects.count() == 1
    other = actions.import_profile(content, ambito=AmbitoFactory(name="Sile"), by=None, at=now())
    assert other[1]


def test_it_is_attached_to_a_case_of_the_same_district(content, episode, franca):
    profile, _is_new = actions.import_profile(content, ambito=episode.team.ambito, by=franca, at=now())
    actions.attach_profile(profile, episode, by=franca)
    assert ImportedProfile.objects.get().episode == episode
    elsewhere, _is_new = actions.import_profile(content, ambito=AmbitoFactory(name="Sile"), by=None, at=now())
    with pytest.raises(Refused, match="another district"):
        actions.attach_profile(elsewhere, episode, by=franca)


def test_what_the_person_brings_is_shown_as_it_came(content):
    held = {"kind": "skill", "label": "Schweißen", "evidence": "tested", "level": "B2", "framework": "CEFR"}
    content["inventory"] = {
        "competences": [held],
        "experiences": [{"job_title": "Schlosser", "since": "2019-03", "kind": "employed"}],
    }
    told = Told(reading.read(json.dumps(content).encode()))
    assert [(held.label, held.level) for held in told.competences] == [("Schweißen", "B2")]
    assert told.experiences[0]["job_title"] == "Schlosser"


# Nothing hostile


def test_the_schema_is_the_one_that_is_documented(content):
    assert SCHEMA["$id"] == content["$schema"]
    assert reading.read(json.dumps(content).encode()) == content


def test_the_schema_knows_every_word_that_may_be_written():
    """A new kind of competence, role or framework needs a new version of the format, or a word here."""

    def words(*way):
        place = SCHEMA["properties"]
        for step in way:
            place = place[step]
        return set(place["enum"])

    raters = words("raters", "items", "properties", "role")
    inventory = ("inventory", "properties")
    held = (*inventory, "competences", "items", "properties")
    assert raters == set(RaterRole) - {RaterRole.PERSON}
    assert words(*held, "kind") == set(HeldKind)
    assert words(*held, "evidence") == set(Evidence)
    assert words(*held, "framework") == set(FRAMEWORKS)
    assert words(*inventory, "experiences", "items", "properties", "kind") == set(SHOWN_WORK)
    assert set(SCHEMA["$defs"]["absence"]["enum"]) == set(Absence)


@pytest.mark.parametrize("kind", list(FRAMEWORK_OF))
def test_a_level_of_each_framework_goes_and_comes(episode, alice, kind):
    agreed_with("soft-skills-1", episode, alice, level=3)
    HeldFactory(episode=episode, kind=kind, level=FRAMEWORK_OF[kind].codes[2])
    file = actions.export_profile(rounds_to_share(episode), inventory=inventory_of(episode), by=alice, on=TODAY)
    (held,) = Told(reading.read(writing.as_text(file).encode())).competences
    assert held.level == FRAMEWORK_OF[kind].label_of(FRAMEWORK_OF[kind].codes[2])


BROKEN = {
    "no JSON": (b"{", "no JSON"),
    "no text": (b"\xff\xfe\x00", "read as text"),
    "another thing": (b'{"a": 1}', "no skills profile"),
    "a list": (b"[]", "no skills profile"),
    "too large": (b" " * (reading.LARGEST + 1), "larger than 2 MB"),
    "nested": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested deeper"),
    "a list of lists": (b"[" * 200_000, "nested deeper"),
    "not a number": (b'{"a": NaN}', "NaN"),
    "infinite": (b'{"a": -Infinity}', "-Infinity"),
    "many digits": (b'{"a": 1' + b"0" * 5000 + b"}", "5001 digits"),
    "many entries and one twice": (
        b'{"a": {' + b", ".join(b'"%d": 1' % n for n in [*range(100_000), 99_999]) + b"}}",
        "stands twice",
    ),
    "twice": (b'{"a": 1, "a": 2}', "stands twice"),
    "a later version": (b'{"$schema": "urn:equipe:skills-profile:7"}', "version 7"),
}


@pytest.mark.parametrize(("file", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_in_a_sentence(file, sentence):
    assert sentence in refused(file)


def changed(content, path, value):
    """The file with one place changed: "rounds.0.ratings.0.value"."""
    changed = deepcopy(content)
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    place = changed
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return changed


WRONG = {
    "off the scale": ("rounds.0.ratings.0.value", 5, "rounds[0].ratings[0].value must lie between 0 and 4"),
    "half a level": ("rounds.0.ratings.0.value", 2.5, "must be a whole number"),
    "yes for a level": ("rounds.0.ratings.0.value", True, "must be a whole number"),
    "no rater": ("rounds.0.ratings.0.rater", "rater-99", "no rater “rater-99”"),
    "no item": ("rounds.0.ratings.0.item", "employability-1/no-such", "no item “employability-1/no-such”"),
    "no level and no reason": ("rounds.0.ratings.0.value", None, "either a level or the reason"),
    "two answers": ("rounds.0.ratings.0.absence", "not_asked", "either a level or the reason"),
    "unknown role": ("raters.0.role", "boss", "raters[0].role must be one of"),
    "twice the same rater": ("raters.1.key", "rater-1", "more than once"),
    "unknown entry": ("person.tax_code", "MROANN80A41G888X", "person.tax_code is not known"),
    "no such day": ("rounds.0.agreed_on", "2024-02-30", "no day “2024-02-30”"),
    "unknown instrument": ("rounds.0.instrument", "other-3", "instrument “other-3” is not in the file"),
    "a measure that does not follow": ("rounds.0.measures.0.measure", 1.234567, "do not follow from the ratings"),
    "a measure left out": ("rounds.0.measures.1", None, "one over all and one for each area"),
    "a severity left out": ("calibration.raters.0", None, "severity of “rater-"),
    "no steps": ("calibration.climbs", [0, None, None, None, None], "at least two levels"),
    "endless": ("calibration.items.0.measure", 1e300, "must lie between -50 and 50"),
    "no sign of a text": ("source.service", "Orienta\u0000Lavoro", "signs that no text has"),
    "half a sign": ("source.service", "Orienta\ud800", "signs that no text has"),
    "too long": ("source.service", "x" * 201, "between 1 and 200 characters"),
    "no rounds": ("rounds", [], "rounds has 0 entries"),
    "missing": ("calibration", None, "calibration is missing"),
    "no address": ("instruments.0.items.0.esco", {"label": "x", "uri": "javascript:alert(1)"}, "not written as"),
}


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG.values(), ids=WRONG)
def test_a_changed_file_is_refused_and_the_place_is_named(content, path, value, sentence):
    assert sentence in refused(changed(content, path, value))
    assert not ImportedProfile.objects.exists()


ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(value=ANYTHING, place=some.sampled_from(sorted(SCHEMA["properties"])))
def test_whatever_stands_in_a_place_it_is_read_or_refused(home, value, place):
    """Never an error of another kind."""
    file = json.loads(home[0]) | {place: value}
    with suppress(Refused):
        reading.read(json.dumps(file).encode("utf-8", "surrogatepass"))


# On the command line


def test_from_one_database_to_another_on_the_command_line(tmp_path):
    ambito, _raters, opened = district(name="Noncello")
    actions.calibrate(ambito, on=date(2024, 12, 31))
    round = agree(opened[0])
    file, said = tmp_path / "profile.json", StringIO()
    call_command("export_profile", str(round.episode_id), out=file, stdout=said)
    call_command("export_profile", str(round.pk), stdout=said)
    assert '"urn:equipe:skills-profile:1"' in said.getvalue()
    livenza, said = AmbitoFactory(name="Livenza"), StringIO()
    for _ in range(2):
        call_command("import_profile", str(file), ambito="Livenza", stdout=said)
    assert "was brought in before" in said.getvalue()
    assert ImportedProfile.objects.get().ambito == livenza
    bar = received(ImportedProfile.objects.get()).bars[0].theirs
    assert np.isclose(bar.value, measures_of(round).overall.placed.fair, atol=1e-9)


@pytest.mark.parametrize("thing", ["x", "4b0b6b1c-8b5e-4d6e-9a39-111111111111"])
def test_the_command_says_what_it_does_not_know(thing):
    with pytest.raises(CommandError, match="no reference|no agreed round"):
        call_command("export_profile", thing)


def test_the_command_names_the_districts_there_are(tmp_path, content):
    for name in ("Livenza", "Sile"):
        AmbitoFactory(name=name)
    file = tmp_path / "profile.json"
    file.write_text(json.dumps(content))
    with pytest.raises(CommandError, match="Livenza, Sile"):
        call_command("import_profile", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_profile", str(Path(tmp_path) / "no.json"), ambito="Sile")
    file.write_text("{}")
    with pytest.raises(CommandError, match="no skills profile"):
        call_command("import_profile", str(file), ambito="Sile")


def test_the_inventory_goes_only_when_it_is_asked_for(episode, alice):
    agreed_with("soft-skills-1", episode, alice, level=3)
    HeldFactory(episode=episode, label="Welding")
    for asked in (False, True):
        said = StringIO()
        call_command("export_profile", str(episode.pk), with_inventory=asked, stdout=said)
        assert ("Welding" in said.getvalue()) is asked


def test_raters_of_a_district_stay_apart_in_the_file(content):
    assert [rater["key"] for rater in content["raters"]] == [f"rater-{n}" for n in range(1, len(content["raters"]) + 1)]
    assert staff  # the names of the district's raters are Noncello0, Noncello1, …
    assert "Noncello0" not in json.dumps(content)

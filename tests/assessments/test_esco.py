"""ESCO comes into the catalogue whole or not at all; twice changes nothing; a slip of the keyboard is forgiven."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from assessments import actions, esco
from assessments.enums import CompetenceKind
from assessments.models import Competence, CompetenceWord, EscoEdition
from equipe.models import AuditEntry
from equipe.verdicts import Refused

INVENTED = Path(__file__).parent.parent / "data" / "esco"
ITALIAN, ENGLISH = INVENTED / "v9.1.0-it", INVENTED / "v9.1.0-en"
ON = date(2024, 5, 2)


def load(folder=ITALIAN, language="it", **more):
    return actions.load_esco(folder, language=language, on=ON, **more)


def found(words):
    return [competence.label for competence in Competence.objects.choosable().named_like(words)]


@pytest.fixture
def folder(tmp_path):
    """The Italian files, to be spoilt."""
    return Path(shutil.copytree(ITALIAN, tmp_path / "v9.1.0"))


def spoil(folder, name, old, new, *, line=None):
    """Change a file: everywhere, or in one of its lines."""
    path = folder / name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    told = [text.replace(old, new) if line in (None, number) else text for number, text in enumerate(lines, 1)]
    assert told != lines
    path.write_text("".join(told), encoding="utf-8")


@pytest.mark.django_db
class TestWhole:
    def test_every_concept_its_kind_its_links_and_its_flag(self):
        loaded = load()
        assert (loaded.concepts, loaded.added, loaded.changed, loaded.links) == (15, 15, 0, 11)
        cart = Competence.objects.get(labels__it="guidare il carrello dei mattoni")
        assert cart.alternatives["it"] == [
            "usare il muletto del cantiere",
            "manovrare il carrello dei mattoni",
            "carrellista",
        ]
        assert (cart.kind, cart.reuse, cart.version) == ("skill", "cross-sector", "9.1.0")
        assert [broad.label for broad in cart.broader.all()] == ["spostare e sistemare"]
        kinds = dict(Competence.objects.values_list("labels__it", "kind"))
        assert kinds["terreni dell’alta pianura"] == CompetenceKind.KNOWLEDGE
        assert kinds["friulano parlato nei mercati"] == CompetenceKind.LANGUAGE
        assert kinds["fare con le mani"] == CompetenceKind.GROUP
        flagged = Competence.objects.transversal().values_list("labels__it", flat=True)
        assert set(flagged) == {"arrivare all’ora giusta", "restare calmi con i clienti"}

    def test_a_second_time_changes_nothing_and_leaves_no_trace(self):
        load()
        rows = list(Competence.objects.order_by("pk").values())
        again = load()
        assert again[2:] == (0, 0, 0, 0, 0)
        assert list(Competence.objects.order_by("pk").values()) == rows
        assert AuditEntry.objects.filter(verb="esco.loaded").count() == 1

    def test_a_second_language_adds_its_labels(self):
        load()
        added = load(ENGLISH, "en")
        assert (added.added, added.changed, added.links) == (0, 15, 0)
        cart = Competence.objects.get(labels__en="drive the brick cart")
        assert cart.labels["it"] == "guidare il carrello dei mattoni"
        with translation.override("it"):
            assert cart.label == "guidare il carrello dei mattoni"
        assert cart.label == "drive the brick cart"
        assert [str(edition) for edition in EscoEdition.objects.by_language()] == [
            "ESCO 9.1.0 (en)",
            "ESCO 9.1.0 (it)",
        ]

    def test_what_a_newer_version_drops_stays_and_is_not_suggested(self, folder):
        load()
        spoil(folder, "skills_it.csv", "rifare le camere d’albergo", "preparare le camere d’albergo")
        lines = (folder / "skills_it.csv").read_text().splitlines(keepends=True)
        apples = next(line for line in lines if "mele" in line and line.startswith("Know"))
        uri = apples.split(",")[1]
        spoil(folder, "skills_it.csv", apples, "")
        spoil(
            folder,
            "broaderRelationsSkillPillar_it.csv",
            next(line for line in (folder / "broaderRelationsSkillPillar_it.csv").open() if uri in line),
            "",
        )
        newer = load(folder, version="9.2")
        assert (newer.dropped, newer.unlinked) == (1, 1)
        assert Competence.objects.get(uri=uri).dropped_on == ON
        assert found("mele") == []
        assert found("camere d'albergo") == ["preparare le camere d’albergo"]
        with pytest.raises(Refused, match=r"ESCO 9\.2 is loaded already: version 9\.1\.0 is older"):
            load()

    @pytest.mark.parametrize("name", ["skills.csv", "ESCO_v9.1_Skills-it.CSV", "skills_it (1).csv"])
    def test_names_may_differ(self, folder, name):
        (folder / "skills_it.csv").rename(folder / name)
        assert load(folder).concepts == 15

    def test_a_mark_at_the_beginning_of_a_file_is_no_letter(self, folder):
        path = folder / "skillGroups_it.csv"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        assert load(folder).concepts == 15

    def test_languages_stand_apart_only_where_the_files_say_so(self, folder):
        (folder / "languageSkillsCollection_it.csv").unlink()
        load(folder)
        assert not Competence.objects.filter(kind=CompetenceKind.LANGUAGE).exists()


BROKEN = [
    ("skills_it.csv", "preferredLabel", "label", 1, "skills_it.csv, line 1, column preferredLabel: this column"),
    (
        "skills_it.csv",
        "http://data.europa.eu/esco/skill/",
        "http://example.org/",
        2,
        "line 2, column conceptUri: “http",
    ),
    (
        "skills_it.csv",
        "cross-sector",
        "everywhere",
        2,
        "line 2, column reuseLevel: ESCO has no such value: “everywhere”",
    ),
    ("skills_it.csv", "skill/competence", "craft", 2, "line 2, column skillType: ESCO has no such value: “craft”"),
    ("skills_it.csv", "saldare cancelli", "", 4, "line 4, column preferredLabel: the label is empty"),
    ("skills_it.csv", "saldare cancelli", "s" * 600, 4, "line 4, column preferredLabel: a label is longer than 500"),
    ("skills_it.csv", "saldare", "sal\x00dare", 4, "line 4, column preferredLabel: there is a character that is none"),
    (
        "skillGroups_it.csv",
        ",,,released",
        "",
        2,
        "skillGroups_it.csv, line 2, column inScheme: the row has 8 of 11",
    ),
    ("skills_it.csv", "usare", '"usare', 2, "skills_it.csv, line 2: the row does not end"),
    ("broaderRelationsSkillPillar_it.csv", "-", "0", 3, "line 3, column conceptUri: http"),
    ("transversalSkillsCollection_it.csv", "esco/skill/", "esco/skill/9", 2, "line 2, column conceptUri: http"),
]


@pytest.mark.django_db
class TestBroken:
    @pytest.mark.parametrize(("name", "old", "new", "line", "sentence"), BROKEN)
    def test_the_sentence_names_the_place_and_nothing_is_left(self, folder, name, old, new, line, sentence):
        spoil(folder, name, old, new, line=line)
        with pytest.raises(Refused) as refused:
            load(folder)
        assert sentence in str(refused.value)
        assert not Competence.objects.exists()
        assert not EscoEdition.objects.exists()

    def test_a_file_cut_off_in_its_last_row(self, folder):
        path = folder / "skills_it.csv"
        path.write_text(path.read_text(encoding="utf-8").rstrip()[:-60], encoding="utf-8")
        with pytest.raises(Refused, match=r"skills_it\.csv, line 13, column description: the row has 12 of 13 cells"):
            load(folder)

    def test_a_file_in_another_encoding(self, folder):
        path = folder / "skills_it.csv"
        path.write_bytes(path.read_text(encoding="utf-8").replace("’", "è").encode("latin-1"))
        with pytest.raises(Refused, match=r"skills_it\.csv, line 6: this is not UTF-8 text"):
            load(folder)

    def test_a_concept_that_is_there_twice(self, folder):
        path = folder / "skillGroups_it.csv"
        path.write_text(path.read_text(encoding="utf-8") + path.read_text(encoding="utf-8").splitlines()[1] + "\n")
        with pytest.raises(Refused, match=r"line 7, column conceptUri: .* is there a second time"):
            load(folder)

    def test_a_concept_broader_than_itself(self, folder):
        path = folder / "broaderRelationsSkillPillar_it.csv"
        uri = path.read_text().splitlines()[2].split(",")[1]
        path.write_text(path.read_text() + f"KnowledgeSkillCompetence,{uri},KnowledgeSkillCompetence,{uri}\n")
        with pytest.raises(Refused, match="line 13, column broaderUri: a concept cannot be broader than itself"):
            load(folder)

    @pytest.mark.parametrize(
        "name", ["skills", "skillGroups", "broaderRelationsSkillPillar", "transversalSkillsCollection"]
    )
    def test_a_file_that_is_missing(self, folder, name):
        (folder / f"{name}_it.csv").unlink()
        with pytest.raises(Refused, match=rf"^{name}_it\.csv is missing in .*Found there: .*_it\.csv"):
            load(folder)

    def test_two_files_for_one(self, folder):
        shutil.copy(folder / "skills_it.csv", folder / "skills-it.csv")
        with pytest.raises(Refused, match=r"Leave one of these in the folder: skills-it\.csv, skills_it\.csv"):
            load(folder)

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"language": "xx"}, "ESCO does not speak “xx”: choose one of ar, bg"),
            ({"language": "en"}, "skills_en.csv is missing"),
            ({"folder": INVENTED / "nowhere"}, "There is no folder"),
            ({"folder": INVENTED}, "Say which version of ESCO this is"),
            ({"version": "the newest"}, "Say which version of ESCO this is"),
        ],
    )
    def test_what_is_asked_for_is_not_there(self, more, sentence):
        with pytest.raises(Refused, match=sentence):
            load(**more)

    def test_a_broken_newer_version_takes_nothing_back(self, folder):
        load()
        rows = list(Competence.objects.order_by("pk").values())
        spoil(folder, "broaderRelationsSkillPillar_it.csv", "-", "0", line=12)
        with pytest.raises(Refused):
            load(folder, version="9.2")
        assert list(Competence.objects.order_by("pk").values()) == rows


@pytest.mark.django_db
class TestFound:
    @pytest.fixture(autouse=True)
    def loaded(self):
        load()
        load(ENGLISH, "en")
        with translation.override("it"):
            yield

    @pytest.mark.parametrize(
        "typed",
        [
            "muletto",  # another name
            "mueltto",  # two letters are swapped
            "carrelista",  # a letter is missing, in a word that is not shown
            "usare il muletto",
            "guidar",  # begun
            "CARRELLO mattoni",
            "brick cart",  # another language
            "guidare furgoni",  # no entry has both words
        ],
    )
    def test_the_cart(self, typed):
        assert found(typed)[0] == "guidare il carrello dei mattoni"

    def test_nearest_first_and_no_headings(self):
        assert found("pulire scale")[0] == "pulire le scale dei condomini"
        assert found("lavori manuali") == []

    @pytest.mark.parametrize("typed", ["", "   ", "!?", "-- %_\\", "xyzxyz", "x" * 5000])
    def test_nothing_is_found_where_nothing_is_asked(self, typed):
        assert found(typed) == []

    def test_the_dictionary_has_each_word_once(self):
        words = list(CompetenceWord.objects.values_list("word", flat=True))
        assert len(words) == len(set(words)) > 50


@pytest.mark.django_db
class TestOwn:
    def test_a_district_names_what_esco_does_not_and_keeps_it(self, alice, franca):
        named = {"ambito": franca.ambito, "kind": CompetenceKind.SKILL, "label": "cucire reti", "language": "it"}
        first, second = (actions.extend_catalogue(**named, by=franca) for _ in range(2))
        assert first == second
        assert first.is_own
        assert Competence.objects.visible_to(alice).own().get() == first
        assert AuditEntry.objects.filter(verb="catalogue.extended", actor=franca).count() == 1
        load()
        assert found("cucire reti") == ["cucire reti"]


@pytest.mark.django_db
class TestCommand:
    def test_it_says_what_it_did_and_whose_classification_it_is(self, capsys):
        call_command("load_esco", str(ITALIAN), "it")
        said = capsys.readouterr().out
        assert "ESCO 9.1.0 (it): 15 concepts read; 15 added, 0 changed, 0 dropped; 11 links made" in said
        assert str(esco.ATTRIBUTION) in said

    def test_it_refuses_in_a_sentence(self, tmp_path):
        with pytest.raises(CommandError, match="There is no folder"):
            call_command("load_esco", str(tmp_path / "x"), "it", "--esco-version", "1.2")

"""The vocabulary of people: who is found by which words."""

import random
from datetime import date

import pytest

from beneficiaries.models import Episode, NameWord, Person
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory

LETTERS = "abcdefghilmnopqrstuvz"
LAST_NAMES = (
    "Rossi Bianchi Moro Zanin Pivetta Santarossa Basso Del_Ben De_Rossi D'Amico Dell'Acqua Hoxha Diallo Traoré Ndiaye "
    "Benali El_Amrani Kovalenko Shevchenko Osei Mensah Popescu Ionescu Gashi Rahman Hossain Singh Li Wu Çela Müller "
    "Pérez Nuñez Ba Sy Fabbro Furlan Bortolussi Brusadin Cescut"
).split()
FIRST_NAMES = (
    "Anna Maria Luca Igor Mirela Francesca Denis Aïcha Fatou Mamadou Olena Oksana Kwame Ion Élodie José Ali Li Bo "
    "Abdoulaye Jamila Nicolò Noè Zoë Sara"
).split()


def misspelt(name, dice):
    """The name with one letter changed, dropped, added, or swapped with its neighbour."""
    at = dice.randrange(len(name) - 1)
    return dice.choice(
        [
            name[:at] + dice.choice(LETTERS) + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + dice.choice(LETTERS) + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )


@pytest.fixture
def crowd(db):
    """Three hundred people, written by bulk as an import does."""
    dice, ambito = random.Random(5), AmbitoFactory()
    names = dice.sample([(last.replace("_", " "), first) for last in LAST_NAMES for first in FIRST_NAMES], 300)
    return Person.objects.bulk_create(
        PersonFactory.build(ambito=ambito, last_name=last, first_name=first) for last, first in names
    )


def found(text):
    return [str(person) for person in Person.objects.named_like(text)[:25]]


def test_a_slip_of_the_keyboard_still_finds_the_person(crowd):
    dice, missed, some = random.Random(8), [], crowd[::4]
    for person in some:
        words = [person.last_name, person.first_name]
        dice.shuffle(words)
        slip = misspelt(" ".join(words), dice)
        if person.pk not in {hit.pk for hit in Person.objects.named_like(slip)[:25]}:
            missed.append((str(person), slip))
    assert len(missed) <= 0.03 * len(some), missed


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Traoré Aïcha", "traore aicha"),
        ("Traoré Aïcha", "AÏCHA TRAORÉ"),
        ("Traoré Aïcha", "trao"),
        ("D'Amico Anna", "damico"),
        ("D'Amico Anna", "d’amico anna"),
        ("De Rossi Luca", "derossi luca"),
        ("Müller Zoë", "muller zoe"),
        ("Li Bo", "bo li"),
        ("Li Bo", "lo bo"),
        ("Шевченко Олена", "шевченко"),
        ("Ben-Ali Sara", "ben ali"),
    ],
)
def test_accents_apostrophes_and_order_do_not_matter(crowd, name, typed):
    *last, first = name.split(" ")
    PersonFactory(last_name=" ".join(last), first_name=first)
    assert name in found(typed)


@pytest.mark.parametrize("typed", ["", "  ", "'", "&|!():*", "\\", "%_", "moro & !", "a" * 500, "x" * 60 + " y" * 60])
def test_signs_break_nothing(crowd, typed):
    assert isinstance(found(typed), list)


def test_who_is_meant_stands_first(crowd):
    for last, first in (("Morini", "Anna"), ("Moroni", "Anna"), ("Moro", "Annamaria")):
        PersonFactory(last_name=last, first_name=first)
    PersonFactory(last_name="Moro", first_name="Anna")
    assert found("anna moro")[0] == "Moro Anna"


def test_a_tax_code_finds_its_person(crowd):
    PersonFactory(last_name="Moro", first_name="Anna", tax_code="MRONNA85E57G888E")
    assert found("mronna85e57g888e") == ["Moro Anna"]
    assert found("MRO NNA 85E57 G888E") == ["Moro Anna"]
    assert found("MRONNA85E57") == ["Moro Anna"]


def test_all_that_was_typed_counts(crowd):
    PersonFactory(last_name="Quaranta", first_name="Bice")
    assert found("quaranta ximena") == []


def test_the_dictionary_follows_a_change_of_name(db):
    person = PersonFactory(last_name="Moro")
    Person.objects.filter(pk=person.pk).update(last_name="Quaranta")
    assert found("quarnata") == ["Quaranta Anna"]
    assert found("moro") == []
    assert NameWord.objects.filter(word="anna").count() == 1


def test_a_case_is_sorted_by_the_name_its_person_has_now(db):
    zeta = EpisodeFactory(person=PersonFactory(last_name="Zeta"))
    alvaro = EpisodeFactory(person=PersonFactory(last_name="Àlvaro"))
    assert list(Episode.objects.by_name()) == [alvaro, zeta]
    Person.objects.filter(pk=zeta.person.pk).update(last_name="Abate")
    assert list(Episode.objects.by_name()) == [zeta, alvaro]
    zeta.refresh_from_db()
    zeta.sort_name = "written by mistake"
    zeta.save()
    assert list(Episode.objects.by_name()) == [zeta, alvaro]


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1985, 5, 17), date(2024, 5, 16), 38),
        (date(1985, 5, 17), date(2024, 5, 17), 39),
        (date(2004, 2, 29), date(2025, 2, 28), 20),
        (date(2004, 2, 29), date(2025, 3, 1), 21),
    ],
)
def test_age_counts_completed_years(born, day, age):
    assert PersonFactory.build(birth_date=born, ambito=None).age_on(day) == age

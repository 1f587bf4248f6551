"""Countries by their names, and the groups of the European Social Fund."""

import pytest

from beneficiaries.enums import CitizenshipGroup
from beneficiaries.rules import citizenship_group, countries, country_code, country_name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Italia", "IT"),
        (" ITALIA ", "IT"),
        ("italiana", "IT"),
        ("Costa d'Avorio", "CI"),
        ("COSTA D’AVORIO", "CI"),
        ("Perù", "PE"),
        ("peru", "PE"),
        ("Bosnia-Erzegovina", "BA"),
        ("Repubblica Ceca", "CZ"),
        ("Myanmar", "MM"),
        ("il Marocco", "MA"),
        ("Türkiye", "TR"),
        ("Morocco", "MA"),
        ("NO", "NO"),
        ("no", ""),
        ("ZZ", ""),
        ("Atlantide", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_country_is_found_however_it_is_written(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("IT", CitizenshipGroup.ITALIAN),
        ("RO", CitizenshipGroup.EU),
        ("HR", CitizenshipGroup.EU),
        ("GR", CitizenshipGroup.EU),
        ("GB", CitizenshipGroup.THIRD_COUNTRY),
        ("CH", CitizenshipGroup.THIRD_COUNTRY),
        ("UA", CitizenshipGroup.THIRD_COUNTRY),
        ("", CitizenshipGroup.THIRD_COUNTRY),
    ],
)
def test_the_group_a_country_counts_in(code, group):
    assert citizenship_group(code) == group


def test_names_are_in_the_readers_language():
    assert country_name("MA", language="it") == "Marocco"
    assert country_name("MA", language="en") == "Morocco"
    assert country_name("", language="it") == ""


def test_italy_stands_first_and_the_others_by_name_without_accents():
    names = [name for _, name in countries("it")]
    assert names[:3] == ["Italia", "Afghanistan", "Albania"]
    assert names.index("Egitto") < names.index("Eritrea") < names.index("Estonia")
    assert all(len(code) == 2 and code.isalpha() for code, _ in countries("it"))

"""Two districts in one database: nothing of the one is seen, counted, chosen or guessed in the other."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from beneficiaries.models import Person
from equipe.enums import Role
from equipe.models import AuditEntry, Membership, Team
from reporting.indicators import Year, count
from reporting.models import CostLine, FundingYear, Spending
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.doors import DOORS
from tests.equipe.factories import AmbitoFactory, MunicipalityFactory, actor
from tests.test_hostile import knock
from tests.world import session_of, signed_in, world  # noqa: F401

TAX_CODE = "MRONNA85E57G888E"
YEAR = date(2024, 1, 1), date(2024, 12, 31)
WORDS_OF_NONCELLO = (
    "Moro Anna",
    "Anna Moro",
    "Hoxha",
    "Falegnameria",
    "Del Pup",
    "Formazione",
    "registro.xlsx",
    "UOT Pordenone",
    "Alice",
    "120,50",
)


@pytest.fixture
def tagliamento(db):
    return AmbitoFactory(name="Tagliamento")


@pytest.fixture
def there(tagliamento):
    """The people of the other district: one of each role, each with a name of her own."""
    roles = {
        "olga": (Role.SOCIAL_WORKER, {"name": "Unità di San Vito"}),
        "piero": (Role.MEDIATOR, {"inclusion": True}),
        "rosa": (Role.COORDINATOR, {"inclusion": True}),
        "sara": (Role.AUDITOR, {"office": True}),
        "tullio": (Role.ADMINISTRATOR, {"office": True}),
    }
    people = {name: actor(name.title(), role, ambito=tagliamento, **team) for name, (role, team) in roles.items()}
    EpisodeFactory(
        person=PersonFactory(ambito=tagliamento, last_name="Zoppas"),
        team=Team.objects.get(name="Unità di San Vito"),
        case_manager=people["olga"],
    )
    for user in people.values():
        user.kept_session = session_of(user)
    return people


def test_every_door_to_a_thing_of_the_one_is_shut_to_the_other(world, there):  # noqa: F811
    opened = []
    for name, things, method, _ in DOORS:
        if (
            not things
            or "year" in things
            or things
            in ("instrument", "word token", "secret", "host_secret", "paper_kind", "kind_missing", "feed", "key")
        ):
            continue  # figures, instruments, invitations, links, papers and keys belong to no district, or to one's own
        url = reverse(name, args=[world.things[thing] for thing in things.split()])
        found = {knock(signed_in(user), method, url, {}).status_code for user in there.values()}
        opened += [(name, method, found)] if not found <= {403, 404} else []
    assert opened == []


def test_no_page_of_the_one_has_a_word_of_the_other(world, there):  # noqa: F811
    said = []
    for name, things, method, _ in DOORS:
        if method == "GET" and not things:
            for user in there.values():
                page = knock(signed_in(user), method, reverse(name), {}).content.decode(errors="replace")
                said += [(name, user.first_name, word) for word in WORDS_OF_NONCELLO if word in page]
    assert said == []


def test_a_figure_counts_one_district_alone(world, there, tagliamento):  # noqa: F811
    Spending.objects.create(
        ambito=tagliamento,
        cost_line=CostLine.objects.create(ambito=tagliamento, name="Formazione"),
        dated_on=date(2024, 6, 1),
        amount=Decimal("77.00"),
    )
    here, elsewhere = count(Year(AmbitoFactory(), 2024)), count(Year(tagliamento, 2024))
    assert sum(here["cost_lines"].values()) == Decimal("120.50")
    assert sum(elsewhere["cost_lines"].values()) == Decimal("77.00")
    assert (here["placements_started"], elsewhere["placements_started"]) == (1, 0)
    assert elsewhere["people_in_charge"] == 1


def test_what_is_chosen_in_a_form_is_of_ones_own_district(world, there, tagliamento):  # noqa: F811
    """Every foreign reference, posted by hand, is a choice that does not exist."""
    rosa, things = signed_in(there["rosa"]), world.things
    own = there["olga"].episodes.get()
    noncello = Team.objects.get(name="UOT Pordenone")
    alice = world.actors["alice"]
    tries = {
        reverse("beneficiaries:hand_over", args=[own.pk]): {"team": noncello.pk, "case_manager": alice.pk},
        reverse("beneficiaries:open_case"): {"team": noncello.pk, "case_manager": alice.pk},
        reverse("beneficiaries:refer"): {"team": noncello.pk, "municipality": MunicipalityFactory().pk},
        reverse("assessments:start", args=[own.pk]): {"raters": [alice.pk]},
        reverse("placements:internship_step", args=[own.pk, "where"]): {
            "agreement": things["agreement"],
            "opening": things["opening"],
        },
        reverse("placements:internship_step", args=[own.pk, "tutors"]): {"promoter_tutor": alice.pk},
        reverse("placements:hire", args=[own.pk]): {"host": things["host"]},
        reverse("reporting:add_spending"): {"cost_line": CostLine.objects.get(name="Formazione").pk},
    }
    taken = []
    for url, typed in tries.items():
        errors = {}
        for form in (knock(rosa, "POST", url, typed).context.get(name) for name in ("form", "identity")):
            errors |= form.errors if form else {}
        taken += [(url, field) for field in typed if field not in errors]
    assert taken == []


def test_the_same_person_is_known_to_each_district_apart(there, tagliamento, alice):
    PersonFactory(tax_code=TAX_CODE)
    fills = reverse("beneficiaries:fill_from_tax_code")
    seen = signed_in(there["olga"]).post(fills, {"tax_code": TAX_CODE})
    assert seen.context["known"] is None
    unseen = signed_in(alice).post(fills, {"tax_code": TAX_CODE})  # of her own district, but nobody she may see
    assert unseen.context["known"] is None
    signed_in(there["olga"]).post(
        reverse("beneficiaries:refer"),
        {
            "tax_code": TAX_CODE,
            "last_name": "Moro",
            "first_name": "Anna",
            "sex": "F",
            "birth_date": "1985-05-17",
            "team": Team.objects.get(name="Unità di San Vito").pk,
            "reason": "Cerca lavoro.",
        },
    )
    assert sorted(Person.objects.filter(tax_code=TAX_CODE).values_list("ambito__name", flat=True)) == [
        "Noncello",
        "Tagliamento",
    ]


def test_money_of_the_one_stands_alone(world, there, tagliamento):  # noqa: F811
    FundingYear.objects.create(ambito=AmbitoFactory(), year=2024, granted=Decimal("55555.00"))
    page = signed_in(there["rosa"]).get(reverse("reporting:funding_year", args=[2024])).content.decode()
    assert not any(written in page for written in ("55.555", "55555", "55,555"))


def test_spending_of_two_districts_is_listed_apart(world, there, tagliamento):  # noqa: F811
    """Who keeps the money of both sees the rows of one, under its sums, and chooses which."""
    rosa = there["rosa"]
    Membership.objects.create(user=rosa, team=world.actors["franca"].standing[0].team, role=Role.COORDINATOR)
    rows = {
        ambito: Spending.objects.create(
            ambito=ambito,
            cost_line=CostLine.objects.create(ambito=ambito, name=f"Corsi {ambito.name}"),
            dated_on=date(2024, 4, 2),
            description=f"Spent in {ambito.name}",
            amount=Decimal("77.77"),
        )
        for ambito in (AmbitoFactory(), tagliamento)
    }
    for ambito, row in rows.items():
        answer = signed_in(rosa).get(reverse("reporting:spending"), {"year": 2024, "district": ambito.pk})
        assert list(answer.context["page"]) == list(Spending.objects.of(ambito).dated_within(*YEAR).newest_first())
        assert answer.context["total"] == answer.context["money"]["cost_total"]
        page = answer.content.decode()
        assert [each.description in page for each in rows.values()] == [each == row for each in rows.values()]
        assert [each.cost_line.name in page for each in rows.values()] == [each == row for each in rows.values()]


def test_the_auditor_reads_the_traces_of_her_own_district(world, there):  # noqa: F811
    signed_in(world.actors["alice"]).get(reverse("beneficiaries:case", args=[world.things["episode"]]))
    assert AuditEntry.objects.visible_to(world.actors["guido"]).exists()
    assert not AuditEntry.objects.visible_to(there["sara"]).exists()


def test_who_works_in_both_is_not_shut_out_by_one(there, tagliamento, ines, alice):
    """Alice works in Noncello too: the administrator of the other district may not close her account."""
    actor("Alice", name="Unità di San Vito", ambito=tagliamento)
    for administrator in (there["tullio"], ines):
        answer = signed_in(administrator).post(reverse("equipe:deactivate", args=[alice.pk]))
        assert answer.status_code == 403
    alice.refresh_from_db()
    assert alice.is_active


def test_rights_end_with_the_membership_in_the_open_session(world):  # noqa: F811
    alice, url = world.actors["alice"], reverse("beneficiaries:case", args=[world.things["episode"]])
    browser = signed_in(alice)
    assert browser.get(url).status_code == 200
    alice.memberships.update(ended_at="2024-01-01T00:00Z")
    assert browser.get(url).status_code == 404
    alice.is_active = False
    alice.save()
    assert browser.get(url)["Location"].startswith("/accounts/login/")

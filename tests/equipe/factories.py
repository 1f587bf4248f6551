"""The people of the stories: one Ambito, two units, the inclusion team."""

import factory

from equipe.enums import Role, TeamKind
from equipe.models import Ambito, Membership, Municipality, Team, User


class AmbitoFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Ambito
        django_get_or_create = ("name",)

    name = "Noncello"


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality
        django_get_or_create = ("ambito", "name")

    ambito = factory.SubFactory(AmbitoFactory)
    name = "Pordenone"


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team
        django_get_or_create = ("ambito", "name")

    ambito = factory.SubFactory(AmbitoFactory)
    name = "UOT Pordenone"
    kind = TeamKind.UNIT

    class Params:
        inclusion = factory.Trait(name="Equipe Inclusione", kind=TeamKind.INCLUSION)
        office = factory.Trait(name="Ufficio di Piano", kind=TeamKind.OFFICE)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        django_get_or_create = ("email",)

    first_name = "Alice"
    last_name = "Bertoli"
    email = factory.LazyAttribute(lambda user: f"{user.first_name.lower()}@example.org")
    language = "en"


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership
        django_get_or_create = ("user", "team", "role")

    user = factory.SubFactory(UserFactory)
    team = factory.SubFactory(TeamFactory)
    role = Role.SOCIAL_WORKER


def actor(first_name, role=Role.SOCIAL_WORKER, **team):
    """A user with one role in one team: `actor("Dario", Role.MEDIATOR, inclusion=True)`."""
    user = UserFactory(first_name=first_name)
    MembershipFactory(user=user, team=TeamFactory(**team), role=role)
    return user

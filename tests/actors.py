"""The actors of every story. Alice's case is hers; Bruno is in her team; Chiara has a caseload of her own elsewhere."""

from equipe.enums import Role
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import TeamFactory, actor


def alice():
    """Social worker of the unit of Pordenone; the case is hers."""
    return actor("Alice")


def bruno():
    """Alice's colleague in the same unit."""
    return actor("Bruno")


def chiara():
    """Social worker of another unit, with a caseload of her own."""
    user = actor("Chiara", name="UOT Cordenons")
    EpisodeFactory(
        person=PersonFactory(last_name="Zanin", tax_code=""), team=TeamFactory(name="UOT Cordenons"), case_manager=user
    )
    return user


def dario():
    """Job mediator of the inclusion team."""
    return actor("Dario", Role.MEDIATOR, inclusion=True)


def elena():
    """Job educator of the inclusion team."""
    return actor("Elena", Role.EDUCATOR, inclusion=True)


def franca():
    """Coordinator of the inclusion team."""
    return actor("Franca", Role.COORDINATOR, inclusion=True)


def guido():
    """Auditor: the access log, no content."""
    return actor("Guido", Role.AUDITOR, office=True)


def ines():
    """Administrator: users and teams, no cases."""
    return actor("Ines", Role.ADMINISTRATOR, office=True)

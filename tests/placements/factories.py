"""Hosts, agreements and internships for the stories; fixed dates, invented names, VAT numbers that hold."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from stdnum.it import iva

from placements.enums import ContractKind, HostKind, InternshipKind
from placements.models import Agreement, AttendanceMonth, Hire, Host, Internship
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import AmbitoFactory, UserFactory


def vat_number(n):
    """The n-th of a row of valid VAT numbers of Pordenone."""
    ten = f"{1234500 + n:07d}093"
    return ten + iva.luhn.calc_check_digit(ten)


class HostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Host

    ambito = factory.SubFactory(AmbitoFactory)
    name = factory.Sequence(lambda n: f"Falegnameria Del Ben {n}")
    vat_number = factory.Sequence(vat_number)
    kind = HostKind.BUSINESS
    employees = 12
    place = "Porcia"


class AgreementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agreement

    host = factory.SubFactory(HostFactory)
    number = factory.Sequence(lambda n: f"{n + 1}/2026")
    starts_on = date(2026, 1, 1)
    ends_on = date(2027, 12, 31)
    seats = 2


class InternshipFactory(factory.django.DjangoModelFactory):
    """Minimal and valid: six months of insertion, twenty hours a week."""

    class Meta:
        model = Internship

    episode = factory.SubFactory(EpisodeFactory)
    person = factory.SelfAttribute("episode.person")
    agreement = factory.SubFactory(AgreementFactory)
    host = factory.LazyAttribute(lambda internship: internship.agreement.host)
    kind = InternshipKind.INSERTION
    starts_on = date(2026, 3, 1)
    ends_on = date(2026, 8, 31)
    weekly_hours = 20
    allowance = Decimal("300.00")
    promoter_tutor = factory.SubFactory(UserFactory, first_name="Dario")
    host_tutor_name = "Fabio Rossi"

    class Params:
        interrupted = factory.Trait(interrupted_on=date(2026, 5, 14), interruption_reason="health")
        brought_in = factory.Trait(agreement=None, host=factory.SubFactory(HostFactory))


class AttendanceMonthFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AttendanceMonth

    internship = factory.SubFactory(InternshipFactory)
    month = date(2026, 3, 1)
    days_planned = 20
    days_attended = 20
    due = Decimal("300.00")
    confirmed_by = factory.SelfAttribute("internship.promoter_tutor")
    confirmed_at = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)


class HireFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Hire

    episode = factory.SubFactory(EpisodeFactory)
    person = factory.SelfAttribute("episode.person")
    host = factory.SubFactory(HostFactory)
    starts_on = date(2026, 10, 1)
    contract = ContractKind.FIXED_TERM

"""Money, papers and placements for the stories of reporting; fixed dates."""

from datetime import date
from decimal import Decimal

import factory

from equipe.models import Job
from reporting.models import CostLine, FundingYear, Report, Spending
from tests.equipe.factories import AmbitoFactory, UserFactory


class CostLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CostLine
        django_get_or_create = ("ambito", "name")

    ambito = factory.SubFactory(AmbitoFactory)
    name = "Personale"


class SpendingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Spending

    cost_line = factory.SubFactory(CostLineFactory)
    ambito = factory.SelfAttribute("cost_line.ambito")
    dated_on = date(2024, 3, 4)
    description = factory.Sequence(lambda n: f"Row {n}")
    amount = Decimal("100.00")


class FundingYearFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FundingYear

    ambito = factory.SubFactory(AmbitoFactory)
    year = 2024
    granted = Decimal("100000.01")


class JobFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Job

    kind = "reporting.freeze_report"


class ReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Report

    ambito = factory.SubFactory(AmbitoFactory)
    kind = "funding"
    year = 2024
    language = "en"
    begun_by = factory.SubFactory(UserFactory)

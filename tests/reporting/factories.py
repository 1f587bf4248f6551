"""Money, papers and placements for the stories of reporting; fixed dates."""

from datetime import date
from decimal import Decimal

import factory
from django.db import transaction

from equipe.models import Job
from reporting.models import CostLine, Fund, FundAct, FundingYear, FundPayer, Report, Spending
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


class FundFactory(factory.django.DjangoModelFactory):
    """Granted 100,000 euro by Region (70) and Municipality (30); `shares` and `granted` say otherwise."""

    class Meta:
        model = Fund
        skip_postgeneration_save = True

    @classmethod
    def create(cls, **kwargs):
        """A fund and its payers come together: the database adds up their shares when both are there."""
        with transaction.atomic():
            return super().create(**kwargs)

    ambito = factory.SubFactory(AmbitoFactory)
    name = factory.Sequence(lambda n: f"Fondo {n}")
    year = 2024
    starts_on = factory.LazyAttribute(lambda fund: date(fund.year, 1, 1))
    ends_on = factory.LazyAttribute(lambda fund: date(fund.year, 12, 31))

    @factory.post_generation
    def shares(self, create, extracted, **kwargs):
        told = extracted or {"region": 70, "municipality": 30}
        for place, (kind, share) in enumerate(told.items(), 1):
            FundPayer.objects.create(fund=self, kind=kind, name=kind.title(), share=share, position=place)

    @factory.post_generation
    def granted(self, create, extracted, **kwargs):
        amount = Decimal("100000.00") if extracted is None else extracted
        if amount:
            FundAct.objects.create(fund=self, number=1, kind="grant", dated_on=self.starts_on, amount=amount)


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

"""People and cases for the stories; fixed dates, invented names."""

from datetime import UTC, date, datetime

import factory

from beneficiaries.enums import CitizenshipGroup, Sex
from beneficiaries.models import DiaryEntry, Episode, NoteTemplate, Person, Referral
from tests.equipe.factories import AmbitoFactory, TeamFactory, UserFactory


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    ambito = factory.SubFactory(AmbitoFactory)
    last_name = "Moro"
    first_name = "Anna"
    tax_code = ""
    sex = Sex.FEMALE
    birth_date = date(1985, 5, 17)
    citizenship = "IT"


class EpisodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Episode

    person = factory.SubFactory(PersonFactory)
    team = factory.SubFactory(TeamFactory)
    case_manager = factory.SubFactory(UserFactory)
    opened_on = date(2024, 2, 1)
    citizenship_group = CitizenshipGroup.ITALIAN

    class Params:
        closed = factory.Trait(closed_on=date(2024, 11, 30), closing_reason="goals_reached")


class ReferralFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Referral

    person = factory.SubFactory(PersonFactory)
    team = factory.SubFactory(TeamFactory)
    referrer = factory.SubFactory(UserFactory)
    reason = "Looks for work after a long illness."
    sent_at = datetime(2024, 1, 15, 9, 0, tzinfo=UTC)


class DiaryEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DiaryEntry

    episode = factory.SubFactory(EpisodeFactory)
    author = factory.SelfAttribute("episode.case_manager")
    happened_at = datetime(2024, 3, 4, 10, 30, tzinfo=UTC)
    minutes = 30
    text = "First interview."


class NoteTemplateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NoteTemplate

    ambito = factory.SubFactory(AmbitoFactory)
    name = "Missed the appointment"
    channel = "note"
    minutes = 5
    text = "Did not come at …; I will call on …."

"""People and cases for the stories; fixed dates, invented names."""

from datetime import UTC, date, datetime

import factory

from beneficiaries.enums import CitizenshipGroup, DocumentKind, Sex
from beneficiaries.models import (
    DataExchange,
    DiaryEntry,
    Document,
    Episode,
    NoteTemplate,
    Person,
    PrivacyNotice,
    Referral,
    Task,
)
from equipe.sealing import seal
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


class TaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Task

    episode = factory.SubFactory(EpisodeFactory)
    text = "Call the job centre"
    owner = factory.SelfAttribute("episode.case_manager")
    created_by = factory.SelfAttribute("owner")
    due_on = date(2024, 6, 10)

    class Params:
        done = factory.Trait(
            end="done", ended_at=datetime(2024, 6, 11, 9, 0, tzinfo=UTC), ended_by=factory.SelfAttribute("owner")
        )


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    class Params:
        plain = b"%PDF-1.7 CANARY bytes"

    episode = factory.SubFactory(EpisodeFactory)
    filed_by = factory.SelfAttribute("episode.case_manager")
    kind = DocumentKind.ISEE
    title = "ISEE 2024"
    content_type = "application/pdf"
    size = factory.LazyAttribute(lambda made: len(made.plain))
    pages = 1
    digest = factory.Sequence(lambda number: f"{number:064x}")
    content = factory.LazyAttribute(lambda made: seal(made.plain))


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrivacyNotice

    episode = factory.SubFactory(EpisodeFactory)
    noted_by = factory.SelfAttribute("episode.case_manager")
    purpose = "charge"
    basis = "public_task"
    notice_version = "2024/1"
    starts_on = date(2024, 2, 1)
    handing = "read"
    language = "Italian"


class ExchangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DataExchange

    episode = factory.SubFactory(EpisodeFactory)
    noted_by = factory.SelfAttribute("episode.case_manager")
    receiver = "host"
    telling = "allowed"
    what = "skills profile"
    basis = "public_task"
    starts_on = date(2024, 2, 1)


class NoteTemplateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NoteTemplate

    ambito = factory.SubFactory(AmbitoFactory)
    name = "Missed the appointment"
    channel = "note"
    minutes = 5
    text = "Did not come at …; I will call on …."

"""One hundred thousand invented people in 171 teams of one Ambito, made once and kept under VAR_DIR's database."""

import random
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from beneficiaries.enums import Channel, CitizenshipGroup
from beneficiaries.models import DiaryEntry, Episode, Person
from equipe.enums import Role, TeamKind
from equipe.models import Ambito, Membership, Team, User

TEAMS = 171
SYLLABLES = (
    "ba be bi bo bru ca ce ci co cu da de di do du fa fe fi fo ga ge gi go gra la le li lo lu ma me mi mo mu na ne ni "
    "no nu pa pe pi po ra re ri ro ru sa sco se si so ta te ti to tra tu va ve vi vo za zè zò zì nà rù"
).split()


def make_database():
    """The bench's own database, created when it is not there."""
    name = connections["default"].settings_dict["NAME"]
    connections["default"].settings_dict["NAME"] = settings.MAIN_DATABASE
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        missing = cursor.fetchone() is None
        if missing:
            connection.set_autocommit(True)
            cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    connections["default"].settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)


def names(count, longest, dice):
    """Names of two to four syllables; early ones are common (Zipf), as family names are."""
    made = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, longest))).capitalize() for _ in range(count)]
    return made, [1 / rank for rank in range(1, count + 1)]


def fill(people):
    """Fill the empty database: people, one case each, ten diary entries for every tenth case."""
    dice = random.Random(7)
    ambito = Ambito.objects.create(name="Bench")
    teams = Team.objects.bulk_create(Team(ambito=ambito, name=f"Unit {n:03}") for n in range(TEAMS))
    desk = Team.objects.create(ambito=ambito, name="Inclusion", kind=TeamKind.INCLUSION)
    workers = [
        User.objects.create_user(f"worker{n}@example.org", first_name="Worker", last_name=f"{n:03}", language="it")
        for n in range(TEAMS)
    ]
    coordinator = User.objects.create_user("coordinator@example.org", first_name="Co", last_name="Ordinator")
    Membership.objects.bulk_create(
        [Membership(user=w, team=t, role=Role.SOCIAL_WORKER) for w, t in zip(workers, teams, strict=True)]
        + [Membership(user=coordinator, team=desk, role=Role.COORDINATOR)]
    )
    families, weight = names(10_000, 4, dice)
    given, given_weight = names(2_000, 3, dice)
    made = Person.objects.bulk_create(
        (
            Person(
                ambito=ambito,
                last_name=last,
                first_name=first,
                sex=dice.choice("FM"),
                birth_date=date(1955, 1, 1) + timedelta(days=dice.randrange(18_000)),
                citizenship="IT",
            )
            for last, first in zip(
                dice.choices(families, weight, k=people), dice.choices(given, given_weight, k=people), strict=True
            )
        ),
        batch_size=5_000,
    )
    episodes = Episode.objects.bulk_create(
        (
            Episode(
                person=person,
                team=teams[n % TEAMS],
                case_manager=workers[n % TEAMS],
                opened_on=date(2022, 1, 1) + timedelta(days=dice.randrange(1_000)),
                citizenship_group=CitizenshipGroup.ITALIAN,
                strengths="Puntuale, cucina bene, parla tre lingue.",
                next_step="Colloquio",
            )
            for n, person in enumerate(made)
        ),
        batch_size=5_000,
    )
    DiaryEntry.objects.bulk_create(
        (
            DiaryEntry(
                episode=episode,
                author=episode.case_manager,
                happened_at=datetime(2024, 1, 1, 9, tzinfo=UTC) + timedelta(hours=dice.randrange(8_000)),
                channel=dice.choice(Channel.values),
                minutes=30,
                text="Colloquio di conoscenza: racconta il lavoro svolto e che cosa vorrebbe fare. " * 3,
            )
            for episode in episodes[::10]
            for _ in range(40)
        ),
        batch_size=5_000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def prepare(people=100_000):
    make_database()
    if not Ambito.objects.exists():
        print(f"Inventing {people} people …", flush=True)
        fill(people)

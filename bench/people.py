"""Invented people in 171 teams of one Ambito, made once and kept in a database of their own."""

import io
import random
import time
import uuid
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, cycle

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from beneficiaries.enums import CitizenshipGroup
from beneficiaries.models import Episode, Person
from equipe.enums import Role, TeamKind
from equipe.models import Ambito, Membership, Team, User
from equipe.roles import as_owner

TEAMS = 171
SYLLABLES = (
    "ba be bo bru ca ce ci co da de di do fa fe fi ga gi gra la le li lo lu ma me mi mo na ne ni no pa pe pi ra re ri "
    "ro ru sa sco se si so ta te ti to tra va ve vi za zè zò nà"
).split()


PERSON = (
    "id ambito_id last_name first_name tax_code sex birth_date birth_place citizenship address phone email "
    "registered_at version"
).split()
EPISODE = (
    "id person_id team_id case_manager_id opened_on citizenship_group disabled version reason closing_reason "
    "closing_note isced sort_name strengths wishes fragilities employment opened_beside"
).split()

DIARY = """
INSERT INTO beneficiaries_diaryentry
    (id, episode_id, author_id, happened_at, channel, minutes, text, private, written_at, version,
    struck_reason)
SELECT gen_random_uuid(), id, case_manager_id, timestamptz '2024-01-01 09:00Z' + random() * interval '8000 hours',
    'interview', 30, repeat('Colloquio di conoscenza: racconta il lavoro svolto e che cosa vorrebbe fare. ', 3),
    false, now(), 0, ''
FROM (SELECT *, row_number() OVER (ORDER BY id) AS number FROM beneficiaries_episode) AS episode, generate_series(1, 40)
WHERE number %% %s = 1
"""

TASKS = """
INSERT INTO beneficiaries_task
    (id, episode_id, text, owner_id, due_on, waiting_for, created_by_id, created_at, "end", end_reason, version,
    times_postponed, postponed_why)
SELECT gen_random_uuid(), id, 'Colloquio', case_manager_id, date '2024-09-01' + (random() * 400)::int, '',
    case_manager_id, now(), '', '', 0, 0, ''
FROM beneficiaries_episode, generate_series(1, 2)
"""


def make_database():
    """The bench's own database, created when it is not there."""
    create(connection.settings_dict["NAME"])
    call_command("migrate", verbosity=0)


def create(name, *, copied_from="template1"):
    """Make a database unless it is there; a right of the role that owns them, as everything about tables is."""
    connection.close()  # nobody may look into what is copied
    with as_owner() as owner:
        owner.settings_dict["NAME"] = settings.MAIN_DATABASE
        with owner.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{copied_from}"')


def run_as_owner(*statements):
    with as_owner() as owner, owner.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def names(count, longest, dice):
    """Names of two to four syllables; early ones are common (Zipf), as family names are."""
    made = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, longest))).capitalize() for _ in range(count)]
    return made, list(accumulate(1 / rank for rank in range(1, count + 1)))


def tax_code(last, first, number):
    """Three consonants before vowels of each name, then what makes it one of its kind."""
    letters = "".join(
        "".join(sorted((c for c in plain if c.isascii()), key="aeiou".__contains__))[:3].ljust(3, "x")
        for plain in (last.lower(), first.lower())
    )
    block, number = divmod(number, 200_000)
    year, rest = divmod(number, 5_000)
    month, rest = divmod(rest, 420)
    return f"{letters}{year + 55:02}{'ABCDEHLMPRST'[month]}{rest // 7 + 1:02}G{rest % 7 + 800}{'XYZUVW'[block]}".upper()


def written(model, columns, rows):
    """Write them as an import of a whole register does, in one stream, and say how many a second."""
    stream, begun = io.StringIO("\n".join("\t".join(map(str, row)) for row in rows)), time.perf_counter()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN", stream)
        taken = time.perf_counter() - begun
        print(f"  {cursor.rowcount} {model.__name__} rows in {taken:.0f} s", flush=True)


def person(ambito, dice, key, number, name):
    """The columns of one person."""
    born = date(1955, 1, 1) + timedelta(days=dice.randrange(18_000))
    phone = f"+39 3{dice.randrange(10, 100)} {dice.randrange(10**7):07}"
    code = tax_code(*name, number)
    return key, ambito.pk, *name, code, dice.choice("FM"), born, "", "IT", "", phone, "", datetime.now(UTC), 0


def episode(dice, key, team, worker):
    """The columns of her case."""
    opened = date(2022, 1, 1) + timedelta(days=dice.randrange(1_000))
    strengths = "Puntuale, cucina bene, parla tre lingue."
    words = ("", "", "", "", "", strengths, "", "", "unknown", False)
    return uuid.uuid4(), key, team.pk, worker.pk, opened, CitizenshipGroup.ITALIAN, False, 0, *words


def fill(people):
    """Fill the empty database: people, one case each, forty diary entries for ten thousand of them."""
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
    drawn = zip(
        dice.choices(families, cum_weights=weight, k=people),
        dice.choices(given, cum_weights=given_weight, k=people),
        strict=True,
    )
    keys = [uuid.UUID(int=dice.getrandbits(128), version=4) for _ in range(people)]
    written(Person, PERSON, (person(ambito, dice, *drawn) for drawn in zip(keys, range(people), drawn, strict=True)))
    followed = zip(keys, cycle(teams), cycle(workers), strict=False)
    written(Episode, EPISODE, (episode(dice, *case) for case in followed))
    with connection.cursor() as cursor:
        cursor.execute(DIARY, [max(people // 10_000, 2)])
        cursor.execute(TASKS)


def prepare(people=100_000):
    make_database()
    if not Ambito.objects.exists():
        print(f"Inventing {people} people …", flush=True)
        with transaction.atomic():
            fill(people)
        run_as_owner("VACUUM ANALYZE")

"""One hundred thousand invented people in 171 teams of one Ambito, made once and kept under VAR_DIR's database."""

import random
import time
from datetime import date, timedelta
from itertools import accumulate

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from beneficiaries.enums import CitizenshipGroup
from beneficiaries.models import Episode, Person
from equipe.enums import Role, TeamKind
from equipe.models import Ambito, Membership, Team, User

TEAMS = 171
SYLLABLES = (
    "ba be bo bru ca ce ci co da de di do fa fe fi ga gi gra la le li lo lu ma me mi mo na ne ni no pa pe pi ra re ri "
    "ro ru sa sco se si so ta te ti to tra va ve vi za zè zò nà"
).split()


DIARY = """
INSERT INTO beneficiaries_diaryentry
    (id, episode_id, author_id, happened_at, channel, minutes, text, private, written_at, version,
    struck_reason)
SELECT gen_random_uuid(), id, case_manager_id, timestamptz '2024-01-01 09:00Z' + random() * interval '8000 hours',
    'interview', 30, repeat('Colloquio di conoscenza: racconta il lavoro svolto e che cosa vorrebbe fare. ', 3),
    false, now(), 0, ''
FROM (SELECT *, row_number() OVER (ORDER BY id) AS number FROM beneficiaries_episode) AS episode, generate_series(1, 40)
WHERE number % 10 = 1
"""


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
    return made, list(accumulate(1 / rank for rank in range(1, count + 1)))


def tax_code(last, first, number):
    """Three consonants before vowels of each name, then what makes it one of its kind."""
    letters = "".join(
        "".join(sorted((c for c in plain if c.isascii()), key="aeiou".__contains__))[:3].ljust(3, "x")
        for plain in (last.lower(), first.lower())
    )
    year, rest = divmod(number, 5_000)
    month, rest = divmod(rest, 420)
    return f"{letters}{year + 55:02}{'ABCDEHLMPRST'[month]}{rest // 7 + 1:02}G{rest % 7 + 800}X".upper()


def written(things):
    """Write them as an import does, in bulk, and say how many a second."""
    things, begun = list(things), time.perf_counter()
    kind = type(things[0])
    kind.objects.bulk_create(things, batch_size=5_000)
    taken = time.perf_counter() - begun
    print(f"  {len(things)} {kind.__name__} rows in {taken:.0f} s, {len(things) / taken:.0f} a second", flush=True)
    return things


def fill(people):
    """Fill the empty database: people, one case each, forty diary entries for every tenth case."""
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
    made = written(
        Person(
            ambito=ambito,
            last_name=last,
            first_name=first,
            tax_code=tax_code(last, first, number),
            sex=dice.choice("FM"),
            birth_date=date(1955, 1, 1) + timedelta(days=dice.randrange(18_000)),
            citizenship="IT",
        )
        for number, (last, first) in enumerate(drawn)
    )
    written(
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
    )
    with connection.cursor() as cursor:
        cursor.execute(DIARY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def prepare(people=100_000):
    make_database()
    if not Ambito.objects.exists():
        print(f"Inventing {people} people …", flush=True)
        fill(people)

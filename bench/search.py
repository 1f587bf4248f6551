"""Finding people: ours beside a trigram index, prefixes of words and ILIKE; exact names, one typo, codes and numbers.

The references look at all people. Ours is measured so, and as it is asked in life: for one team, and for the desk that
sees every team.
"""

import json
import math
import random
import statistics
import time
import uuid

from django.conf import settings
from django.db import connection

from bench.people import run_as_owner
from beneficiaries.models import Episode, Person, hits
from equipe.models import Team, User

QUERIES = 40
TRIES = 3
ALPHABET = "abcdefghilmnopqrstuvz"

GOALS = {
    100_000: {"trigram index": 1 / 10, "ILIKE": 1 / 25},
    1_000_000: {"trigram index": 1 / 40},
}
"""For one typo, at the sizes for which they were set."""

KEPT = settings.VAR_DIR / "bench-search.json"

SETUP = """
CREATE TABLE bench_people AS SELECT * FROM beneficiaries_person;
ALTER TABLE bench_people ADD PRIMARY KEY (id);
CREATE INDEX bench_people_trgm ON bench_people USING gin (sort_name gin_trgm_ops);
ANALYZE bench_people;
"""
TRIGRAM = "SELECT * FROM bench_people WHERE sort_name %% %s ORDER BY similarity(sort_name, %s) DESC LIMIT 25"
ILIKE = "SELECT * FROM bench_people WHERE last_name || ' ' || first_name ILIKE '%%' || %s || '%%' LIMIT 25"
SEEN = """
SELECT bench_people.*, episode.* FROM bench_people JOIN beneficiaries_episode AS episode ON person_id = bench_people.id
WHERE episode.team_id = ANY (%s) AND bench_people.sort_name %% %s
ORDER BY similarity(bench_people.sort_name, %s) DESC LIMIT 25
"""
CODES = """
SELECT * FROM bench_people WHERE tax_code ILIKE '%%' || %s || '%%' OR phone ILIKE '%%' || %s || '%%' LIMIT 25
"""
WORDS = "SELECT id FROM beneficiaries_person WHERE words @@ to_tsquery('simple', %s) LIMIT 25"


def misspelt(name, dice):
    """The name with one letter changed, dropped, doubled or swapped."""
    at = dice.randrange(1, len(name) - 1)
    return dice.choice(
        [
            name[:at] + dice.choice(ALPHABET) + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )


def our_statement(text):
    """What our search asks the database, with the same columns as the references fetch."""
    return Person.objects.named_like(text)[:25].query.sql_with_params()


WAYS = {
    "ours": our_statement,
    "trigram index": lambda text: (TRIGRAM, [text, text]),
    "ILIKE": lambda text: (ILIKE, [text]),
    "words only": lambda text: (WORDS, [" & ".join(f"{word}:*" for word in text.split())]),
}


def by_sql(ask, asked):
    """The database alone: the statements are made before the clock starts."""
    statements = {text: ask(text) for text, _ in asked}

    def find(text):
        with connection.cursor() as cursor:
            begun = time.perf_counter()
            cursor.execute(*statements[text])
            rows = cursor.fetchall()
        return time.perf_counter() - begun, {cell for row in rows for cell in row if isinstance(cell, uuid.UUID)}

    return find


def side_by_side(finders, asked):
    """{way: (milliseconds, how often the one meant was among 25)}: every question put to each in turn.

    Each thrice, of which the quickest counts: what else the machine does is not what is measured. Then the median.
    """
    took, hits_of = {way: [] for way in finders}, dict.fromkeys(finders, 0)
    for typed, meant in asked:
        for way, find in finders.items():
            tries = [find(typed) for _ in range(TRIES)]
            took[way].append(min(seconds for seconds, _ in tries) * 1000)
            hits_of[way] += bool(meant & tries[0][1])
    return {way: (statistics.median(took[way]), hits_of[way] / len(asked)) for way in finders}


def questions(people):
    """Names as they stand in the table, and with one slip, each with everybody who bears it."""
    dice = random.Random(11)
    names = list(people.order_by("pk").values_list("sort_name", flat=True)[: QUERIES * 40 : 40])
    meant = {name: set(Person.objects.filter(sort_name=name).values_list("pk", flat=True)) for name in names}
    return {
        "exact": [(name, meant[name]) for name in names],
        "one typo": [(misspelt(name, dice), meant[name]) for name in names],
    }


def seen_by(user):
    """Two ways to ask for the cases one user may see: ours, and the trigram index with the same bound."""
    teams = list(Team.objects.seen_by(user).values_list("pk", flat=True))
    return {
        "ours": lambda text: (
            Episode.objects.visible_to(user).select_related("person").named_like(text)[:25].query.sql_with_params()
        ),
        "trigram index": lambda text: (SEEN, [teams, text, text]),
    }


def beginning_with(text):
    """What fills the box while the beginning of a name is typed."""
    return Episode.objects.select_related("person").named_from(text)[:25].query.sql_with_params()


def codes(people):
    """Parts of a tax code and of a phone number, as the references find them too: typed as they stand there."""
    return {
        "tax code": [(person.tax_code, {person.pk}) for person in people],
        "its first nine": [(person.tax_code[:9], {person.pk}) for person in people],
        "last seven digits": [(person.phone[-7:], {person.pk}) for person in people],
        "last four digits": [(person.phone[-4:], {person.pk}) for person in people],
    }


def shown(label, medians, beside, *, goal=""):
    """Print one question with its ratio; what was measured is handed back."""
    for way, (median, recall) in medians.items():
        print(f"  {label:26} {way:14} {median:8.2f} ms   recall@25 {recall:.2f}")
    for way in beside:
        bound = f"   goal <= {goal[way]:.3f}" if way in goal else ""
        print(f"  {label:26} ours / {way}  {medians['ours'][0] / medians[way][0]:.3f}{bound}")
    return medians["ours"][0]


def by_name(label, asked):
    """All people, without rights: what the references do."""
    # The slow scan of ILIKE empties the processor's caches: it is asked by itself.
    medians = side_by_side({way: by_sql(WAYS[way], asked) for way in ("ours", "trigram index", "words only")}, asked)
    medians |= side_by_side({"ILIKE": by_sql(WAYS["ILIKE"], asked[:12])}, asked[:12])
    goal = GOALS.get(settings.BENCH_PEOPLE, {}) if label == "one typo" else {"words only": 1.5}
    return shown(label, medians, ("trigram index", "ILIKE", "words only"), goal=goal)


def by_reader(name, user):
    """In life: what a reader may see, and the eight lines that come while one types, objects and all."""
    for label, asked in questions(Person.objects.visible_to(user)).items():
        ways = {way: by_sql(ask, asked) for way, ask in seen_by(user).items()}
        label = f"{label}, {name}"
        shown(label, side_by_side(ways, asked), ("trigram index",), goal=GOALS.get(settings.BENCH_PEOPLE, {}))
        took = [min(_seconds(lambda text=text: hits(text, reader=user)) for _ in range(TRIES)) for text, _ in asked]
        print(f"  {label:26} the lines under the box {statistics.median(took) * 1000:.1f} ms")


def _seconds(deed):
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def growth(measured):
    """The exponent between the sizes measured so far, each kept beside the database."""
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    kept[str(settings.BENCH_PEOPLE)] = measured
    KEPT.write_text(json.dumps(kept))
    (small, before), (large, after) = min(kept.items(), key=_size), max(kept.items(), key=_size)
    for label in measured if small != large else ():
        exponent = math.log(after[label] / before[label]) / math.log(int(large) / int(small))
        print(f"  {label:26} grows from {small} to {large} people with exponent {exponent:.2f}   goal <= 0.4")


def _size(kept):
    return int(kept[0])


def run():
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_people')")
        missing = cursor.fetchone() == (None,)
    if missing:
        run_as_owner(SETUP)
    measured = {label: by_name(label, asked) for label, asked in questions(Person.objects.all()).items()}
    for name, email in (("one team", "worker0"), ("the desk", "coordinator")):
        by_reader(name, User.objects.get(email=f"{email}@example.org"))
    beginnings = {name[:4]: meant for name, meant in questions(Person.objects.all())["exact"]}
    ways = {
        "ours": by_sql(beginning_with, beginnings.items()),
        "words only": by_sql(WAYS["words only"], beginnings.items()),
    }
    shown("four letters", side_by_side(ways, beginnings.items()), ("words only",), goal={"words only": 1.5})
    for label, asked in codes(Person.objects.order_by("pk")[: QUERIES * 40 : 40]).items():
        medians = side_by_side({"ours": by_sql(WAYS["ours"], asked)}, asked)
        medians |= side_by_side({"ILIKE": by_sql(lambda text: (CODES, [text, text]), asked[:12])}, asked[:12])
        measured[label] = shown(label, medians, ("ILIKE",))
    growth(measured)

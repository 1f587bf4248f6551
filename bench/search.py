"""Finding people by name: ours beside a trigram index and ILIKE, with exact names and with one typo."""

import random
import statistics
import time

from django.db import connection

from beneficiaries.models import Person

QUERIES = 40
ALPHABET = "abcdefghilmnopqrstuvz"

SETUP = """
CREATE TABLE bench_people AS SELECT * FROM beneficiaries_person;
ALTER TABLE bench_people ADD PRIMARY KEY (id);
CREATE INDEX bench_people_trgm ON bench_people USING gin (sort_name gin_trgm_ops);
ANALYZE bench_people;
"""
TRIGRAM = "SELECT * FROM bench_people WHERE sort_name %% %s ORDER BY similarity(sort_name, %s) DESC LIMIT 25"
ILIKE = "SELECT * FROM bench_people WHERE last_name || ' ' || first_name ILIKE '%%' || %s || '%%' LIMIT 25"
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


def by_sql(way, asked):
    """The database alone: the statements are made before the clock starts."""
    statements = {text: WAYS[way](text) for text, _ in asked}

    def find(text):
        with connection.cursor() as cursor:
            begun = time.perf_counter()
            cursor.execute(*statements[text])
            rows = cursor.fetchall()
        return time.perf_counter() - begun, [row[0] for row in rows]

    return find


def by_objects(people):
    """The whole of it: 25 people in Python."""

    def find(text):
        begun = time.perf_counter()
        found = list(people(text))
        return time.perf_counter() - begun, [person.pk for person in found]

    return find


def side_by_side(finders, asked):
    """{way: (median milliseconds, how often the one meant was among 25)}, every question put to each in turn."""
    took, hits = {way: [] for way in finders}, dict.fromkeys(finders, 0)
    for typed, meant in [*asked[:5], *asked]:
        for way, find in finders.items():
            seconds, found = find(typed)
            took[way].append(seconds * 1000)
            hits[way] += bool(meant & set(found))
    rounds = len(asked) + 5
    return {way: (statistics.median(took[way][5:]), hits[way] / rounds) for way in finders}


def questions():
    """Names as they stand in the table, and with one slip, each with everybody who bears it."""
    dice, people = random.Random(11), Person.objects.order_by("pk")
    names = list(people.values_list("sort_name", flat=True)[: QUERIES * 40 : 40])
    meant = {name: set(Person.objects.filter(sort_name=name).values_list("pk", flat=True)) for name in names}
    return {
        "exact": [(name, meant[name]) for name in names],
        "one typo": [(misspelt(name, dice), meant[name]) for name in names],
    }


def run():
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_people')")
        if cursor.fetchone() == (None,):
            cursor.execute(SETUP)
    whole = {
        "ours": by_objects(lambda text: Person.objects.named_like(text)[:25]),
        "trigram index": by_objects(lambda text: Person.objects.raw(TRIGRAM, [text, text])),
    }
    for label, asked in questions().items():
        # The slow scan of ILIKE empties the processor's caches: it is asked by itself.
        medians = side_by_side({way: by_sql(way, asked) for way in ("ours", "trigram index", "words only")}, asked)
        medians |= side_by_side({"ILIKE": by_sql("ILIKE", asked)}, asked)
        for way, (median, recall) in medians.items():
            print(f"  {label:9} {way:14} {median:7.2f} ms   recall@25 {recall:.2f}")
        ratio = medians["ours"][0] / medians["trigram index"][0]
        objects = side_by_side(whole, asked)
        with_objects = objects["ours"][0] / objects["trigram index"][0]
        goal = "goal <= 0.1, recall >= 0.97" if label == "one typo" else ""
        print(f"  {label:9} ours / trigram index  {ratio:.3f}   {goal}")
        print(f"  {label:9} the same with 25 objects made of the rows  {with_objects:.3f}")

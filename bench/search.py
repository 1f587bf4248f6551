"""Finding people by name: ours beside a trigram index and ILIKE, with exact names and with one typo."""

import random
import statistics
import time

from django.db import connection

from beneficiaries.models import Person

QUERIES = 40
ALPHABET = "abcdefghilmnopqrstuvz"

SETUP = """
CREATE TABLE IF NOT EXISTS bench_names AS SELECT id, sort_name FROM beneficiaries_person;
CREATE INDEX IF NOT EXISTS bench_names_trgm ON bench_names USING gin (sort_name gin_trgm_ops);
ANALYZE bench_names;
"""
TRIGRAM = "SELECT id FROM bench_names WHERE sort_name %% %s ORDER BY similarity(sort_name, %s) DESC LIMIT 25"
ILIKE = "SELECT id FROM bench_names WHERE sort_name ILIKE %s LIMIT 25"


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


def ours(text):
    return [person.sort_name for person in Person.objects.named_like(text)[:25]]


def by_sql(statement, times):
    def find(text):
        with connection.cursor() as cursor:
            cursor.execute(statement, [text] * times if "%%" in statement else [f"%{text}%"])
            ids = [row[0] for row in cursor.fetchall()]
        return list(Person.objects.filter(pk__in=ids).values_list("sort_name", flat=True))

    return find


def timed(find, asked):
    """Median milliseconds, and how often the name meant was among the first 25."""
    took, found = [], 0
    for meant, typed in asked:
        start = time.perf_counter()
        names = find(typed)
        took.append((time.perf_counter() - start) * 1000)
        found += meant in names
    return statistics.median(took), found / len(asked)


def run():
    with connection.cursor() as cursor:
        cursor.execute(SETUP)
    dice = random.Random(11)
    meant = list(Person.objects.order_by("pk").values_list("sort_name", flat=True)[: QUERIES * 40 : 40])
    exact = [(name, name) for name in meant]
    typos = [(name, misspelt(name, dice)) for name in meant]
    ways = {"ours": ours, "trigram index": by_sql(TRIGRAM, 2), "ILIKE": by_sql(ILIKE, 1)}
    medians = {}
    for way, find in ways.items():
        timed(find, exact[:5])
        for label, asked in (("exact", exact), ("one typo", typos)):
            medians[way, label], recall = timed(find, asked)
            print(f"  {way:14} {label:9} {medians[way, label]:8.2f} ms   recall@25 {recall:.2f}")
    ratio = medians["ours", "one typo"] / medians["trigram index", "one typo"]
    print(f"  ours / trigram index, one typo  {ratio:.3f}   goal <= 0.1, recall >= 0.97")

"""Matching: the costs of all pairs beside a plain matrix product, the plan beside scipy's, growth and memory."""

import os
import resource
import sys
import time
from dataclasses import dataclass

import numpy as np

from bench.rasch import exponent, in_turn
from placements.matching.planning import NOBODY, plan
from placements.matching.scoring import costs, pairs
from placements.matching.tables import BAR, HALF_STEP, Tables

PEOPLE, OPENINGS = 10_000, 5_000
STEPS, THINGS = 30, 30
"""Columns: steps that are asked, and things that may bar (times, days, demands, licences, languages, hours)."""

ALIKE = 5_000
GROWTH = (1_000, 2_000, 3_500, 5_000)
ALONE = 1e7
"""What somebody without a place costs in scipy's table; dearer than all that others could give up."""


@dataclass(frozen=True)
class Invented:
    """Two sides; some openings ask little and please nearly everybody, as in life: wishes are correlated."""

    tables: Tables

    @classmethod
    def of(cls, people, openings, seed=1):
        dice = np.random.default_rng(seed)
        able, easy = dice.random(people), np.sort(dice.random(openings))
        lacks = dice.random((people, STEPS)) > 0.3 + 0.5 * able[:, None]
        asked = (dice.random((openings, STEPS)) < 0.1 + 0.7 * easy[:, None]) * dice.choice((1, 2), (openings, STEPS))
        cannot, asks = dice.random((people, THINGS)) < 0.25, dice.random((openings, THINGS)) < 0.35
        sides = np.hstack([lacks, cannot]), np.hstack([asked * HALF_STEP, asks * 2 * BAR])
        return cls(Tables(*(side.astype(np.float32) for side in sides)))


def plain_python(tables, people):
    """The same costs, pair by pair and column by column."""
    rows, openings = tables.people[:people].tolist(), tables.openings.tolist()
    return [[sum(h * a for h, a in zip(row, opening, strict=True)) for opening in openings] for row in rows]


def all_pairs():
    tables = Invented.of(PEOPLE, OPENINGS).tables
    floor = tables.people[:, :STEPS].copy(), tables.openings[:, :STEPS].copy()
    found = in_turn(
        {
            "plain product, 30 columns": lambda: floor[0] @ floor[1].T,
            "ours, with all that bars": lambda: costs(tables),
            "ours, only the possible pairs": lambda: pairs(tables),
        }
    )
    few = 20
    begun = time.perf_counter()
    by_hand = plain_python(tables, few)
    python = (time.perf_counter() - begun) * PEOPLE / few
    table, possible = found["ours, with all that bars"][1], found["ours, only the possible pairs"][1]
    assert np.array_equal(np.array(by_hand, np.float32), table[:few])
    assert len(possible) == int((table < BAR).sum())
    print(f"  {PEOPLE:,} people x {OPENINGS:,} openings, {len(possible) / table.size:.1%} of the pairs possible")
    for way, (seconds, _answer) in found.items():
        print(f"  {way:30} {seconds:7.3f} s")
    ratio = found["ours, with all that bars"][0] / found["plain product, 30 columns"][0]
    print(f"  ours / plain product     {ratio:.2f}   goal <= 1.5")
    print(
        f"  plain Python / ours      {python / found['ours, with all that bars'][0]:,.0f}   goal >= 300 (extrapolated)"
    )


def dense(possible, people, openings):
    """The table scipy reads: what is not possible costs as much as having no place."""
    table = np.full((people, openings), ALONE)
    table[possible.person, possible.opening] = possible.cost
    return table


def beside_scipy():
    from scipy.optimize import linear_sum_assignment

    possible = pairs(Invented.of(ALIKE, ALIKE).tables)
    table = dense(possible, ALIKE, ALIKE)
    ours = in_turn({"ours": lambda: plan(possible, people=ALIKE, places=np.ones(ALIKE, int))}, rounds=3)["ours"]
    begun = time.perf_counter()
    rows, columns = linear_sum_assignment(table)
    theirs = time.perf_counter() - begun
    again = in_turn({"ours": lambda: plan(possible, people=ALIKE, places=np.ones(ALIKE, int))}, rounds=3)["ours"]
    seconds = min(ours[0], again[0])
    placed = ours[1] != NOBODY
    cost = table[np.arange(ALIKE)[placed], ours[1][placed]].sum() + ALONE * (~placed).sum()
    print(f"  {ALIKE:,} people x {ALIKE:,} openings, wishes alike, {len(possible):,} possible pairs")
    apart = cost - table[rows, columns].sum()
    print(f"  ours {seconds:.2f} s   scipy {theirs:.2f} s   difference of the optimum {apart:g}   goal within 1e-6")
    print(f"  scipy / ours             {theirs / seconds:.1f}   goal >= 20")


def growth():
    took = {}
    for people in GROWTH:
        possible = pairs(Invented.of(people, people).tables)
        asked = {"ours": lambda p=possible, n=people: plan(p, people=n, places=np.ones(n, int))}
        took[len(possible)] = in_turn(asked, rounds=3)["ours"][0]
    for count, seconds in took.items():
        print(f"  {count:9,} possible pairs {seconds:7.3f} s")
    print(f"  time grows as pairs to the power {exponent(took):.2f}   goal <= 1.2")


def memory():
    """The most a process of its own takes above its beginning, ours and the dense table with scipy's optimum."""
    ours, theirs = (_peak(way) for way in (_plan_alone, _dense_alone))
    print(f"  memory, {PEOPLE:,} x {OPENINGS:,}: ours {ours:.0f} MB, dense {theirs:.0f} MB")
    print(f"  ours / dense             {ours / theirs:.2f}   goal <= 0.5")


def _plan_alone(tables):
    plan(pairs(tables), people=PEOPLE, places=np.ones(OPENINGS, int))


def _dense_alone(tables):
    from scipy.optimize import linear_sum_assignment

    table = costs(tables).astype(np.float64)
    table[table >= BAR] = ALONE
    linear_sum_assignment(table)


def _peak(way):
    """Megabytes, measured in a child: its high-water mark above what it held before."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        tables = Invented.of(PEOPLE, OPENINGS).tables
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        way(tables)
        os.write(tell, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before).encode())
        os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told) as answer:
        return int(answer.read()) / (1024 if sys.platform == "linux" else 1024**2)


def run():
    memory()  # first: a child begins with what its parent holds
    all_pairs()
    beside_scipy()
    growth()
